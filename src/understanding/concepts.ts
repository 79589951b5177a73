/** Words by what they mean: “caterer”, “florist” and “cleaner of a firm” are all outsiders, also when never seen before. */

import { normalWords } from './normal-words';

/** Stems of one language as hashes, ascending, and the concept of each. */
export interface Concepts {
  hashes: Uint32Array;
  /** Concept of the stem with the same index. */
  numbers: Uint8Array;
}

/** Words in a phrase, at most. In a script without spaces every character is one. */
export const PHRASE_MOST = 8;
/** A stem may stand for this many concepts at most: the highest number. */
const CONCEPTS_MOST = 256;
/** Arabic writes “and”, “in”, “for” and “the” as one with the word after it. */
const CLITICS = /^(?:[وفبلك]?ال|لل|[وفبلك])(?=\p{Script=Arabic}{3})/u;

/**
 * `sections`: concept to lines of stems, parted by `|`. A stem stands for every word that begins so, a stem with a full
 * stop for that word alone; of a phrase the last word may go on. `numbered`: every concept there is, in one order.
 */
export function makeConcepts(
  sections: ReadonlyMap<string, readonly string[]>,
  numbered: readonly string[],
): Concepts {
  if (numbered.length > CONCEPTS_MOST) throw new Error('there are too many concepts');
  const pairs = [...sections].flatMap(([concept, lines]) =>
    lines.flatMap((line) =>
      line.split('|').flatMap((stem) => {
        const words = normalWords(stem);
        if (words.length === 0 || words.length > PHRASE_MOST) return [];
        const end = stem.trim().endsWith('.') ? ' ' : '';
        return [[hashAll(`${words.join(' ')}${end}`), numbered.indexOf(concept)] as const];
      }),
    ),
  );
  const sorted = pairs.toSorted(([a, one], [b, other]) => a - b || one - other);
  return {
    hashes: Uint32Array.from(sorted, ([hash]) => hash),
    numbers: Uint8Array.from(sorted, ([, concept]) => concept),
  };
}

/** The concepts in a text, by number. `words`: of `normalWords`. */
export function conceptsIn({ hashes, numbers }: Concepts, words: readonly string[]): Set<number> {
  const found = new Set<number>();
  const look = (hash: number) => {
    for (let at = firstAt(hashes, hash); hashes[at] === hash; at += 1) found.add(numbers[at] as number);
  };
  for (const [at, written] of words.entries()) {
    const bare = written.replace(CLITICS, '');
    for (const word of bare === written ? [written] : [written, bare]) {
      for (let before = 0; before < PHRASE_MOST && before <= at; before += 1) {
        let hash = START;
        for (const earlier of words.slice(at - before, at)) hash = goOn(hash, `${earlier} `);
        for (let i = 0; i < word.length; i += 1) {
          hash = step(hash, word.charCodeAt(i));
          look(hash >>> 0);
        }
        look(step(hash, SPACE) >>> 0);
      }
    }
  }
  return found;
}

const START = 0x811c9dc5;
const SPACE = 32;

/** FNV-1a: goes on from the hash of what came before. */
function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function goOn(hash: number, text: string): number {
  let next = hash;
  for (let i = 0; i < text.length; i += 1) next = step(next, text.charCodeAt(i));
  return next;
}

function hashAll(text: string): number {
  return goOn(START, text) >>> 0;
}

/** The first place of a hash, or where it would stand. */
function firstAt(hashes: Uint32Array, hash: number): number {
  let from = 0;
  let to = hashes.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((hashes[middle] as number) < hash) from = middle + 1;
    else to = middle;
  }
  return from;
}
