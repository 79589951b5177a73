/**
 * Example sentences to a ranking of labels: complement naive Bayes over words and character 3- to 5-grams
 * (Rennie et al., “Tackling the Poor Assumptions of Naive Bayes Text Classifiers”, ICML 2003).
 */

import { plainWords } from './vocabulary';

export interface Ranked {
  label: string;
  /** 0 to 1; all labels together make 1. A comparison, not a certainty. */
  score: number;
}

export interface Classifier {
  /** Best first. Empty when no part of the text was ever seen. */
  rank(text: string): Ranked[];
}

const SMOOTHING = 1;
const GRAM_SHORTEST = 3;
const GRAM_LONGEST = 5;
/** Features of one text overlap; without this, every winner would score 1. */
const SHARPNESS = 4;

export interface ClassifierOptions {
  /** Words that say nothing about the label. */
  ignored?: ReadonlySet<string>;
}

/** `examples`: label to its sentences; a label may come more than once. */
export function trainClassifier(
  examples: Iterable<readonly [string, readonly string[]]>,
  { ignored = new Set() }: ClassifierOptions = {},
): Classifier {
  const grouped = new Map<string, string[]>();
  for (const [label, sentences] of examples)
    grouped.set(label, [...(grouped.get(label) ?? []), ...sentences]);
  const labels = [...grouped.keys()];
  const totals = labels.map(() => 0);
  const counts = new Map<string, Uint16Array>();
  for (const [index, label] of labels.entries()) {
    for (const sentence of grouped.get(label) ?? []) {
      for (const feature of featuresOf(sentence, ignored)) {
        const row = counts.get(feature) ?? new Uint16Array(labels.length);
        row[index] = (row[index] ?? 0) + 1;
        counts.set(feature, row);
        totals[index] = (totals[index] ?? 0) + 1;
      }
    }
  }
  const all = totals.reduce((sum, total) => sum + total, 0);
  const elsewhere = totals.map((total) => Math.log(all - total + SMOOTHING * counts.size));

  return {
    rank(text) {
      const rows = [...featuresOf(text, ignored)].flatMap((feature) => counts.get(feature) ?? []);
      if (rows.length === 0) return [];
      const sums = labels.map(() => 0);
      for (const row of rows) {
        const seen = row.reduce((sum, count) => sum + count, 0);
        for (let i = 0; i < sums.length; i++) {
          sums[i] = (sums[i] ?? 0) + (elsewhere[i] ?? 0) - Math.log(seen - (row[i] ?? 0) + SMOOTHING);
        }
      }
      return toScores(labels, sums, rows.length);
    },
  };
}

function toScores(labels: string[], sums: number[], features: number): Ranked[] {
  const scale = SHARPNESS / Math.sqrt(features);
  const best = Math.max(...sums);
  const weights = sums.map((sum) => Math.exp((sum - best) * scale));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return labels
    .map((label, i) => ({ label, score: Math.round(((weights[i] ?? 0) / total) * 1000) / 1000 }))
    .map((ranked, i) => ({ ranked, sum: sums[i] ?? 0 }))
    .sort((a, b) => b.sum - a.sum)
    .map(({ ranked }) => ranked);
}

/** Whole words, and pieces of words so that compounds and misspellings still meet. */
function featuresOf(text: string, ignored: ReadonlySet<string>): Set<string> {
  const features = new Set<string>();
  for (const word of plainWords(text).trim().split(' ')) {
    if (word === '' || ignored.has(word)) continue;
    features.add(word);
    const edged = ` ${word} `;
    for (let size = GRAM_SHORTEST; size <= GRAM_LONGEST; size++) {
      for (let at = 0; at + size <= edged.length; at++) features.add(`#${edged.slice(at, at + size)}`);
    }
  }
  return features;
}
