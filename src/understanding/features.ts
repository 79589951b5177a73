/**
 * A text as numbers: hashed words, pairs of words, pieces of words so that misspellings still meet, and concepts so that
 * words of one meaning do.
 */

import { type Concepts, conceptsIn } from './concepts';
import { normalWords } from './normal-words';

export interface Features {
  /** Hashes from `featuresOf`; after `keepKnown`, rows of a table. */
  rows: Uint32Array;
  /** How much each counts: words, pairs, pieces and concepts count for about as much together, however long the text. */
  values: Float32Array;
}

const PIECE_SHORTEST = 2;
const PIECE_LONGEST = 5;
/** A script without spaces: every character is a word. */
const CHARACTER = /^\p{Script=Han}$/u;
const CHARACTERS_LONGEST = 4;

/** `concepts`: of the language of the text. */
export function featuresOf(text: string, concepts?: Concepts): Features {
  const words = normalWords(text);
  const meant = concepts
    ? [...conceptsIn(concepts, words)].map((concept) => hashOf('k', String(concept)))
    : [];
  const groups = [new Set<number>(), new Set<number>(), new Set<number>(), new Set(meant)] as const;
  const [single, pairs, pieces] = groups;
  for (const [at, word] of words.entries()) {
    single.add(hashOf('w', word));
    pairs.add(hashOf('p', `${words[at - 1] ?? ''} ${word}`));
    if (CHARACTER.test(word)) addRuns(pieces, words, at);
    else addPieces(pieces, word);
  }
  const size = groups.reduce((sum, group) => sum + group.size, 0);
  const features = { rows: new Uint32Array(size), values: new Float32Array(size) };
  let next = 0;
  for (const group of groups) {
    for (const row of group) {
      features.rows[next] = row;
      features.values[next] = 1 / Math.sqrt(group.size);
      next += 1;
    }
  }
  return features;
}

function addPieces(pieces: Set<number>, word: string): void {
  const edged = ` ${word} `;
  for (let size = PIECE_SHORTEST; size <= PIECE_LONGEST; size++) {
    for (let at = 0; at + size <= edged.length; at++) pieces.add(hashOf('c', edged.slice(at, at + size)));
  }
}

function addRuns(pieces: Set<number>, words: readonly string[], at: number): void {
  let run = '';
  for (const word of words.slice(at, at + CHARACTERS_LONGEST)) {
    run += word;
    pieces.add(hashOf('c', run));
  }
}

/** FNV-1a, stirred once more. */
function hashOf(kind: string, part: string): number {
  let hash = 0x811c9dc5 ^ kind.charCodeAt(0);
  for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ part.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 8;
}

/** Hashes that at least `least` texts share, ascending: the rows of a table. */
export function commonHashes(texts: readonly Features[], least: number): Uint32Array {
  const counts = new Map<number, number>();
  for (const { rows } of texts) for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  return Uint32Array.from([...counts].filter(([, count]) => count >= least).map(([row]) => row)).sort();
}

/** Hashes to rows; what is not in `hashes` is left out. */
export function keepKnown({ rows, values }: Features, hashes: Uint32Array): Features {
  const known = { rows: new Uint32Array(rows.length), values: new Float32Array(rows.length) };
  let kept = 0;
  for (let f = 0; f < rows.length; f++) {
    const row = findHash(hashes, rows[f] as number);
    if (row < 0) continue;
    known.rows[kept] = row;
    known.values[kept] = values[f] as number;
    kept += 1;
  }
  return { rows: known.rows.subarray(0, kept), values: known.values.subarray(0, kept) };
}

function findHash(hashes: Uint32Array, hash: number): number {
  let from = 0;
  let to = hashes.length - 1;
  while (from <= to) {
    const middle = (from + to) >>> 1;
    const found = hashes[middle] as number;
    if (found === hash) return middle;
    if (found < hash) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}
