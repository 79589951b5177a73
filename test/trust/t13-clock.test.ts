/** T13: due times over ten years, against a second calendar made from other parts: computed Easter and Intl. */

import { makeCalendar, readHolidays } from '../../src/handoff/calendar';
import { ROOT } from '../fakes/example';
import { amount, trust } from './record';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIRST = Date.UTC(2025, 0, 1);
const DAYS = 3653;
const holidays = readHolidays(ROOT);

/** Days since 1970 of Easter Sunday (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / DAY;
}

function computedHolidays(year: number): string[] {
  const sunday = easter(year);
  const moving = [-2, 1, 39, 50].map((days) => isoDate(sunday + days));
  const king = new Date(Date.UTC(year, 3, 27)).getUTCDay() === 0 ? '04-26' : '04-27';
  return [...moving, ...['01-01', king, '05-05', '12-25', '12-26'].map((date) => `${year}-${date}`)];
}

/** `day`: days since 1970. */
function isoDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

const computed = new Set(Array.from({ length: 10 }, (_, index) => computedHolidays(2025 + index)).flat());
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});
/** What hangs on the wall in Amsterdam: `2026-11-22` and `14:05:00`. */
function wall(at: number): [date: string, time: string] {
  return clock.format(at).split(' ') as [string, string];
}

function nextDay(date: string): string {
  return isoDate(Date.parse(date) / DAY + 1);
}

function isOff(date: string): boolean {
  return [0, 6].includes(new Date(date).getUTCDay()) || computed.has(date);
}

/** The first moment with this on the wall, found by looking at the wall at every moment it could be. */
function momentOf(date: string, time: string): number {
  const found = [2, 1].map((hours) => Date.parse(`${date}T${time}Z`) - hours * HOUR);
  const moment = found.find((at) => wall(at).join() === `${date},${time}`);
  if (moment === undefined) throw new Error(`${date} has no ${time}`);
  return moment;
}

function slowDue(at: number, days: number): number {
  let [date, time] = wall(at);
  if (isOff(date)) time = '09:00:00';
  while (isOff(date)) date = nextDay(date);
  for (let left = days; left > 0; left -= 1) {
    do date = nextDay(date);
    while (isOff(date));
  }
  let due = momentOf(date, time);
  while (!wall(due)[1].endsWith(':00:00')) due += MINUTE;
  return due;
}

describe('T13 the calendar', () => {
  trust('T13', 'the table of holidays is what the law and the moon say', () => {
    expect([...holidays].sort()).toEqual([...computed].sort());
    return { years: 10, holidays: holidays.size };
  });

  trust('T13', 'working days over 2025–2034, daylight saving and holidays included', () => {
    const calendar = makeCalendar(holidays);
    const wrong: string[] = [];
    let compared = 0;
    let changes = 0;
    // Not seven: that would be the same day of every week.
    const step = amount({ quick: 6, full: 1 });
    const hours = amount({ quick: 3, full: 24 });
    for (let day = 0; day < DAYS; day += step) {
      const start = FIRST + day * DAY;
      if (wall(start)[1] !== wall(start + DAY)[1]) changes += 1;
      for (let index = 0; index < hours; index += 1) {
        // The minutes go round with the days, the whole hour among them.
        const at = start + (index * 24 * HOUR) / hours + (day % 60) * MINUTE;
        for (const days of [1, 2, 5]) {
          compared += 1;
          if (calendar.addWorkingDays(at, days) !== slowDue(at, days)) wrong.push(`${wall(at)} + ${days}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    return { compared, changes, wrong: wrong.length };
  });
});
