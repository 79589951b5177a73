/** Reads the word lists of receipts, once, at start. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors';

/** Other languages get digits. */
const LISTED = ['nl', 'en'];
const WORDS = 4096;

/** By language, those of `languages` that have a list: 4,096 words each. `root` holds `content/`. */
export function readReceiptWords(
  root: string,
  languages: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const listed = LISTED.filter((language) => languages.includes(language));
  return new Map(listed.map((language) => [language, readList(root, language)]));
}

function readList(root: string, language: string): readonly string[] {
  const path = join(root, 'content', 'receipt-words', `${language}.txt`);
  const words = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split(/\r?\n/) : [];
  const distinct = new Set(words).size;
  if (words.length === WORDS && distinct === WORDS && words.every((word) => /^[a-z]+$/.test(word)))
    return words;
  throw new AppError(
    'receipt-words-wrong',
    `content/receipt-words/${language}.txt: give exactly ${WORDS} different words of a–z, one a line. A receipt that somebody holds is a place in this list: put back the list it was made with.`,
  );
}
