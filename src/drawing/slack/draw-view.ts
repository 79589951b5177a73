/** Worded page to a Slack modal. Sentences and slots come from elsewhere; here only their order. */

import type { DeskLink } from '../../guide/page';
import { areLanguagesShown, takesQuestion, waysAround } from '../around';
import type { CardPart, Cards } from '../cards';
import { asks } from '../counted';
import { refineFrom, targetButtons } from '../numbered';
import { sourceLines } from '../source-lines';
import { drawBlock, drawNamed } from './draw-block';
import { drawField } from './draw-field';
import { drawButton, drawChoice, drawQuiet, drawText, MOST, type Pen, type SlackPage, shorten } from './pen';
import { spreadSeal } from './spread-seal';

/** Slack's own. */
export const BLOCKS_MOST = 100;
/** Desks on the first part: one first step, and one if you would rather not. */
const RANKED = 2;
/** The field of a question. */
export const QUESTION = 'question';
/** What a view is sent in for, after its language: the question, or what its first choice leads to. */
export const ASKED = 'ask';
export const SENT = 'send';
/** In characters. */
const QUESTION_MOST = 2000;

/** The whole view, for `views.open` and `views.update`. */
export function drawView(cards: Cards, view: SlackPage): CardPart {
  const { page, labels, notice, part = 0 } = view;
  let numbered = 0;
  const pen: Pen = {
    ...view,
    cards,
    targets: targetButtons(page, view.named),
    number: () => numbered++,
  };
  const sent = sendingOf(pen);
  const top = [
    ...drawText(cards, { text: labels.dangerLine ?? '', bold: true }),
    ...(notice ? drawText(cards, { text: notice, italic: true }) : []),
    cards('heading', { text: shorten(page.title, MOST.heading) }),
  ];
  const parts = drawParts(pen, sent.choice, BLOCKS_MOST - top.length);
  const shown = parts[Math.min(Math.max(part, 0), parts.length - 1)] ?? [];
  const blocks = spreadSeal([...top, ...shown], view.seal);
  const { privateMetadata } = blocks;
  return {
    ...cards('view', {
      callback: `${page.language} ${sent.callback}`,
      title: shorten(labels.name ?? '', MOST.title),
      seal: privateMetadata,
    }),
    ...(sent.label && { submit: cards('submit', { text: shorten(sent.label, MOST.submit) }) }),
    blocks: blocks.blocks,
  };
}

interface Sending {
  callback: string;
  /** Absent: nothing is asked here. */
  label?: string | undefined;
  /** The choice that it stands for, and that needs no button of its own; absent when its name is too long for it. */
  choice?: number;
}

/** Slack wants one button below every form: the question on a page of the guide, the first choice elsewhere. */
function sendingOf({ page, labels, targets, named }: Pen): Sending {
  if (asks(page)) {
    const index = Math.max(
      0,
      page.choices.findIndex(({ weight }) => weight === 'primary'),
    );
    const label = page.choices[index]?.label ?? '';
    const target = page.choices.length > 0 ? targets.choice(index) : targets.start;
    const callback = `${SENT} ${target.name} ${target.value}`;
    const fits = label !== '' && label.length <= MOST.submit;
    return fits ? { callback, label, choice: index } : { callback, label: labels.next };
  }
  return { callback: ASKED, ...(takesQuestion(page, named) && { label: labels.ask }) };
}

/** Each part fits in a view; the ways around stand on every one. */
function drawParts(pen: Pen, sentChoice: number | undefined, most: number): CardPart[][] {
  const { page, labels } = pen;
  const blocks = page.blocks.map((block, index) => drawBlock(pen, block, index));
  const [first, rest] = drawDesks(pen, page.desks ?? []);
  const choices = page.choices.flatMap(({ label, weight }, index) =>
    index === sentChoice ? [] : [drawChoice(pen, pen.targets.choice(index), label, weight)],
  );
  const left = String((page.desks?.length ?? 0) - RANKED);
  const more = (part: number, label = '') =>
    drawChoice(pen, { name: 'part', value: part }, label.replace('{n}', left));
  const before = [...blocks.slice(0, refineFrom(page)).flat(), ...first];
  const after = [...choices, ...blocks.slice(refineFrom(page)).flat()];
  const tail = [...drawQuestion(pen), ...drawSources(pen), drawNavigation(pen)];
  const room = most - tail.length - 1;
  // The other desks are one tap from the first ones, not from the end of the page.
  const isShort = rest.length > 0 && before.length + after.length < room;
  const main = isShort ? [...before, more(1, labels.showAll), ...after] : [...before, ...after];
  const parts = [...chunks(main, room), ...(rest.length > 0 ? chunks(rest, room) : [])];
  return parts.map((body, index) => {
    const isLast = index === parts.length - 1 || (isShort && index === 0);
    return [...body, ...(isLast ? [] : [more(index + 1, labels.more)]), ...tail];
  });
}

function chunks(all: CardPart[], size: number): CardPart[][] {
  const count = Math.max(1, Math.ceil(all.length / size));
  return Array.from({ length: count }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** One first step and one if you would rather not; all the others on the next part. */
function drawDesks(pen: Pen, desks: DeskLink<string>[]): [CardPart[], CardPart[]] {
  const { labels, targets, cards } = pen;
  const ranks = [labels.first ?? '', labels.second ?? ''];
  const drawn = desks.map(({ label, reason }, index) => {
    const weight = index === 0 ? 'primary' : undefined;
    const button = drawButton(pen, targets.desk(index), labels.reads, weight, `${labels.reads}: ${label}`);
    return [
      ...drawQuiet(cards, ranks[index] ?? ''),
      ...drawNamed(pen, label, reason),
      cards('buttons', { buttons: [button] }),
    ];
  });
  return [drawn.slice(0, RANKED).flat(), drawn.slice(RANKED).flat()];
}

/** Typed here, a question stays in this window. Sent from a hand-off page, it would lose the draft. */
function drawQuestion(pen: Pen): CardPart[] {
  const { page, labels, named } = pen;
  if (!takesQuestion(page, named)) return [];
  const field = {
    type: 'field',
    name: QUESTION,
    input: 'text',
    required: true,
    most: QUESTION_MOST,
  } as const;
  const label = labels.question ?? '';
  const hint = labels.questionHint ?? '';
  return [pen.cards('line', {}), ...drawField(pen, { ...field, label, hint })];
}

function drawSources({ page, labels, cards }: Pen): CardPart[] {
  const lines = sourceLines(page, labels);
  return lines.length === 0 ? [] : drawQuiet(cards, [labels.sources, ...lines].join('\n'));
}

function drawNavigation(pen: Pen): CardPart {
  const { page, labels, cards, languages, targets } = pen;
  const way = (name: 'back' | 'start' | 'danger' | 'language') =>
    drawButton(pen, targets[name], labels[name], name === 'danger' ? 'danger' : undefined);
  const ways = waysAround(page).map(way);
  const spoken = areLanguagesShown(languages)
    ? languages.map(({ code, name }) => drawButton(pen, { name: 'language', value: code }, name))
    : [way('language')];
  return cards('buttons', { buttons: [...ways, ...spoken] });
}
