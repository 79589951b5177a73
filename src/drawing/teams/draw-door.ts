/** The two cards that are no page: the constant card of a one-to-one chat, and the neutral line in a group. */

import type { Labels } from '../../words/words';
import type { CardPart, Cards } from '../cards';

export interface Spoken {
  labels: Labels;
  language: string;
  direction: 'ltr' | 'rtl';
}

export interface DoorView extends Spoken {
  /** Address of the web page. */
  publicUrl: string;
  /** After typed text: the seal of the proposals. Without it the button opens the start and is never stale. */
  seal?: string;
}

export function drawDoor(cards: Cards, { publicUrl, seal, ...spoken }: DoorView): CardPart {
  const { labels } = spoken;
  const data = { msteams: { type: 'task/fetch' }, ...(seal && { seal }) };
  const notice = seal ? [cards('paragraph', quiet(labels.typed))] : [];
  return {
    ...frame(cards, spoken),
    body: [
      cards('heading', { text: labels.name }),
      cards('paragraph', quiet(labels.door)),
      ...notice,
      cards('danger', { text: labels.dangerLine }),
      cards('door', { open: labels.open, data, web: labels.web, publicUrl }),
    ],
  };
}

export interface ElsewhereView extends Spoken {
  appId: string;
}

export function drawElsewhere(cards: Cards, { appId, ...spoken }: ElsewhereView): CardPart {
  const { labels } = spoken;
  return {
    ...frame(cards, spoken),
    body: [
      cards('paragraph', quiet(labels.elsewhere)),
      ...(appId === '' ? [] : [cards('elsewhere', { open: labels.privateChat, appId })]),
    ],
  };
}

function quiet(text: string | undefined) {
  return { text, spacing: 'Default', color: 'Default', weight: 'Default', subtle: true };
}

function frame(cards: Cards, { labels, language, direction }: Spoken): CardPart {
  const rtl = direction === 'rtl';
  return cards('card', {
    language,
    rtl,
    title: labels.name,
    fallback: `${labels.name}. ${labels.dangerLine}`,
  });
}
