/**
 * `npm run content`: checks every organisation and every language; silent and 0 when all is well. Writes what there is
 * to read to build/preview.html.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors';
import { checkReferences } from '../guide/check-references';
import { type Content, checkShape, type Problem } from '../guide/content';
import { distinctRoutes, routesByAnswer, routesByTopicAndAbout } from '../guide/every-answer';
import { type Guide, makeGuide, placeIn } from '../guide/guide';
import type { Page, WordedPage } from '../guide/page';
import { pageAt } from '../guide/page-at';
import { DESK_FACTS } from '../guide/pages/desks';
import { complain } from '../log';
import { listOrganisations, readContent } from '../read-content';
import {
  checkReasons,
  checkUnused,
  checkWords,
  checkWritten,
  countWords,
  type Locales,
  PAGE_WORDS_MOST,
} from '../words/check-words';
import { makeWords, type Words } from '../words/words';
import { distinctValues } from './distinct-values';
import { previewsOf } from './preview';
import { drawPreview } from './preview-document';

/** Every problem of one organisation. `today` is an ISO date. */
export function checkOrganisation(root: string, organisation: string, today: string): Problem[] {
  const disk = readContent(root, organisation);
  const shape = checkShape(disk.raw);
  if ('problems' in shape) return shape.problems;
  const references = checkReferences(shape.content, today);
  if (references.some(isFault)) return references;
  const guide = makeGuide(shape.content, disk.version);
  const locales = disk.locales as Locales;
  const { languages } = guide.organisation;
  const sentences = [
    ...checkWords(locales, languages),
    ...checkReasons(shape.content['routes.yaml'].rules, locales, languages),
  ];
  const found = sentences.length > 0 ? sentences : checkWorded(guide, shape.content, locales, today);
  return [...references, ...found];
}

function isFault({ isWarning }: Problem): boolean {
  return isWarning !== true;
}

/** The keys of what only other organisations show: their desks and figures, and what leads there. */
function keysElsewhere(content: Content, guide: Guide): Set<string> {
  const isElsewhere = (desk: string) => !guide.desks.has(desk);
  const desks = content['desks.yaml'].filter(({ id }) => isElsewhere(id));
  const rules = content['routes.yaml'].rules.filter((rule) => rule.desks.every(isElsewhere));
  const choices = [...guide.entries.values()].flatMap(({ entry, namespace }) =>
    entry.choices.map(({ label }) => `${namespace}:${entry.id}.choices.${label}`),
  );
  const figures = content['figures.yaml'].filter(({ id }) => !guide.figures.has(id));
  const parts = ['title', 'caption', 'unit', 'note'];
  return new Set([
    ...figures.flatMap(({ id, series }) =>
      [...parts, ...series.map((bar) => `series.${bar.id}`)].map((part) => `figures:${id}.${part}`),
    ),
    ...desks.flatMap(({ id }) =>
      [...DESK_FACTS, 'title', 'short', 'reach'].map((part) => `desks:${id}.${part}`),
    ),
    ...rules.map(({ id }) => `routes:rules.${id}`),
    ...choices,
    // Whether a desk takes hand-offs is up to the organisation.
    ...['write', 'callMe'].map((way) => `interface:desk.${way}`),
  ]);
}

/** Their pages are made when somebody is there; a test holds that every sentence is used. */
const HANDOFF_FILES = /\/(handoff|staff|usage)\.json$/;

/** Words every page in every language: a missing sentence, one that no page uses, a page that is too long. */
function checkWorded(guide: Guide, content: Content, locales: Locales, today: string): Problem[] {
  const { languages } = guide.organisation;
  const places = { ...guide.places, values: distinctValues(content, guide.places.values) };
  const routes = [
    ...routesByTopicAndAbout(guide),
    ...routesByAnswer(guide),
    ...distinctRoutes({ ...guide, places }),
  ];
  const pages = [...guide.staticPaths, ...routes, ...SEARCHES].map((place) => {
    const at = placeIn(guide, place);
    if (!at) throw new AppError('content-wrong', `${place}: this place does not parse`);
    return pageAt(guide, at, today);
  });
  const used = new Set<string>();
  for (const page of pages) collectKeys(page, used);
  const [first = ''] = languages;
  const unwritten = checkWritten(locales, first, used);
  if (unwritten.length > 0) return unwritten;
  return [
    ...checkLengths(pages, makeWords(locales, languages)),
    ...checkUnused(locales, first, new Set([...used, ...keysElsewhere(content, guide)])).filter(
      ({ file }) => !HANDOFF_FILES.test(file),
    ),
  ];
}

/** Words every sentence at least once, so that one that cannot be worded is found. */
function checkLengths(pages: readonly Page[], words: Words): Problem[] {
  const worded = new Set<string>();
  return pages.flatMap((whole) => {
    const page = onlyNew(whole, worded);
    collectKeys(page, worded);
    return words.languages.flatMap((language) => checkPage(words.word(page, language)));
  });
}

const SEARCHES = [
  'search',
  'search?places=topic/bullying,topic/intimidation&danger=yes',
  'search?places=topic/bullying&doubt=yes',
  'topic/bullying?about=manager',
  'compare?desks=confidential-adviser,emergency',
];

function checkPage(page: WordedPage): Problem[] {
  if (page.kind === 'comparison') return [];
  const words = page.blocks.reduce((sum, block) => sum + wordsOf(block), 0);
  if (words <= PAGE_WORDS_MOST) return [];
  const remedy = `${words} words before the first choice: at most ${PAGE_WORDS_MOST}`;
  return [{ file: page.language, key: page.place, remedy }];
}

function wordsOf(block: WordedPage['blocks'][number]): number {
  if (block.type === 'paragraph' || block.type === 'say') return countWords(block.text);
  if (block.type === 'list') return countWords(block.items.join(' '));
  if (block.type === 'facts') return countWords(block.items.map(({ value }) => value).join(' '));
  if (block.type === 'steps') return countWords(block.items.map(({ text }) => text).join(' '));
  return 0;
}

/** A page with those choices, links and desks that have a key not worded yet: there is nothing else to find. */
function onlyNew(page: Page, worded: ReadonlySet<string>): Page {
  const isNew = (value: unknown) => {
    const keys = new Set<string>();
    collectKeys(value, keys);
    return [...keys].some((key) => !worded.has(key));
  };
  return {
    ...page,
    blocks: page.blocks.filter((block) => block.type !== 'links' || isNew(block)),
    choices: page.choices.filter(isNew),
    ...(page.desks && { desks: page.desks.filter(isNew) }),
  };
}

/** The keys a page uses, so that sentences nobody reads are found. */
function collectKeys(value: unknown, used: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('key' in value && typeof value.key === 'string') used.add(value.key);
  for (const inner of Object.values(value as Page | object)) collectKeys(inner, used);
}

interface Checked {
  organisation: string;
  /** Lines to read; none when all is well. */
  problems: string[];
  /** Something is wrong, not only to be done soon. */
  isUnsound: boolean;
}

function checkAll(root: string, today: string): Checked[] {
  return listOrganisations(root).map((organisation) => {
    try {
      const problems = checkOrganisation(root, organisation, today);
      return {
        organisation,
        problems: problems.map(({ file, key, remedy }) => `${file}: ${key}: ${remedy}`),
        isUnsound: problems.some(isFault),
      };
    } catch (error) {
      if (error instanceof AppError) return { organisation, problems: [error.message], isUnsound: true };
      throw error;
    }
  });
}

function main(): void {
  const root = join(__dirname, '..', '..');
  const today = new Date().toISOString().slice(0, 10);
  const checked = checkAll(root, today);
  const unsound = checked.filter(({ isUnsound }) => isUnsound);
  const sound = checked.filter(({ isUnsound }) => !isUnsound);
  const parts = sound.flatMap(({ organisation }) => previewsOf(root, organisation, today));
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(join(root, 'build', 'preview.html'), drawPreview({ today, unsound, parts }));
  for (const line of new Set(checked.flatMap(({ problems }) => problems))) complain(line);
  process.exitCode = unsound.length > 0 ? 1 : 0;
}

if (require.main === module) main();
