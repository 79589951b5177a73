/** The example sentences nearest to a text, in one language: BM25 over stems (MiniSearch, Snowball). */

import MiniSearch from 'minisearch';
import { newStemmer } from 'snowball-stemmers';
import { plainWords } from './vocabulary';

export interface Near {
  label: string;
  score: number;
}

export interface Nearest {
  /** Best first, at most `most`. */
  search(text: string, most: number): Near[];
}

const STEMMERS: Record<string, string> = { nl: 'dutch', en: 'english' };

/** `examples`: label to its sentences. */
export function makeNearest(
  language: string,
  examples: Iterable<readonly [string, readonly string[]]>,
): Nearest {
  const stemmer = newStemmer(STEMMERS[language] ?? 'english');
  const index = new MiniSearch<{ id: number; text: string; label: string }>({
    fields: ['text'],
    storeFields: ['label'],
    tokenize: (text) => plainWords(text).trim().split(' '),
    processTerm: (word) => stemmer.stem(word),
  });
  let id = 0;
  for (const [label, sentences] of examples) {
    index.addAll(sentences.map((text) => ({ id: id++, text, label })));
  }
  return {
    search(text, most) {
      const found = index.search(text, {
        prefix: (term) => term.length > 4,
        fuzzy: (term) => (term.length > 6 ? 1 : 0),
      });
      return found.slice(0, most).map((result) => ({ label: result.label as string, score: result.score }));
    },
  };
}
