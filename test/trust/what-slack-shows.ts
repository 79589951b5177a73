/** What Slack makes of a page, by its published rules: which elements there are, and what stands where words were typed. */

import type { Cards } from '../../src/drawing/cards';
import { drawView } from '../../src/drawing/slack/draw-view';
import type { WordedPage } from '../../src/guide/page';
import { partsOf } from '../drawing/parts-of';
import { example } from '../fakes/example';
import type { Seen } from './what-is-seen';

type Json = Record<string, unknown>;

const { words } = example();
/** Slack reads these itself: mentions, links and emoji. In rich text and plain text it reads nothing else. */
const MEANT = new Set([
  'mrkdwn',
  'user',
  'usergroup',
  'channel',
  'broadcast',
  'emoji',
  'link',
  'date',
  'color',
]);

/** All parts of the page, one after the other. */
export function readSlack(cards: Cards, page: WordedPage): Seen {
  const view = { page, labels: words.labels('en'), seal: 'seal', named: true, languages: [] };
  const views: Json[] = [drawView(cards, view)];
  while (JSON.stringify(views.at(-1)).includes(`:part:${views.length}"`)) {
    views.push(drawView(cards, { ...view, part: views.length }));
  }
  const parts = views.flatMap((one) => partsOf(one));
  const elements: Record<string, number> = {};
  for (const { type } of parts) elements[String(type)] = (elements[String(type)] ?? 0) + 1;
  const isActive = ({ type, emoji }: Json) => MEANT.has(String(type)) || emoji === true;
  return {
    elements,
    active: parts.filter(isActive).length,
    texts: views.flatMap((one) => (one.blocks as Json[]).slice(2).flatMap(typedIn)),
  };
}

/** Of each block in turn: sender, message, fact, line, area. */
function typedIn(block: Json): string[] {
  if (block.type === 'input') return [String((block.element as Json).initial_value)];
  if (block.type !== 'rich_text') return [];
  const runs = partsOf(block).filter(({ type }) => type === 'text');
  const texts = runs.map(({ text }) => String(text));
  const isQuote = JSON.stringify(block).includes('rich_text_quote');
  return isQuote ? texts : texts.slice(1);
}
