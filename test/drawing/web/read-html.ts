/** Just enough of an HTML parser for our own strict output: tags, their attributes, and the text between. */

export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** The tags around it, outermost first. */
  inside: readonly string[];
  /** All text in it, as a person reads it. */
  text: string;
}

export interface Html {
  /** In the order in which they open. */
  tags: Tag[];
  /** Tags that do not match, and signs that should have been escaped. */
  faults: string[];
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][a-zA-Z\d-]*(?:="[^"]*")?)*)\s*(\/?)>/g;
const ATTRIBUTE = /([a-zA-Z][a-zA-Z\d-]*)(?:="([^"]*)")?/g;
const VOID = new Set(['meta', 'link', 'input', 'br', 'img', 'hr', 'wbr']);

export function readHtml(html: string): Html {
  const read: Html = { tags: [], faults: [] };
  const open: Tag[] = [];
  const body = html.replace('<!doctype html>', '');
  let end = 0;
  const hear = (raw: string) => {
    if (/<|&(?!(amp|lt|gt|quot|#\d+|#x[\da-f]+);)/i.test(raw)) read.faults.push(`not escaped: ${raw}`);
    for (const tag of open) tag.text += unescaped(raw);
  };
  for (const [whole, closing, name = '', attributes = '', selfClosing] of body.matchAll(TAG)) {
    const at = body.indexOf(whole, end);
    hear(body.slice(end, at));
    end = at + whole.length;
    if (closing) {
      if (open.pop()?.name !== name) read.faults.push(`closes what is not open: ${whole}`);
      continue;
    }
    const tag: Tag = {
      name,
      attributes: attributesOf(attributes),
      inside: open.map((around) => around.name),
      text: '',
    };
    read.tags.push(tag);
    if (!VOID.has(name) && !selfClosing) open.push(tag);
  }
  hear(body.slice(end));
  read.faults.push(...open.map((tag) => `never closed: ${tag.name}`));
  return read;
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
