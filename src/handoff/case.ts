/** One talk between an employee and an adviser: everything that is known of it, kept sealed as a whole. */

import type { KnockAddress } from './knock';

export type Party = 'employee' | 'adviser';
export type Knocked = Party | 'coordinator';

/** Who may have it when the chosen adviser cannot: nobody before I am asked, somebody elsewhere, anyone. */
export const FALLBACKS = ['ask', 'outside', 'anyone'] as const;
export type Fallback = (typeof FALLBACKS)[number];

/** `relay`: two-way, unnamed unless the person wants otherwise. `call-back`: a name and a way to be reached, no story. */
export type Way = 'relay' | 'call-back';

export interface Entry {
  /** 128 bits, given with the form: the same form twice is one entry. */
  id: string;
  /** `house`: `text` names a sentence of ours. */
  from: Party | 'house';
  /** Which adviser wrote it. */
  by?: string;
  /** Milliseconds, rounded to the hour: nobody is told a clock time. */
  at: number;
  text: string;
}

export interface Named {
  name: string;
  /** How the person wants to be reached, in their own words. */
  reach: string;
}

/** Within what was promised, or not. */
export type Answered = 'in-time' | 'late';

export interface Case {
  id: string;
  version: number;
  state: 'offered' | 'open';
  way: Way;
  /** The desk that is asked, as in the guide. */
  desk: string;
  /** Who has it; empty while the employee has to choose again. */
  adviser: string;
  /** Who said no, left, or may not have it. */
  not: string[];
  fallback: Fallback;
  /** Where the person works, as the roster writes it, if they told. */
  workplace?: string;
  /** Two numbers that make two words in any language. */
  pseudonym: [number, number];
  language: string;
  role?: string;
  topic?: string;
  named?: Named;
  thread: Entry[];
  /** The adviser asks to hand it to this one. */
  transferTo?: string;
  /** Milliseconds, all of these. Since when the employee waits for an answer; absent when the adviser wrote last. */
  waitingSince?: number;
  /** How many working days this adviser promised to answer within. */
  promise: number;
  /** How far the clock went since `waitingSince`: nothing, knocked again, coordinator told, nobody answered. */
  stage: 0 | 1 | 2 | 3;
  /** How the first answer came: set once, and counted then. */
  answered?: Answered;
  touched: number;
  /** Everything is gone by then, unless both extend. */
  until: number;
  extend: Party[];
  /** Who must be knocked at the next slot. */
  knocks: Knocked[];
  /** Knocks that failed in a row. */
  tries: number;
  unreachable: Party[];
  /** Where an employee who asked for it is knocked. */
  reply?: KnockAddress;
}

const DAY = 24 * 60 * 60 * 1000;
export const UNTIL_MOST = 90 * DAY;
export const EXTENSION = 30 * DAY;
export const IDLE_MOST = 30 * DAY;
/** Characters of all entries together, and of one. */
export const THREAD_MOST = 100_000;
export const ENTRY_MOST = 2000;

/** When it may no longer be read, in milliseconds. */
export function expiryOf({ until, touched }: Case): number {
  return Math.min(until, touched + IDLE_MOST);
}
