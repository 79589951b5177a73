/**
 * Multiclass logistic regression over hashed features: softmax, AdaGrad a row, decay, and in each round other features
 * left out, so that no single word decides. The same input, the same weights.
 */

import type { Features } from './features';

export interface Example {
  features: Features;
  /** Which class this is. */
  label: number;
}

export interface TrainingOptions {
  rounds?: number;
  rate?: number;
  /** Share of a touched weight that is lost, times the rate. */
  decay?: number;
  /** How much of an example is kept back from its label, for all classes together. */
  smoothing?: number;
  /** Share of the features of an example that is left out, others each time. */
  dropout?: number;
}

/** Weights lie row by row: `weights[row * classes + class]`; `bias` a class. */
export interface Weights {
  classes: number;
  weights: Float32Array;
  bias: Float32Array;
}

/** Rows of the examples' features are below `size`. */
export function trainRegression(
  examples: readonly Example[],
  size: number,
  classes: number,
  options: TrainingOptions = {},
): Weights {
  const { rounds = 6, rate = 0.1, decay = 1e-3, smoothing = 0.1, dropout = 0.35 } = options;
  const weights = new Float32Array(size * classes);
  const bias = new Float32Array(classes);
  const steepness = new Float32Array(size).fill(1e-2);
  const importance = balance(examples, classes);
  const order = examples.map((_, i) => i);
  const random = randomFrom(1);
  const slope = new Float32Array(classes);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const index of order) {
      const { features: all, label } = examples[index] as Example;
      const features = leaveOut(all, dropout, random);
      scoresOf(features, weights, bias, slope);
      toChances(slope);
      const weight = importance[label] as number;
      let squares = 0;
      for (let c = 0; c < classes; c++) {
        const wanted = (c === label ? 1 - smoothing : 0) + smoothing / classes;
        slope[c] = ((slope[c] as number) - wanted) * weight;
        squares += (slope[c] as number) ** 2;
        bias[c] = (bias[c] as number) - 0.002 * (slope[c] as number);
      }
      const { rows, values } = features;
      for (let f = 0; f < rows.length; f++) {
        const row = rows[f] as number;
        const value = values[f] as number;
        steepness[row] = (steepness[row] as number) + (squares * value * value) / classes;
        const step = rate / Math.sqrt(steepness[row] as number);
        const kept = 1 - step * decay;
        const at = row * classes;
        for (let c = 0; c < classes; c++) {
          weights[at + c] = (weights[at + c] as number) * kept - step * value * (slope[c] as number);
        }
      }
    }
  }
  return { classes, weights, bias };
}

/** What is left counts for more, so that the whole weighs as much. */
function leaveOut({ rows, values }: Features, share: number, random: () => number): Features {
  const left = { rows: new Uint32Array(rows.length), values: new Float32Array(rows.length) };
  let kept = 0;
  for (let f = 0; f < rows.length; f++) {
    if (random() < share) continue;
    left.rows[kept] = rows[f] as number;
    left.values[kept] = (values[f] as number) / (1 - share);
    kept += 1;
  }
  return { rows: left.rows.subarray(0, kept), values: left.values.subarray(0, kept) };
}

/** Adds up the rows of a text, into `sums`. */
export function scoresOf(
  { rows, values }: Features,
  weights: Float32Array | Int8Array,
  bias: Float32Array,
  sums: Float32Array,
): void {
  const classes = bias.length;
  sums.set(bias);
  for (let f = 0; f < rows.length; f++) {
    const at = (rows[f] as number) * classes;
    const value = values[f] as number;
    for (let c = 0; c < classes; c++) sums[c] = (sums[c] as number) + value * (weights[at + c] as number);
  }
}

/** Softmax, in place. */
export function toChances(sums: Float32Array): void {
  let best = Number.NEGATIVE_INFINITY;
  for (const sum of sums) if (sum > best) best = sum;
  let total = 0;
  for (let c = 0; c < sums.length; c++) {
    const raised = Math.exp((sums[c] as number) - best);
    sums[c] = raised;
    total += raised;
  }
  for (let c = 0; c < sums.length; c++) sums[c] = (sums[c] as number) / total;
}

/** Small classes count for more, halfway to equal. */
function balance(examples: readonly Example[], classes: number): Float32Array {
  const sizes = new Float32Array(classes);
  for (const { label } of examples) sizes[label] = (sizes[label] as number) + 1;
  return sizes.map((size) => (size === 0 ? 0 : Math.sqrt(examples.length / classes / size)));
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
}

/** Mulberry32: the same seed, the same order. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
