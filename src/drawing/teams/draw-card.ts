/** Worded page to Adaptive Card. Sentences and slots come from elsewhere; here only their order. */

import type { DeskLink } from '../../guide/page';
import { areLanguagesShown, takesQuestion, waysAround } from '../around';
import type { CardPart, Cards } from '../cards';
import { refineFrom, targetButtons } from '../numbered';
import { sourceLines } from '../source-lines';
import { drawBlock, drawParagraph } from './draw-block';
import { aroundButton, askButton, button, type CardView, fold, type Pen, STYLES } from './pen';

/** The whole card, to be sent as `application/vnd.microsoft.card.adaptive`. */
export function drawCard(cards: Cards, view: CardView): CardPart {
  const { page, labels, notice } = view;
  const isHeld = page.blocks.some((block) => block.type === 'field' && block.required);
  const pen: Pen = { ...view, cards, targets: targetButtons(page, view.named), isHeld };
  const blocks = page.blocks.map((block, index) => drawBlock(pen, block, index));
  const frame = cards('card', {
    language: page.language,
    rtl: page.direction === 'rtl',
    title: page.title,
    // What a client that cannot draw this card shows instead: where you are, and whom to call.
    fallback: `${page.title}. ${labels.dangerLine}`,
  });
  return {
    ...frame,
    body: [
      cards('danger', { text: labels.dangerLine }),
      ...(notice ? [cards('box', { text: notice, style: 'warning', weight: 'Default' })] : []),
      cards('heading', { text: page.title }),
      ...blocks.slice(0, refineFrom(page)).flat(),
      ...drawDesks(pen, page.desks ?? []),
      ...page.choices.map((choice, index) =>
        cards('choice', {
          action: button(pen, pen.targets.choice(index), choice.label, {
            style: STYLES[choice.weight ?? 'plain'],
            free: isHeld && choice.weight === 'quiet',
          }),
        }),
      ),
      ...blocks.slice(refineFrom(page)).flat(),
      ...(hasQuestion(view) ? [drawQuestion(pen)] : []),
      ...drawSources(pen),
      ...drawNavigation(pen),
    ],
  };
}

function drawSources({ page, labels, cards }: Pen): CardPart[] {
  const lines = sourceLines(page, labels).map((line) => drawParagraph(cards, line, 'quiet', 'Small'));
  return lines.length > 0 ? fold(cards, 'sources', labels.sources, lines) : [];
}

/** Typed in the chat instead, a question would stay there; sent from a hand-off page, it would lose the draft. */
function hasQuestion({ page, mode, named }: CardView): boolean {
  return mode === 'dialog' && takesQuestion(page, named);
}

/** Typed here, a question leaves no message in the chat. */
function drawQuestion(pen: Pen): CardPart {
  const { cards, labels } = pen;
  return cards('question', { label: labels.question, hint: labels.questionHint, action: askButton(pen) });
}

function drawNavigation(pen: Pen): CardPart[] {
  const { page, labels, cards, languages } = pen;
  const around = (name: 'back' | 'start' | 'danger' | 'language') =>
    aroundButton(pen, pen.targets[name], labels[name]);
  const ways = waysAround(page).map(around);
  const spoken = areLanguagesShown(languages)
    ? languages.map(({ code, name }) => aroundButton(pen, { language: code }, name))
    : [around('language')];
  // Two rows: on a phone, four buttons in one would not fit.
  return [
    cards('navigation', { actions: ways, separator: true, spacing: 'Large' }),
    ...(spoken.length > 0
      ? [cards('navigation', { actions: spoken, separator: false, spacing: 'Small' })]
      : []),
  ];
}

/** One first step, one if you would rather not, and all the others behind one tap. */
function drawDesks(pen: Pen, desks: DeskLink<string>[]): CardPart[] {
  const { cards, labels, targets } = pen;
  const ranks = [labels.first, labels.second];
  const items = desks.map((desk, index) =>
    cards('desk', {
      rank: ranks[index] ?? '',
      label: desk.label,
      reason: desk.reason,
      action: button(pen, targets.desk(index), labels.reads, {
        style: index === 0 ? STYLES.primary : STYLES.plain,
        tooltip: `${labels.reads}: ${desk.label}`,
      }),
    }),
  );
  const rest = items.slice(ranks.length);
  if (rest.length === 0) return items;
  return [
    ...items.slice(0, ranks.length),
    ...fold(cards, 'more', labels.showAll?.replace('{n}', String(rest.length)), rest),
  ];
}
