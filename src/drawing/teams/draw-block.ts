/** One block to its parts of a card. */

import type { Block, Tone } from '../../guide/page';
import { barLengths, type Chart } from '../bars';
import type { CardPart, Cards } from '../cards';
import { contactAddress } from '../contact-address';
import { isCounted } from '../counted';
import { refineFrom } from '../numbered';
import { groupDigits } from '../receipt';
import { isRightToLeft, settle } from '../typed';
import { drawField } from './draw-field';
import { button, fold, type Pen } from './pen';

const BAR_BLOCK = '█';
/** The longest bar, in blocks: on a phone it stays on one line. */
const BAR_BLOCKS = 12;

type Of<Type extends Block<string>['type']> = Extract<Block<string>, { type: Type }>;

/** `index`: among all blocks of the page. */
export function drawBlock(pen: Pen, block: Block<string>, index: number): CardPart[] {
  const { cards, labels, targets } = pen;
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
          action: button(pen, targets.link(index, i), item.label, { free: pen.isHeld }),
        }),
      );
      if (index >= refineFrom(pen.page)) return fold(cards, 'refine', block.title, links);
      return [...(block.title ? [cards('subheading', { text: block.title })] : []), ...links];
    }
    case 'facts':
      return block.items.map(({ label, value }) => cards('fact', { label, value: settle(value) }));
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
    case 'message':
      return [drawMessage(cards, block)];
    case 'receipt':
      return [drawReceipt(cards, block)];
    case 'field':
      return isCounted(pen.page) ? [] : drawField(pen, block);
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

export function drawParagraph(cards: Cards, text: string, tone: Tone, spacing = 'Default'): CardPart {
  if (tone === 'danger' || tone === 'warning') {
    const style = tone === 'danger' ? 'attention' : 'warning';
    return cards('box', { text, style, weight: tone === 'danger' ? 'Bolder' : 'Default' });
  }
  return cards('paragraph', { text, spacing, color: 'Default', weight: 'Default', subtle: tone === 'quiet' });
}

/** What a person wrote: in a text run nothing is read as Markdown. */
function drawMessage(cards: Cards, { from, when, text, own = false }: Of<'message'>): CardPart {
  return cards('message', {
    from: [settle(from), when].filter(Boolean).join(' · '),
    text: settle(text),
    rtl: isRightToLeft(text),
    style: own ? 'accent' : 'emphasis',
  });
}

function drawReceipt(cards: Cards, { caption, words, digits }: Of<'receipt'>): CardPart {
  const numbered = words.map((word, i) => ({ number: String(i + 1), word }));
  return cards('receipt', { caption, words: numbered, digits: groupDigits(digits) });
}
