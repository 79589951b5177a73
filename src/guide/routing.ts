/** Closed answers to an ordered list of desks, each with the rule that put it there. Rules are data (routes.yaml). */

import { ANSWER_NAMES, type AnswerName, type Answers, type AnswerValues } from './answers';
import type { ConditionContent, Desk, RoutesContent } from './content';
import type { Tone } from './page';

/** In a condition: the question was not asked. */
const ABSENT = 'absent';

export interface RoutedDesk {
  desk: string;
  /** Id of the first rule that names this desk: its reason. */
  rule: string;
}

export interface Note {
  id: string;
  tone: Tone;
}

export interface Routing {
  /** Never empty for a checked organisation. Pure and fast: no allocation beyond the list. */
  desksFor(answers: Answers): RoutedDesk[];
  notesFor(answers: Answers): Note[];
}

/** The set of values of each answer that a condition accepts, one bit a value; bit 0 is `absent`. */
type Mask = readonly (readonly [field: number, bits: number])[];

interface Condition {
  when: Mask;
  unless: Mask;
}

/** `here`: the desks that exist in this organisation. */
export function makeRouting(
  content: RoutesContent,
  desks: readonly Desk[],
  here: ReadonlySet<string>,
  values: AnswerValues,
): Routing {
  const bitOf = ANSWER_NAMES.map(
    (name) => new Map([ABSENT, ...values[name]].map((value, i) => [value, 1 << i])),
  );
  const mask = (condition: ConditionContent): Mask =>
    Object.entries(condition).map(([name, accepted]) => {
      const field = ANSWER_NAMES.indexOf(name as AnswerName);
      const bits = accepted
        .flatMap((value) => (name === 'topic' ? (content.sets[value] ?? [value]) : [value]))
        .reduce((sum, value) => sum | (bitOf[field]?.get(value) ?? 0), 0);
      return [field, bits] as const;
    });
  const compile = (item: { when: ConditionContent; unless: ConditionContent }): Condition => ({
    when: mask(item.when),
    unless: mask(item.unless),
  });

  const rules = content.rules.map((rule) => ({
    condition: compile(rule),
    routed: rule.desks.filter((desk) => here.has(desk)).map((desk): RoutedDesk => ({ desk, rule: rule.id })),
  }));
  const dependsOn = (desk: Desk) =>
    desk['answers-to'].length === 0 ? [] : [{ desks: [desk.id], when: mask({ about: desk['answers-to'] }) }];
  const closed = [
    ...content.closed.map((item) => ({ desks: item.desks, when: mask(item.when) })),
    ...desks.flatMap(dependsOn),
  ];
  const notes = content.notes.map((note) => ({
    condition: compile(note),
    note: { id: note.id, tone: note.tone ?? 'plain' } satisfies Note,
  }));

  const bitsOf = (answers: Answers) =>
    ANSWER_NAMES.map((name, field) => bitOf[field]?.get(answers[name] ?? ABSENT) ?? 0);

  return {
    desksFor(answers) {
      const bits = bitsOf(answers);
      const taken = new Set<string>();
      for (const item of closed) if (holds(item.when, bits)) for (const desk of item.desks) taken.add(desk);
      const result: RoutedDesk[] = [];
      for (const rule of rules) {
        if (!applies(rule.condition, bits)) continue;
        for (const routed of rule.routed) {
          if (taken.has(routed.desk)) continue;
          taken.add(routed.desk);
          result.push(routed);
        }
      }
      return result;
    },
    notesFor(answers) {
      const bits = bitsOf(answers);
      return notes.filter((item) => applies(item.condition, bits)).map((item) => item.note);
    },
  };
}

function holds(mask: Mask, bits: readonly number[]): boolean {
  for (const [field, accepted] of mask) if (((bits[field] ?? 0) & accepted) === 0) return false;
  return true;
}

function applies(condition: Condition, bits: readonly number[]): boolean {
  if (!holds(condition.when, bits)) return false;
  for (const [field, refused] of condition.unless) if (((bits[field] ?? 0) & refused) !== 0) return false;
  return true;
}
