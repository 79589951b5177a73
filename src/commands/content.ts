/** `npm run content`: checks every organisation and every language; silent and 0 when all is well. */

import { join } from 'node:path';
import { AppError } from '../errors';
import { checkReferences } from '../guide/check-references';
import { checkShape, type Problem } from '../guide/content';
import { distinctRoutes, routesByAnswer, routesByTopicAndAbout } from '../guide/every-answer';
import { type Guide, makeGuide, placeIn } from '../guide/guide';
import type { Page, WordedPage } from '../guide/page';
import { pageAt } from '../guide/page-at';
import { complain } from '../log';
import { listOrganisations, readContent } from '../read-content';
import {
  checkReasons,
  checkUnused,
  checkWords,
  countWords,
  type Locales,
  PAGE_WORDS_MOST,
} from '../words/check-words';
import { makeWords } from '../words/words';

/** Every problem of one organisation. `today` is an ISO date. */
export function checkOrganisation(root: string, organisation: string, today: string): Problem[] {
  const disk = readContent(root, organisation);
  const shape = checkShape(disk.raw);
  if ('problems' in shape) return shape.problems;
  const references = checkReferences(shape.content, today);
  if (references.length > 0) return references;
  const guide = makeGuide(shape.content, disk.version);
  const locales = disk.locales as Locales;
  const { languages } = guide.organisation;
  const sentences = [
    ...checkWords(locales, languages),
    ...checkReasons(shape.content['routes.yaml'].rules, locales, languages),
  ];
  return sentences.length > 0 ? sentences : checkWorded(guide, locales, today);
}

/** Words every page in every language: a missing sentence, one that no page uses, a page that is too long. */
function checkWorded(guide: Guide, locales: Locales, today: string): Problem[] {
  const { languages } = guide.organisation;
  const words = makeWords(locales, languages);
  const used = new Set<string>();
  const problems: Problem[] = [];
  const routes = [...routesByTopicAndAbout(guide), ...routesByAnswer(guide), ...distinctRoutes(guide)];
  for (const place of [...guide.staticPaths, ...routes, ...SEARCHES]) {
    const at = placeIn(guide, place);
    if (!at) throw new AppError('content-wrong', `${place}: this place does not parse`);
    const page = pageAt(guide, at, today);
    collectKeys(page, used);
    for (const language of languages) problems.push(...checkPage(words.word(page, language)));
  }
  return [...problems, ...languages.slice(0, 1).flatMap((language) => checkUnused(locales, language, used))];
}

const SEARCHES = [
  'search',
  'search?places=topic/bullying,topic/intimidation&danger=yes',
  'topic/bullying?about=manager',
  'compare?desks=confidential-adviser,emergency',
];

function checkPage(page: WordedPage): Problem[] {
  if (page.kind === 'comparison' || page.kind === 'choice') return [];
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

/** The keys a page uses, so that sentences nobody reads are found. */
function collectKeys(value: unknown, used: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('key' in value && typeof value.key === 'string') used.add(value.key);
  for (const inner of Object.values(value as Page | object)) collectKeys(inner, used);
}

function main(): void {
  const root = join(__dirname, '..', '..');
  const today = new Date().toISOString().slice(0, 10);
  const lines = listOrganisations(root).flatMap((organisation) => {
    try {
      return checkOrganisation(root, organisation, today).map(
        ({ file, key, remedy }) => `${file}: ${key}: ${remedy}`,
      );
    } catch (error) {
      if (error instanceof AppError) return [error.message];
      throw error;
    }
  });
  for (const line of new Set(lines)) complain(line);
  process.exitCode = lines.length > 0 ? 1 : 0;
}

if (require.main === module) main();
