/** Text on a card stays text: a client reads Markdown in a text block, but not in a text run. */

type CardPart = Record<string, unknown>;

/** What some client might take for emphasis, code, a link, a tag, an entity, a heading, a list, a quote or a rule. */
const MARKDOWN = /[*_`~\\]|\][([:]|<[a-z/!?]|&#?\w+;|:\/\/|^\s*([#>+=|-]|\d+\.\s)|^(\t| {4})/im;
/** What a client works out even in a text run. */
const WORKED_OUT = /\{(?=\{(DATE|TIME)\()/g;
/** Takes no room, and parts two signs. */
const APART = '{\u200B';

/**
 * A text block in which something would be read as Markdown becomes a block of one text run. A backslash would not
 * do: Teams on a phone shows it. A template that itself writes Markdown says so with `"markdown": true`.
 */
export function keepPlain(part: CardPart): CardPart {
  if (part.type === 'TextRun') return { ...part, text: apart(part.text) };
  if (part.type === 'TextBlock') return plainBlock(part);
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, keepWithin(name, value)]));
}

/** What a button carries is nobody's to read. */
function keepWithin(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => keepWithin(name, item));
  return typeof value === 'object' && value !== null && name !== 'data'
    ? keepPlain(value as CardPart)
    : value;
}

function plainBlock({ markdown, ...block }: CardPart): CardPart {
  const text = apart(block.text);
  if (markdown === true || !MARKDOWN.test(text)) return { ...block, text };
  const { spacing, separator, horizontalAlignment, type: _, wrap: __, style: ___, ...look } = block;
  return {
    type: 'RichTextBlock',
    ...defined({ spacing, separator, horizontalAlignment }),
    inlines: [{ type: 'TextRun', ...look, text }],
  };
}

function apart(text: unknown): string {
  return String(text).replace(WORKED_OUT, APART);
}

function defined(fields: CardPart): CardPart {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
