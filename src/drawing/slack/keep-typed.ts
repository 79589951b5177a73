/** The window that somebody sent in, once more with all that they filled in: shown while the answer takes long. */

import type { Labels } from '../../words/words';
import type { CardPart, Cards } from '../cards';
import { drawText, MOST, shorten } from './pen';

export interface SentView {
  callback_id: string;
  private_metadata: string;
  blocks: readonly unknown[];
  state: { values: Record<string, Record<string, Filled>> };
}

interface Filled {
  value?: string | null | undefined;
  selected_option?: object | null | undefined;
  selected_options?: object[] | null | undefined;
  selected_date?: string | null | undefined;
}

/** Whoever waits in vain sends it in again: each step of hand-off knows what it did already. */
export function keepTyped(cards: Cards, labels: Labels, view: SentView, submit: string): CardPart {
  const { callback_id, private_metadata, blocks, state } = view;
  const filled = new Map(Object.values(state.values).flatMap((block) => Object.entries(block)));
  const kept = (blocks as CardPart[])
    // Slack sends a picture back with more than it takes.
    .filter(({ type }) => type !== 'image')
    .map((block) => (block.type === 'input' ? withTyped(block, filled) : block));
  return {
    ...cards('view', {
      callback: callback_id,
      title: shorten(labels.name ?? '', MOST.title),
      seal: private_metadata,
    }),
    submit: cards('submit', { text: shorten(submit, MOST.submit) }),
    blocks: [...drawText(cards, { text: [labels.moment, labels.kept].join(' '), italic: true }), ...kept],
  };
}

function withTyped(block: CardPart, filled: ReadonlyMap<string, Filled>): CardPart {
  const { initial_value, initial_option, initial_options, initial_date, ...element } =
    block.element as CardPart;
  const given = filled.get(String(element.action_id));
  if (!given) return block;
  const { value, selected_option, selected_options, selected_date } = given;
  return {
    ...block,
    element: {
      ...element,
      ...(value && { initial_value: value }),
      ...(selected_option && { initial_option: selected_option }),
      ...(selected_options?.length && { initial_options: selected_options }),
      ...(selected_date && { initial_date: selected_date }),
    },
  };
}
