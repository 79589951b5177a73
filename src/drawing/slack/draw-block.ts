/** One block of a page to its blocks of a Slack view. */

import type { Block } from '../../guide/page';
import { barLengths, type Chart } from '../bars';
import type { CardPart } from '../cards';
import { contactAddress } from '../contact-address';
import { isCounted } from '../counted';
import { groupDigits } from '../receipt';
import { settle } from '../typed';
import { drawField } from './draw-field';
import { drawButton, drawChoice, drawQuiet, drawText, MOST, type Pen, SHORT_LABEL, shorten } from './pen';

const BAR_BLOCK = '█';
/** The longest bar, in blocks: on a phone it stays on one line. */
const BAR_BLOCKS = 12;
/** Answers that stand together: more would be a heap. */
const TOGETHER_MOST = 9;

type Of<Type extends Block<string>['type']> = Extract<Block<string>, { type: Type }>;

/** `index`: among all blocks of the page. */
export function drawBlock(pen: Pen, block: Block<string>, index: number): CardPart[] {
  const { cards } = pen;
  switch (block.type) {
    case 'paragraph':
      return block.tone === 'quiet'
        ? drawQuiet(cards, block.text)
        : drawText(cards, { text: block.text, bold: block.tone === 'danger' || block.tone === 'warning' });
    case 'list':
      return [
        cards('list', {
          style: block.ordered ? 'ordered' : 'bullet',
          items: block.items.map((text) => ({ text })),
        }),
      ];
    case 'links':
      return drawLinks(pen, block, index);
    case 'facts':
      return block.items.flatMap(({ label, value }) => drawNamed(pen, label, settle(value)));
    case 'steps':
      return block.items.flatMap(({ title, text, term = '', source = '' }, i) => [
        ...drawNamed(pen, `${i + 1}. ${title}`, text),
        ...drawQuiet(cards, term === '' ? '' : [term, source].filter(Boolean).join(' · ')),
      ]);
    case 'say':
      return [cards('quote', { label: pen.labels.say, text: block.text })];
    case 'table':
      return block.rows.flatMap(([question = '', ...cells]) =>
        drawNamed(pen, question, cells.map((value, i) => `${block.head[i + 1] ?? ''}: ${value}`).join('\n')),
      );
    case 'contact':
      return [drawContact(pen, block)];
    case 'chart':
      return drawChart(pen, block);
    case 'message':
      return drawMessage(pen, block);
    case 'receipt':
      return drawReceipt(pen, block);
    case 'field':
      return isCounted(pen.page) ? [] : drawField(pen, block);
  }
}

/** A name in bold, what belongs to it below. */
export function drawNamed({ cards }: Pick<Pen, 'cards'>, name: string, text: string): CardPart[] {
  return drawText(cards, { text: text === '' ? name : `${name}\n`, bold: true }, { text });
}

function drawLinks(pen: Pen, { title = '', items }: Of<'links'>, index: number): CardPart[] {
  const { cards, labels, targets } = pen;
  const heading = drawText(cards, { text: title, bold: true });
  const isShort = items.every(({ label, note = '' }) => note === '' && label.length <= SHORT_LABEL);
  if (isShort && items.length <= TOGETHER_MOST && items.length > 0) {
    const buttons = items.map(({ label }, i) => drawButton(pen, targets.link(index, i), label));
    return [...heading, cards('buttons', { buttons })];
  }
  const links = items.flatMap(({ label, note = '' }, i) => {
    const target = targets.link(index, i);
    if (note === '') return [drawChoice(pen, target, label)];
    const button = drawButton(pen, target, labels.open, undefined, label);
    return [...drawNamed(pen, label, note), cards('buttons', { buttons: [button] })];
  });
  return [...heading, ...links];
}

/** Only a web address is a link: of the others it is not sure that Slack takes them, and a refused page does not open. */
function drawContact({ cards }: Pen, contact: Of<'contact'>): CardPart {
  const address = contactAddress(contact);
  return cards('contact', {
    label: `${contact.label} `,
    value: contact.value,
    address: address.startsWith('https://') ? address : '',
  });
}

/** The label and what is known stand in words; the bar is for the eye. */
function drawChart(pen: Pen, chart: Chart): CardPart[] {
  const { cards, barImage } = pen;
  const lengths = barLengths(chart);
  const bars = chart.series.flatMap(({ label, shown }, i) => {
    const length = lengths[i] ?? 0;
    const words = drawText(cards, { text: `${label}: ` }, { text: shown, bold: true });
    if (length === 0) return words;
    if (!barImage) {
      const bar = BAR_BLOCK.repeat(Math.max(1, Math.round(length * BAR_BLOCKS)));
      return [...words, ...drawText(cards, { text: bar })];
    }
    const image = barImage(Math.max(1, Math.round(length * 100)));
    return [...words, cards('bar', { image, alt: shorten(`${label}: ${shown}`, MOST.label) })];
  });
  return [...drawText(cards, { text: chart.caption, bold: true }), ...drawQuiet(cards, chart.unit), ...bars];
}

/** What a person wrote: in rich text nothing is read as a mention, a link or an emphasis. */
function drawMessage({ cards }: Pen, { from, when = '', text }: Of<'message'>): CardPart[] {
  const label = [settle(from), when].filter(Boolean).join(' · ');
  const said = settle(text);
  return said === '' ? drawText(cards, { text: label, bold: true }) : [cards('quote', { label, text: said })];
}

function drawReceipt({ cards }: Pen, { caption, words, digits }: Of<'receipt'>): CardPart[] {
  return [
    ...drawText(cards, { text: caption, bold: true }),
    ...(words.length > 0
      ? [cards('list', { style: 'ordered', items: words.map((text) => ({ text })) })]
      : []),
    ...drawText(cards, { text: groupDigits(digits), bold: true }),
  ];
}
