/** The card of a knock: one neutral line and one button. It stays in the chat, so it says nothing else. */

import type { CardPart, Cards } from '../cards';

export interface KnockView {
  line: string;
  /** The name of the button. */
  open: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** What the button opens: the web page at `url`, or a dialog, on the page that `seal` stands for. */
  opens: { url: string } | { seal?: string | undefined };
}

export function drawKnock(cards: Cards, { line, open, language, direction, opens }: KnockView): CardPart {
  const url = 'url' in opens ? opens.url : '';
  const seal = 'seal' in opens ? opens.seal : undefined;
  const data = { msteams: { type: 'task/fetch' }, ...(seal && { seal }) };
  return {
    ...cards('card', { language, rtl: direction === 'rtl', title: line, fallback: line }),
    body: [cards('knock', { line, open, url, data })],
  };
}
