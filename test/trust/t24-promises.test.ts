/** T24: every sentence of `about` names the test that proves it, or says why there is none (docs/promises.yaml). */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkShape } from '../../src/guide/content';
import { listOrganisations, readContent } from '../../src/read-content';
import { ROOT } from '../fakes/example';
import { trust } from './record';

/** What a sentence that is no promise is. */
const KINDS = ['advice', 'question', 'description', 'elsewhere', 'limit'];
/** Said on a page, but no sentence. */
const AROUND = ['title', 'choices'];

type Proof = string | Record<string, string>[];
type Ledger = Record<string, Record<string, Proof[]>>;

const ledger = parse(readFileSync(join(ROOT, 'docs', 'promises.yaml'), 'utf8')) as Ledger;
const proofs = Object.values(ledger).flatMap((page) => Object.values(page).flat());
const named = proofs
  .flatMap((proof) => (typeof proof === 'string' ? [] : proof))
  .flatMap((proof) => Object.entries(proof));

function sentencesOf(text: unknown): string[] {
  const texts = [text].flat() as string[];
  return texts.flatMap((each) => each.split(/(?<=[.?])\s+/));
}

/** By page and key, how many sentences there are. */
function said(
  tree: Record<string, Record<string, unknown>>,
  pages: readonly string[],
): Record<string, number> {
  return Object.fromEntries(
    pages.flatMap((page) =>
      Object.entries(tree[page] ?? {})
        .filter(([key]) => !AROUND.includes(key))
        .map(([key, text]) => [`${page}: ${key}`, sentencesOf(text).length]),
    ),
  );
}

const promised = Object.fromEntries(
  Object.entries(ledger).flatMap(([page, keys]) =>
    Object.entries(keys).map(([key, proven]) => [`${page}: ${key}`, proven.length]),
  ),
);

/** A test of this very name, also one in a table of `trust` or of `each`. */
function isTest(file: string, title: string): boolean {
  if (!/^test\/.+\.test\.ts$/.test(file) || !existsSync(join(ROOT, file))) return false;
  const escaped = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const call = `\\b(?:it|test|trust)\\(\\s*(?:'T\\d+',\\s*)?|\\)\\(\\s*`;
  return new RegExp(`(?:${call})['"\`]${escaped}['"\`]`).test(readFileSync(join(ROOT, file), 'utf8'));
}

trust('T24', 'every sentence has its line in the ledger, in every language of every organisation', () => {
  let sentences = 0;
  for (const organisation of listOrganisations(ROOT)) {
    const { raw, locales } = readContent(ROOT, organisation);
    const shape = checkShape(raw);
    if ('problems' in shape) throw new Error(`${organisation}: the content is broken`);
    const { content } = shape;
    const pages = [...content['articles.yaml'], ...content['pages.yaml']]
      .map(({ id }) => id)
      .filter((id) => id === 'about' || id.startsWith('about/'));
    for (const language of content['organisation.yaml'].languages) {
      const tree = locales[language]?.articles as Record<string, Record<string, unknown>>;
      const counted = said(tree, pages);
      expect([organisation, language, counted]).toEqual([organisation, language, promised]);
      sentences += Object.values(counted).reduce((sum, count) => sum + count, 0);
    }
  }
  expect(sentences).toBeGreaterThan(0);
  return { sentences };
});

trust('T24', 'every proof is a test that is there', () => {
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(([file, title]) => !isTest(file, title))).toEqual([]);
  expect(isTest('test/trust/t24-promises.test.ts', 'a test that is not there'.toUpperCase())).toBe(false);
  return { proofs: named.length };
});

it('a sentence without a proof says why', () => {
  const kinds = proofs.filter((proof) => typeof proof === 'string');
  expect(kinds.filter((kind) => !KINDS.includes(kind))).toEqual([]);
  expect(proofs.filter((proof) => typeof proof !== 'string' && proof.length === 0)).toEqual([]);
});
