/** The words for closed answers: as a button (`label`) and inside a sentence (`phrase`). */

import { type AnswerName, SKIP } from '../answers';
import type { Text } from '../page';

export function answerLabel(name: AnswerName, value: string): Text {
  if (name === 'topic' && value !== SKIP) return { key: `topics:${value}.title` };
  return { key: `routes:answers.${name}.${value}.label` };
}

/** `undefined` (not asked) has a phrase too: “something at work”. */
export function answerPhrase(name: AnswerName, value: string | undefined): Text {
  if (name === 'topic' && value !== undefined && value !== SKIP) return { key: `topics:${value}.phrase` };
  return { key: `routes:answers.${name}.${value ?? 'absent'}.phrase` };
}
