/** A trained table, made small: weights rounded to bytes, the slight ones left out, the rest row by row. */

import { type Features, keepKnown } from './features';
import { toChances, type Weights } from './regression';

export interface Table {
  labels: string[];
  bias: Float32Array;
  /** What one step of a weight is worth. */
  step: number;
  /** Ascending; row `r` belongs to `hashes[r]`. */
  hashes: Uint32Array;
  /** Weights of row `r` stand from `starts[r]` up to `starts[r + 1]`. */
  starts: Uint32Array;
  classes: Uint8Array;
  weights: Int8Array;
}

export interface Ranked {
  label: string;
  /** 0 to 1; all labels together make 1. A comparison, not a certainty. */
  score: number;
}

const STEPS = 24;

/** Keeps the `most` heaviest weights. */
export function makeTable(labels: string[], hashes: Uint32Array, trained: Weights, most: number): Table {
  const { classes, weights, bias } = trained;
  const sizes = weights.map(Math.abs).sort();
  const heaviest = sizes[Math.floor(sizes.length * 0.9999)] || 1;
  const step = heaviest / STEPS;
  const least = Math.max(sizes[Math.max(0, sizes.length - most)] ?? 0, step / 2);
  const rows: number[] = [];
  const starts = [0];
  const kept: { class: number; weight: number }[] = [];
  for (let row = 0; row < hashes.length; row++) {
    const before = kept.length;
    for (let c = 0; c < classes; c++) {
      const weight = weights[row * classes + c] as number;
      if (Math.abs(weight) < least) continue;
      kept.push({ class: c, weight: Math.max(-127, Math.min(127, Math.round(weight / step))) });
    }
    if (kept.length === before) continue;
    rows.push(hashes[row] as number);
    starts.push(kept.length);
  }
  return {
    labels,
    bias,
    step,
    hashes: Uint32Array.from(rows),
    starts: Uint32Array.from(starts),
    classes: Uint8Array.from(kept, (entry) => entry.class),
    weights: Int8Array.from(kept, (entry) => entry.weight),
  };
}

/** Chance a label, in the order of `labels`. */
export function chancesOf(table: Table, features: Features): Float32Array {
  const { rows, values } = keepKnown(features, table.hashes);
  const sums = new Float32Array(table.bias);
  for (let f = 0; f < rows.length; f++) {
    const row = rows[f] as number;
    const value = (values[f] as number) * table.step;
    const end = table.starts[row + 1] as number;
    for (let at = table.starts[row] as number; at < end; at++) {
      const c = table.classes[at] as number;
      sums[c] = (sums[c] as number) + value * (table.weights[at] as number);
    }
  }
  toChances(sums);
  return sums;
}

/** Best first. */
export function rank(table: Table, features: Features): Ranked[] {
  const chances = chancesOf(table, features);
  return table.labels
    .map((label, i) => ({ label, score: chances[i] as number }))
    .sort((a, b) => b.score - a.score);
}
