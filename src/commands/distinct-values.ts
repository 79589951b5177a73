/** The answers that make a difference: what no rule tells apart need not be tried apart. */

import { ANSWER_NAMES, type AnswerName, type AnswerValues } from '../guide/answers';
import type { ConditionContent, Content } from '../guide/content';

/** One value of each set that every rule treats alike: gives every list of desks, in a tenth of the time. */
export function distinctValues(content: Content, values: AnswerValues): AnswerValues {
  const { sets, rules, closed, notes } = content['routes.yaml'];
  const conditions: ConditionContent[] = [
    ...[...rules, ...notes].flatMap(({ when, unless }) => [when, unless]),
    ...closed.map(({ when }) => when),
    ...content['desks.yaml'].map((desk) => ({ about: desk['answers-to'] })),
  ];
  const accepts = (condition: ConditionContent, name: AnswerName, value: string) =>
    condition[name]?.flatMap((one) => (name === 'topic' ? (sets[one] ?? [one]) : [one])).includes(value);
  const only = (name: AnswerName) => {
    const alike = Map.groupBy(values[name], (value) =>
      conditions.map((condition) => Number(accepts(condition, name, value) ?? 0)).join(''),
    );
    return [...alike.values()].map(([first]) => first);
  };
  return Object.fromEntries(ANSWER_NAMES.map((name) => [name, only(name)])) as unknown as AnswerValues;
}
