/** What every part of a card is drawn with, and its buttons. */

import type { Weight, WordedPage } from '../../guide/page';
import type { Labels } from '../../words/words';
import type { CardPart, Cards } from '../cards';
import { asks } from '../counted';
import type { Target, Targets } from '../numbered';

export interface CardView {
  page: WordedPage;
  labels: Labels;
  /** For what the page itself offers: its choices, links and fields. */
  seal: string;
  /** A shorter one for what stands around it: navigation, languages and the question. Otherwise the same. */
  around?: string;
  /** A hand-off page: its buttons name their places, and there is nothing on it that would lose what is typed. */
  named?: boolean;
  notice?: string | undefined;
  /** The other languages: code and own name. */
  languages: readonly { code: string; name: string }[];
  /** `chat`: buttons replace the card. `dialog`: buttons submit, and the dialog shows the next card. */
  mode: 'chat' | 'dialog';
}

export interface Pen extends CardView {
  cards: Cards;
  targets: Targets;
  /** Something must be filled in: a way elsewhere then leaves behind what was typed, which otherwise goes along. */
  isHeld: boolean;
}

export const STYLES: Record<Weight | 'plain', string> = {
  primary: 'positive',
  danger: 'destructive',
  quiet: 'default',
  plain: 'default',
};

interface ButtonLook {
  style?: string;
  tooltip?: string;
  /** Works whatever is left empty on the page, and sends nothing of what is filled in. */
  free?: boolean;
}

/** A button of what the page itself offers. */
export function button(pen: Pen, target: Target, title: string | undefined, look: ButtonLook = {}): CardPart {
  return go(pen, { seal: pen.seal, [target.name]: target.value }, title, look);
}

/** A button of what stands around the page; a field left empty keeps no one from it. */
export function aroundButton(
  pen: Pen,
  asked: Target | { language: string },
  title: string | undefined,
): CardPart {
  const data = 'name' in asked ? { [asked.name]: asked.value } : asked;
  return go(pen, { seal: sealAround(pen), ...data }, title, { free: true });
}

/** The button that sends the question field of a page. */
export function askButton(pen: Pen): CardPart {
  return go(pen, { seal: sealAround(pen) }, pen.labels.ask, {});
}

function sealAround({ seal, around = seal }: Pen): string {
  return around;
}

function go(
  { cards, mode, page }: Pen,
  data: Record<string, unknown>,
  title: string | undefined,
  { style = STYLES.plain, tooltip = '', free = false }: ButtonLook,
): CardPart {
  const draw = (carried: CardPart) => cards(`go-${mode}`, { title, tooltip, style, data: carried });
  if (!asks(page)) return draw(data);
  if (free) return { ...draw(data), associatedInputs: 'none' };
  // A client sends nothing of a field that somebody emptied.
  return draw({ ...data, asks: page.blocks.flatMap((block) => (block.type === 'field' ? block.name : [])) });
}

/** Behind one tap, on the card itself. `id` stands once on a card. */
export function fold(cards: Cards, id: string, title: string | undefined, items: CardPart[]): CardPart[] {
  return [cards('more', { id, title }), { type: 'Container', id, isVisible: false, items }];
}
