/** Worded page to Adaptive Card. Sentences and slots come from elsewhere; here only their order. */

import type { Block, DeskLink, Tone, Weight, WordedPage } from '../../guide/page';
import type { Labels } from '../../words/words';
import { barLengths, type Chart } from '../bars';
import { contactAddress } from '../contact-address';
import { asks, isCounted } from '../counted';
import { BUTTON, type Numbers, numberButtons, refineFrom } from '../numbered';
import { sourceLines } from '../source-lines';
import type { CardPart, Cards } from './cards';

export interface CardView {
  page: WordedPage;
  labels: Labels;
  seal: string;
  notice?: string | undefined;
  /** The other languages: code and own name. */
  languages: readonly { code: string; name: string }[];
  /** `chat`: buttons replace the card. `dialog`: buttons submit, and the dialog shows the next card. */
  mode: 'chat' | 'dialog';
}

interface Pen extends CardView {
  cards: Cards;
  numbers: Numbers;
}

const STYLES: Record<Weight | 'plain', string> = {
  primary: 'positive',
  danger: 'destructive',
  quiet: 'default',
  plain: 'default',
};

/** More languages than this are a page of their own. */
const LANGUAGES_SHOWN = 2;

const TICK = '✓';
const BAR_BLOCK = '█';
/** The longest bar, in blocks: on a phone it stays on one line. */
const BAR_BLOCKS = 12;

type Of<Type extends Block<string>['type']> = Extract<Block<string>, { type: Type }>;

/** The whole card, to be sent as `application/vnd.microsoft.card.adaptive`. */
export function drawCard(cards: Cards, view: CardView): CardPart {
  const { page, labels, notice } = view;
  const pen: Pen = { ...view, cards, numbers: numberButtons(page) };
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
          action: button(pen, pen.numbers.choice(index), choice.label, {
            style: STYLES[choice.weight ?? 'plain'],
          }),
        }),
      ),
      ...blocks.slice(refineFrom(page)).flat(),
      ...(view.mode === 'dialog' && page.place !== 'danger' ? [drawQuestion(pen)] : []),
      ...drawSources(pen),
      ...drawNavigation(pen),
    ],
  };
}

function drawSources({ page, labels, cards }: Pen): CardPart[] {
  const lines = sourceLines(page, labels).map((line) => drawParagraph(cards, line, 'quiet', 'Small'));
  return lines.length > 0 ? fold(cards, 'sources', labels.sources, lines) : [];
}

/** A button of the page: it carries the seal and its number there, or what else it asks of that page. */
function button(
  { cards, mode, seal }: Pen,
  asks: number | Record<string, string>,
  title: string | undefined,
  { style = STYLES.plain, tooltip = '' } = {},
): CardPart {
  const data = { seal, ...(typeof asks === 'number' ? { i: asks } : asks) };
  return cards(`go-${mode}`, { title, tooltip, style, data });
}

/** Typed here, a question leaves no message in the chat. */
function drawQuestion(pen: Pen): CardPart {
  const { cards, labels } = pen;
  const action = button(pen, {}, labels.ask);
  return cards('question', { label: labels.question, hint: labels.questionHint, action });
}

function drawNavigation(pen: Pen): CardPart[] {
  const { page, labels, cards, languages } = pen;
  // A field left empty may keep no one from the way back, the start and help in danger.
  const free = (action: CardPart) => (asks(page) ? { ...action, associatedInputs: 'none' } : action);
  const around = (name: keyof typeof BUTTON) => free(button(pen, BUTTON[name], labels[name]));
  const ways = [
    ...(page.navigation.back === undefined ? [] : [around('back')]),
    ...(page.place === 'start' ? [] : [around('start')]),
    ...(page.place === 'danger' ? [] : [around('danger')]),
  ];
  const spoken =
    languages.length <= LANGUAGES_SHOWN
      ? languages.map(({ code, name }) => free(button(pen, { language: code }, name)))
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
  const { cards, labels, numbers } = pen;
  const ranks = [labels.first, labels.second];
  const items = desks.map((desk, index) =>
    cards('desk', {
      rank: ranks[index] ?? '',
      label: desk.label,
      reason: desk.reason,
      action: button(pen, numbers.desk(index), labels.reads, {
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

/** Behind one tap, on the card itself. `id` stands once on a card. */
function fold(cards: Cards, id: string, title: string | undefined, items: CardPart[]): CardPart[] {
  return [cards('more', { id, title }), { type: 'Container', id, isVisible: false, items }];
}

function drawBlock(pen: Pen, block: Block<string>, index: number): CardPart[] {
  const { cards, labels, numbers } = pen;
  switch (block.type) {
    case 'paragraph':
      return [drawParagraph(cards, block.text, block.tone ?? 'plain')];
    case 'list':
      return block.items.map((item, i) =>
        drawParagraph(cards, `${block.ordered ? `${i + 1})` : '•'} ${item}`, 'plain', 'Small'),
      );
    case 'links': {
      const links = block.items.map((item, i) =>
        cards('link', {
          label: item.label,
          note: item.note ?? '',
          action: button(pen, numbers.link(index, i), item.label),
        }),
      );
      if (index >= refineFrom(pen.page)) return fold(cards, 'refine', block.title, links);
      return [...(block.title ? [cards('subheading', { text: block.title })] : []), ...links];
    }
    case 'facts':
      return block.items.map(({ label, value }) => cards('fact', { label, value }));
    case 'steps':
      return block.items.map((step, i) =>
        cards('step', {
          number: String(i + 1),
          title: step.title,
          text: step.text,
          term: step.term ? [step.term, step.source].filter(Boolean).join(' · ') : '',
        }),
      );
    case 'say':
      return [cards('say', { label: labels.say, text: block.text })];
    case 'table':
      return block.rows.map(([question, ...cells]) =>
        cards('comparison', {
          question,
          answers: cells.map((value, i) => ({ title: block.head[i + 1] ?? '', value })),
        }),
      );
    case 'contact':
      return [cards('contact', { label: block.label, value: block.value, address: contactAddress(block) })];
    case 'chart':
      return drawChart(cards, block);
    case 'field':
      return isCounted(pen.page) ? [] : [drawField(pen, block)];
  }
}

/** The label and what is known stand in words; the bar is for the eye. */
function drawChart(cards: Cards, chart: Chart): CardPart[] {
  const lengths = barLengths(chart);
  const bars = chart.series.map(({ label, shown }, i) => {
    const length = lengths[i] ?? 0;
    const blocks = length === 0 ? 0 : Math.max(1, Math.round(length * BAR_BLOCKS));
    return cards('bar', { label, shown, bar: BAR_BLOCK.repeat(blocks) });
  });
  return [cards('chart', { caption: chart.caption, unit: chart.unit }), ...bars];
}

function drawField({ cards, labels }: Pen, field: Of<'field'>): CardPart {
  const { input, name, label, options = [], required = false } = field;
  // Teams wants a label above whatever is required; a tick of its own has its words beside it.
  const words = input === 'checkbox' && !required ? { label: '', title: label } : { label, title: TICK };
  return cards(`field-${input}`, { name, ...words, options, required, missing: labels.fieldMissing });
}

function drawParagraph(cards: Cards, text: string, tone: Tone, spacing = 'Default'): CardPart {
  if (tone === 'danger' || tone === 'warning') {
    const style = tone === 'danger' ? 'attention' : 'warning';
    return cards('box', { text, style, weight: tone === 'danger' ? 'Bolder' : 'Default' });
  }
  return cards('paragraph', { text, spacing, color: 'Default', weight: 'Default', subtle: tone === 'quiet' });
}
