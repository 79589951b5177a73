/** How well sentences are placed that were kept apart from training, when there is nothing else to measure with. */

import type { Concepts } from './concepts';
import { featuresOf } from './features';
import { rank } from './table';
import { type Sentence, trainPlaces } from './train-model';

export interface Kept {
  /** Percentages. */
  top1: number;
  top3: number;
}

/** Every sentence is kept apart once. */
export function crossValidate(sentences: readonly Sentence[], concepts: Concepts, folds: number): Kept {
  let first = 0;
  let third = 0;
  for (let fold = 0; fold < folds; fold++) {
    const table = trainPlaces(
      sentences.filter((_, i) => i % folds !== fold),
      concepts,
    );
    for (const { text, label } of sentences.filter((_, i) => i % folds === fold)) {
      const at = rank(table, featuresOf(text, concepts)).findIndex((one) => one.label === label);
      if (at === 0) first += 1;
      if (at >= 0 && at < 3) third += 1;
    }
  }
  const percent = (count: number) => Math.round((count / sentences.length) * 1000) / 10;
  return { top1: percent(first), top3: percent(third) };
}
