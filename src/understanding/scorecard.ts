/** How well questions are understood that nobody learned from, in figures that can be compared. */

import type { Understand, Understanding } from './understand';

export interface Question {
  text: string;
  /** Several when they are equally right; `none` when it is not for this bot. */
  place: string | string[];
  group: string;
  /** In which round it was written: limits were chosen while looking at the first three. */
  round?: number;
  danger: boolean;
  role?: string;
  about?: string;
}

/** Percentages, one decimal. */
export type Figures = Record<string, number>;

export interface Score {
  figures: Figures;
  /** Milliseconds that 99 of 100 questions stay under. */
  slowest: number;
  /** `wanted → given`, most often first. */
  confusions: [string, number][];
}

/** Figures that are better when lower. */
export const LOWER_IS_BETTER: ReadonlySet<string> = new Set([
  'taken for off-topic',
  'false alarms',
  'calibration',
]);

const NONE = 'none';
const BINS = 10;

/**
 * `otherHint`: a language the questions are not in; `now` in milliseconds. A place of `dangerous` tells of danger by itself:
 * whether a question about it is danger now, is left open.
 */
export function score(
  understand: Understand,
  language: string,
  otherHint: string,
  questions: readonly Question[],
  now: () => number,
  dangerous: ReadonlySet<string> = new Set(),
): Score {
  const times: number[] = [];
  const answers = questions.map((question) => {
    const start = now();
    const answer = understand(question.text, language);
    times.push(now() - start);
    return { question, answer, wanted: [question.place].flat(), heard: understand(question.text, otherHint) };
  });
  const ours = answers.filter(({ wanted }) => !wanted.includes(NONE));
  const isWithin = (most: number) => (one: (typeof answers)[number]) =>
    one.answer.places.slice(0, most).some(({ place }) => one.wanted.includes(place));
  const groups = [...new Set(ours.map(({ question }) => question.group))].sort();
  const figures: Figures = {
    'top 1': share(ours, isWithin(1)),
    'top 3': share(ours, isWithin(3)),
    ...Object.fromEntries(
      groups.map((group) => [
        `top 3 ${group}`,
        share(
          ours.filter(({ question }) => question.group === group),
          isWithin(3),
        ),
      ]),
    ),
    'off-topic': share(
      answers.filter(({ wanted }) => wanted.includes(NONE)),
      ({ answer }) => !answer.understood,
    ),
    'taken for off-topic': share(ours, ({ answer }) => !answer.understood),
    danger: share(
      answers.filter(({ question }) => question.danger),
      ({ answer }) => answer.danger,
    ),
    'false alarms': share(
      answers.filter(({ question, wanted }) => !question.danger && !wanted.some((one) => dangerous.has(one))),
      ({ answer }) => answer.danger,
    ),
    language: share(
      answers.filter(({ question }) => question.group !== 'short'),
      ({ heard }) => heard.language === language,
    ),
    'role right or unknown': share(answers, ({ question, answer }) =>
      isRightOrUnknown(question, answer, 'role'),
    ),
    'about right or unknown': share(answers, ({ question, answer }) =>
      isRightOrUnknown(question, answer, 'about'),
    ),
    calibration: calibrationError(
      ours.flatMap(({ answer, wanted }) =>
        answer.places.slice(0, 1).map(({ place, score: sure }) => ({ sure, right: wanted.includes(place) })),
      ),
    ),
  };
  times.sort((a, b) => a - b);
  return {
    figures,
    slowest: times[Math.floor(times.length * 0.99)] ?? 0,
    confusions: confusionsOf(ours.filter((one) => !isWithin(1)(one))),
  };
}

/** What fell by more than half a point. */
export function fallen(before: Figures, after: Figures): string[] {
  return Object.entries(before).flatMap(([name, was]) => {
    const is = after[name] ?? Number.NaN;
    const worse = LOWER_IS_BETTER.has(name) ? is - was : was - is;
    return worse <= 0.5 ? [] : [`${name}: ${was} → ${is}`];
  });
}

function isRightOrUnknown(question: Question, answer: Understanding, which: 'role' | 'about'): boolean {
  return answer[which] === undefined || answer[which] === question[which];
}

/** How far chances and outcomes lie apart: expected calibration error over ten bins. */
function calibrationError(guesses: readonly { sure: number; right: boolean }[]): number {
  const gaps = Array.from({ length: BINS }, (_, bin) => {
    const inside = guesses.filter(({ sure }) => Math.min(BINS - 1, Math.floor(sure * BINS)) === bin);
    return Math.abs(inside.reduce((sum, { sure, right }) => sum + sure - (right ? 1 : 0), 0));
  });
  return percent(gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, guesses.length));
}

function confusionsOf(wrong: readonly { answer: Understanding; wanted: string[] }[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { answer, wanted } of wrong) {
    const pair = `${wanted[0]} → ${answer.places[0]?.place ?? NONE}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function share<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.length === 0 ? 100 : percent(all.filter(is).length / all.length);
}

function percent(part: number): number {
  return Math.round(part * 1000) / 10;
}
