/** Everything a guide can say, with the key of each sentence: for who reviews content and reads no code. */

import { ANSWER_NAMES } from '../guide/answers';
import { type ConditionContent, checkShape, type RoutesContent } from '../guide/content';
import { type Guide, makeGuide, placeIn, titleOf } from '../guide/guide';
import type { Block, Page, SourceRef, Text } from '../guide/page';
import { pageAt } from '../guide/page-at';
import { parentOf } from '../guide/parent';
import { placeOf } from '../guide/place';
import { readContent } from '../read-content';
import { makeWords } from '../words/words';

/** A worded text with the keys it stands under: its own first, then those laid into it. */
export interface Said {
  keys: string[];
  sentences: string[];
}

/** A line of a page: a sentence, where it leads, and what is shown with it as it is. */
export interface Line {
  /** What kind of block it comes from. */
  role: string;
  said?: Said;
  to?: string;
  value?: string;
}

export interface PreviewedPage {
  path: string;
  title: Said;
  lines: Line[];
  choices: Line[];
  sources: readonly SourceRef[];
}

export interface Branch {
  path: string;
  title: string;
  branches: Branch[];
}

/** A rule with the desks it adds, or a note, which has none. */
export interface PreviewedRule {
  id: string;
  when: ConditionContent;
  unless: ConditionContent;
  desks: { path: string; title: string; isHere: boolean }[];
  said: Said;
}

/** One organisation in one language. */
export interface Previewed {
  organisation: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** From the pages without a way back: the start page, and nothing else. */
  tree: readonly Branch[];
  pages: PreviewedPage[];
  rules: PreviewedRule[];
  notes: PreviewedRule[];
}

/** Each language of an organisation. */
export function previewsOf(root: string, organisation: string, today: string): Previewed[] {
  const disk = readContent(root, organisation);
  const shape = checkShape(disk.raw);
  if ('problems' in shape) return [];
  const guide = makeGuide(shape.content, disk.version);
  const words = makeWords(disk.locales, guide.organisation.languages);
  const pages = guide.staticPaths.map((path) => pageOf(guide, path, today));
  return words.languages.map((language) => {
    const say = (text: Text): Said => ({ keys: keysIn(text), sentences: words.say(text, language) });
    const said = pages.map(({ path, page }) => sayPage(path, page, say));
    return {
      organisation,
      language,
      direction: words.directionOf(language),
      tree: treeOf(guide, said),
      pages: said,
      ...rulesOf(shape.content['routes.yaml'], guide, say),
    };
  });
}

function pageOf(guide: Guide, path: string, today: string): { path: string; page: Page } {
  const place = placeIn(guide, path) ?? placeOf(path);
  return { path, page: pageAt(guide, place, today) };
}

function sayPage(path: string, page: Page, say: Say): PreviewedPage {
  return {
    path,
    title: say(page.title),
    lines: page.blocks.flatMap((block) => linesOf(block, say)),
    choices: page.choices.map(({ label, place }) => ({ role: 'choice', said: say(label), to: place })),
    sources: page.sources,
  };
}

/** Every page once, under the page its way back leads to. */
function treeOf(guide: Guide, pages: readonly PreviewedPage[]): Branch[] {
  const below = Map.groupBy(pages, ({ path }) => parentOf(guide, placeOf(path)));
  const grow = ({ path, title }: PreviewedPage): Branch => {
    return { path, title: title.sentences.join(' '), branches: (below.get(path) ?? []).map(grow) };
  };
  return (below.get(undefined) ?? []).map(grow);
}

type Say = (text: Text) => Said;

function linesOf(block: Block<Text>, say: Say): Line[] {
  if (block.type === 'links') {
    return [
      ...(block.title ? [{ role: 'links', said: say(block.title) }] : []),
      ...block.items.flatMap(({ label, place, note }): Line[] => [
        { role: 'link', said: say(label), to: place },
        ...(note ? [{ role: 'note', said: say(note) }] : []),
      ]),
    ];
  }
  if (block.type === 'contact') {
    const value = `${block.value} (${block.checkedUntil})`;
    return [{ role: block.channel, said: say(block.label), value }];
  }
  const role = 'tone' in block && block.tone ? `${block.type}, ${block.tone}` : block.type;
  return textsIn(block).map((text) => ({ role, said: say(text) }));
}

/** Every text in a block, in reading order. */
function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  return isText(value) ? [value] : Object.values(value).flatMap(textsIn);
}

function isText(value: object): value is Text {
  return 'key' in value && typeof value.key === 'string';
}

function keysIn(text: Text): string[] {
  const inner = Object.values(text.with ?? {}).flatMap((value) =>
    typeof value === 'object' ? keysIn(value) : [],
  );
  return [...new Set([text.key, ...inner])];
}

/** The slots stay as they are: what fills them depends on the answers. */
const SLOTS = Object.fromEntries(ANSWER_NAMES.map((name) => [name, `{{${name}}}`]));

function rulesOf(routes: RoutesContent, guide: Guide, say: Say): Pick<Previewed, 'rules' | 'notes'> {
  const toDesk = (id: string) => {
    const path = `desk/${id}`;
    const isHere = guide.desks.has(id);
    return { path, title: isHere ? say(titleOf(guide, path)).sentences.join(' ') : id, isHere };
  };
  return {
    rules: routes.rules.map(({ id, when, unless, desks }) => ({
      ...{ id, when, unless, desks: desks.map(toDesk) },
      said: say({ key: `routes:rules.${id}`, with: SLOTS }),
    })),
    notes: routes.notes.map(({ id, when, unless }) => ({
      ...{ id, when, unless, desks: [] },
      said: say({ key: `routes:notes.${id}`, with: SLOTS }),
    })),
  };
}
