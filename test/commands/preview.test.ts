import type { Branch } from '../../src/commands/preview';
import { previewsOf } from '../../src/commands/preview';
import { drawPreview } from '../../src/commands/preview-document';
import { example, ROOT, TODAY } from '../fakes/example';

const { guide, words } = example();
const parts = previewsOf(ROOT, 'example', TODAY);
const html = drawPreview({ today: TODAY, unsound: [], parts });

const pathsIn = (branches: readonly Branch[]): string[] =>
  branches.flatMap(({ path, branches: inner }) => [path, ...pathsIn(inner)]);
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

it('has a part for every language', () => {
  expect(parts.map(({ language }) => language)).toEqual(words.languages);
});

describe.each(parts.map((part) => [part.language, part] as const))('in %s', (_, part) => {
  it('draws every place once in the tree, from the start page down', () => {
    expect(part.tree.map(({ path }) => path)).toEqual(['start']);
    expect(pathsIn(part.tree).sort()).toEqual([...guide.staticPaths].sort());
  });

  it('shows every page with every sentence and its key', () => {
    expect(part.pages.map(({ path }) => path)).toEqual(guide.staticPaths);
    for (const { title, lines, choices } of part.pages) {
      for (const said of [title, ...[...lines, ...choices].flatMap((line) => line.said ?? [])]) {
        expect(said.keys[0]).toMatch(/^\w+:[\w./-]+$/);
        for (const sentence of said.sentences) expect(html).toContain(escaped(sentence));
      }
    }
  });

  it('has every rule in its order, with a reason that keeps its slots', () => {
    expect(part.rules.length).toBeGreaterThan(10);
    expect(part.rules.filter(({ said }) => !/\{\{\w+\}\}/.test(said.sentences.join(' ')))).toEqual([]);
    expect(part.rules.filter(({ desks }) => desks.length === 0)).toEqual([]);
  });
});

it('leads only to places that are in it', () => {
  const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  const links = [...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href ?? '');
  expect(links.length).toBeGreaterThan(1000);
  expect(links.filter((href) => !href.startsWith('#') || !ids.has(href.slice(1)))).toEqual([]);
});

it('marks what the owner must confirm', () => {
  const open = parts.flatMap(({ pages }) =>
    pages.flatMap(({ sources }) => sources.filter(({ kind }) => kind === 'owner-to-confirm')),
  );
  expect(html.match(/<strong class="confirm">/g)).toHaveLength(open.length);
  expect(open.length).toBeGreaterThan(0);
});

it('is one file that runs nothing, fetches nothing and lets nothing through unescaped', () => {
  const [part] = parts;
  if (!part) throw new Error('there is no preview');
  const hostile = '<img src=x onerror="alert(1)">';
  const said = { keys: [hostile], sentences: [hostile] };
  const sources = [{ kind: 'document' as const, ref: hostile }];
  const page = {
    path: hostile,
    title: said,
    lines: [{ role: hostile, said, to: hostile }],
    choices: [],
    sources,
  };
  const unsound = [{ organisation: hostile, problems: [hostile] }];
  const drawn = drawPreview({ today: TODAY, unsound, parts: [{ ...part, pages: [page] }] });
  expect(drawn).not.toContain('<img');
  expect(html).not.toMatch(/<script|<link|<img| src=| on\w+="/);
});
