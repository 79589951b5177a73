/** Questions that measure must not be ones that taught: finds pairs that share most pieces of four characters. */

import { normalWords } from './normal-words';

export interface Pair {
  taught: string;
  measured: string;
}

const PIECE = 4;

/** Pairs whose Jaccard likeness is above `likeness`, 0 to 1. */
export function nearDuplicates(
  taught: readonly string[],
  measured: readonly string[],
  likeness = 0.5,
): Pair[] {
  const pieces = measured.map(piecesOf);
  const holders = new Map<string, number[]>();
  for (const [index, set] of pieces.entries()) {
    for (const piece of set) holders.set(piece, [...(holders.get(piece) ?? []), index]);
  }
  return taught.flatMap((text) => {
    const own = piecesOf(text);
    const shared = new Map<number, number>();
    for (const piece of own) {
      for (const index of holders.get(piece) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    return [...shared]
      .filter(([index, count]) => count / (own.size + (pieces[index]?.size ?? 0) - count) > likeness)
      .map(([index]) => ({ taught: text, measured: measured[index] as string }));
  });
}

function piecesOf(text: string): Set<string> {
  const plain = normalWords(text).join(' ');
  if (plain.length < PIECE) return new Set([plain]);
  return new Set(Array.from({ length: plain.length - PIECE + 1 }, (_, at) => plain.slice(at, at + PIECE)));
}
