/** What the house rules say of the source itself (docs/decisions/0001-the-house.md). */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './fakes/example';

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));
}
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const sources = filesIn('src', /\.tsx?$/);

it('only the settings read the environment', () => {
  expect(sources.filter((path) => read(path).includes('process.env'))).toEqual([join('src', 'config.ts')]);
});

it('only the log knows the console', () => {
  const pattern = /\bconsole\.|process\.std(out|err)/;
  expect(sources.filter((path) => pattern.test(read(path)))).toEqual([join('src', 'log.ts')]);
});

it('every file opens with why it exists', () => {
  expect(sources.filter((path) => !read(path).startsWith('/**'))).toEqual([]);
});

it('no file is longer than 300 lines', () => {
  expect(sources.filter((path) => read(path).split('\n').length > 300)).toEqual([]);
});

it('no sentence for a person stands in a card', () => {
  const templates = [join('cards', 'teams'), join('cards', 'slack')].flatMap((at) => filesIn(at, /\.json$/));
  const texts = templates.flatMap((path) =>
    [...read(path).matchAll(/"(?:text|title|label|value|speak|fallbackText|altText)": "([^"]*)"/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((text) => !/^(?:\$\{\w+\}|[[\]():]|: )+$/.test(text))).toEqual([]);
});

it('no sentence for a person stands in what draws or answers', () => {
  const drawn = [
    ...filesIn(join('src', 'drawing'), /\.tsx?$/),
    ...filesIn(join('src', 'guide', 'pages'), /\.ts$/),
  ];
  const sentence = /['"`>][^'"`<>/*]*\b(?:je|jij|het|een|niet|you|the|your|not)\b[^'"`<>]*\.['"`<]/;
  const code = (path: string) => read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*|throw new Error\(.*\)/g, '');
  expect(drawn.filter((path) => sentence.test(code(path)))).toEqual([]);
});

it('names no person’s number or mailbox in content', () => {
  const content = [...filesIn('content', /\.ya?ml$/), ...filesIn('locales', /\.json$/)];
  const personal = /(?:\+31\s?6|\b06)[\s-]?\d{4}|[a-z]+\.[a-z]+@(?!.*\.example)/i;
  expect(content.filter((path) => personal.test(read(path)))).toEqual([]);
});
