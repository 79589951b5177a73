/** The two views that are no page: the Home tab, and what stands there while something takes long. And the knock. */

import type { Labels } from '../../words/words';
import type { CardPart, Cards } from '../cards';
import { drawButton, drawQuiet, drawText, MOST, shorten } from './pen';
import { METADATA_MOST } from './spread-seal';

const PRIMARY = 'primary';

/** One button, and what Slack and the employer can see. */
export function drawHome(cards: Cards, labels: Labels): CardPart {
  return {
    ...cards('home', {}),
    blocks: [
      cards('heading', { text: labels.name }),
      ...drawText(cards, { text: labels.slackDoor ?? '' }),
      cards('buttons', { buttons: [openButton(cards, labels, '')] }),
      ...drawText(cards, { text: labels.dangerLine ?? '', bold: true }),
      ...drawQuiet(cards, labels.slackNotice ?? ''),
    ],
  };
}

/**
 * Shown when an answer takes longer than Slack waits for one. Its button asks again for what `seal` stands for, in case
 * the answer never comes.
 */
export function drawMoment(cards: Cards, labels: Labels, language: string, seal: string): CardPart {
  const asked = { name: 'part', value: 0 } as const;
  const button = drawButton({ cards, number: () => 0 }, asked, labels.open, PRIMARY);
  return {
    ...cards('view', {
      callback: `${language} moment`,
      title: shorten(labels.name ?? '', MOST.title),
      seal: seal.length <= METADATA_MOST ? seal : '',
    }),
    blocks: [
      ...drawText(cards, { text: labels.dangerLine ?? '', bold: true }),
      ...drawText(cards, { text: labels.moment ?? '' }),
      cards('buttons', { buttons: [button] }),
    ],
  };
}

/** One neutral line and one button. It stays in the chat, so it says nothing else. */
export function drawKnock(
  cards: Cards,
  { line, labels, seal }: { line: string; labels: Labels; seal: string | undefined },
): CardPart[] {
  const button = openButton(cards, labels, seal ?? '');
  return [cards('knock', { line: shorten(line, MOST.text) }), cards('buttons', { buttons: [button] })];
}

function openButton(cards: Cards, labels: Labels, seal: string): CardPart {
  const button = drawButton({ cards, number: () => 0 }, { name: 'open', value: '' }, labels.open, PRIMARY);
  return { ...button, ...(seal && { value: seal }) };
}
