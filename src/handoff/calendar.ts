/** Working days in the Netherlands: when an answer is due, when an adviser is there next, how a past moment is told. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime, type WeekdayNumbers } from 'luxon';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../errors';

const ZONE = 'Europe/Amsterdam';
const HOUR = 60 * 60 * 1000;
const OPENS = 9;
const CLOSES = 17;
/** In days. Whoever is away longer is not there. */
const FURTHEST = 2 * 366;

/** How a past moment is told: never a clock time. */
export interface Told {
  /** `weekday`: two to six days ago. */
  when: 'today' | 'yesterday' | 'weekday' | 'earlier';
  part: 'morning' | 'afternoon' | 'evening' | 'night';
  /** 1 = Monday … 7. */
  weekday: WeekdayNumbers;
  /** ISO date. */
  date: string;
}

/** Moments are in milliseconds since 1970; days and clock times are those of Amsterdam. */
export interface Calendar {
  isWorkingDay(at: number): boolean;
  /**
   * The same clock time so many working days later, rounded up to the hour; a moment on a day off counts from 09:00 of
   * the next working day. A RangeError beyond two years.
   */
  addWorkingDays(at: number, days: number): number;
  /** Up to the whole hour. */
  hour(at: number): number;
  /** Up to the whole half hour. */
  slot(at: number): number;
  /**
   * `at`, or else the next moment from 09:00 to 17:00 on a working day that is one of `workingDays` (1 = Monday … 7) and
   * after `absentUntil` (ISO date, the last day of absence). `undefined` when there is none within two years.
   */
  nextWorkingMoment(at: number, workingDays: readonly number[], absentUntil?: string): number | undefined;
  /** ISO date. */
  date(at: number): string;
  /** A moment still to come, by another machine's clock, is told as now. */
  tell(at: number, now: number): Told;
}

type Moment = DateTime<true>;

/** `holidays` are ISO dates. In a year without any, only weekends are off. */
export function makeCalendar(holidays: ReadonlySet<string>): Calendar {
  const isWorking = (day: Moment) => day.weekday <= 5 && !holidays.has(day.toISODate());
  return {
    isWorkingDay: (at) => isWorking(inAmsterdam(at)),
    addWorkingDays(at, days) {
      const moment = inAmsterdam(at);
      const due = findDay(isWorking(moment) ? moment : opening(moment), isWorking, days);
      if (!due) throw new RangeError('days: a whole number, at most two years');
      return roundUp(due.toMillis(), HOUR);
    },
    hour: (at) => roundUp(at, HOUR),
    slot: (at) => roundUp(at, HOUR / 2),
    nextWorkingMoment(at, workingDays, absentUntil = '') {
      const moment = inAmsterdam(at);
      const isTheirs = (day: Moment) =>
        isWorking(day) && workingDays.includes(day.weekday) && day.toISODate() > absentUntil;
      if (isTheirs(moment) && moment.hour >= OPENS && moment.hour < CLOSES) return at;
      const first = moment.hour < OPENS ? moment : moment.plus({ days: 1 });
      return findDay(opening(first), isTheirs, 0)?.toMillis();
    },
    date: (at) => inAmsterdam(at).toISODate(),
    tell,
  };
}

/** A whole hour in Amsterdam is a whole hour in UTC, whatever the season. */
function roundUp(at: number, unit: number): number {
  return Math.ceil(at / unit) * unit;
}

/** The cast holds: milliseconds of a clock are always a valid moment. */
function inAmsterdam(at: number): Moment {
  return DateTime.fromMillis(at, { zone: ZONE }) as Moment;
}

function opening(day: Moment): Moment {
  return day.startOf('day').set({ hour: OPENS });
}

/**
 * The day that fits after `skip` others that fit, `from` included, at the same clock time. Each is counted from `from`:
 * from day to day, a clock time that one day does not have would stay changed.
 */
function findDay(from: Moment, fits: (day: Moment) => boolean, skip: number): Moment | undefined {
  let left = skip;
  for (let ahead = 0; ahead <= FURTHEST; ahead += 1) {
    const day = from.plus({ days: ahead });
    if (!fits(day)) continue;
    if (left === 0) return day;
    left -= 1;
  }
  return undefined;
}

function tell(at: number, now: number): Told {
  const moment = inAmsterdam(Math.min(at, now));
  const { days } = inAmsterdam(now).startOf('day').diff(moment.startOf('day'), 'days');
  return {
    when: whenOf(days),
    part: partOf(moment.hour),
    weekday: moment.weekday,
    date: moment.toISODate(),
  };
}

function whenOf(daysAgo: number): Told['when'] {
  if (daysAgo < 1) return 'today';
  if (daysAgo < 2) return 'yesterday';
  return daysAgo < 7 ? 'weekday' : 'earlier';
}

function partOf(hour: number): Told['part'] {
  if (hour < 6) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

const isoDate = z
  .string()
  .refine((text) => DateTime.fromISO(text).toISODate() === text, 'write the date as 2027-06-30');
const table = z
  .object({
    source: z.object({ law: z.string() }).strict(),
    years: z.record(z.string(), z.array(isoDate).min(1, 'list the holidays of this year')),
  })
  .strict()
  .superRefine(({ years }, context) => {
    for (const [year, dates] of Object.entries(years)) {
      if (dates.every((one) => one.startsWith(`${year}-`))) continue;
      context.addIssue({ code: 'custom', path: ['years', year], message: 'list dates of this year only' });
    }
  });

/** The public holidays in `content/holidays.yaml` under `root`, as ISO dates. AppError `holidays-wrong`. */
export function readHolidays(root: string): ReadonlySet<string> {
  let raw: unknown;
  try {
    raw = parse(readFileSync(join(root, 'content', 'holidays.yaml'), 'utf8'));
  } catch (error) {
    throw new AppError('holidays-wrong', 'content/holidays.yaml: put the file there, in good YAML.', error);
  }
  const checked = table.safeParse(raw);
  if (checked.success) return new Set(Object.values(checked.data.years).flat());
  const lines = checked.error.issues.map(({ path, message }) => `${path.join('.') || '(file)'}: ${message}.`);
  throw new AppError('holidays-wrong', `content/holidays.yaml: ${lines.join(' ')}`, checked.error);
}
