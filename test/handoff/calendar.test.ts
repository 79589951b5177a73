import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCalendar, readHolidays } from '../../src/handoff/calendar';
import { ROOT } from '../fakes/example';

const calendar = makeCalendar(readHolidays(ROOT));
const at = (text: string) => Date.parse(text);
const iso = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString().replace(':00.000Z', 'Z');

describe('a working day', () => {
  it.each([
    ['a Friday', '2026-11-20T12:00+01:00', true],
    ['a Saturday', '2026-11-21T12:00+01:00', false],
    ['Good Friday', '2026-04-03T12:00+02:00', false],
    ['the fifth of May', '2026-05-05T12:00+02:00', false],
    ['the Monday after a King’s Day on Saturday the 26th', '2031-04-28T12:00+02:00', true],
    ['a Monday by Amsterdam, Sunday still in London', '2026-11-22T23:30Z', true],
    ['New Year’s Day of a year without a table', '2035-01-01T12:00+01:00', true],
    ['a Sunday of a year without a table', '2040-01-01T12:00+01:00', false],
  ])('%s', (_, moment, expected) => {
    expect(calendar.isWorkingDay(at(moment))).toBe(expected);
  });
});

describe('working days later', () => {
  it.each([
    ['the next day', '2026-11-18T10:00+01:00', 1, '2026-11-19T09:00Z'],
    ['over a weekend', '2026-11-20T10:00+01:00', 2, '2026-11-24T09:00Z'],
    ['over Easter', '2026-04-02T10:00+02:00', 1, '2026-04-07T08:00Z'],
    ['rounded up to the hour', '2026-11-18T10:00:00.001+01:00', 1, '2026-11-19T10:00Z'],
    ['rounded up past midnight, into the weekend', '2026-11-19T23:10+01:00', 1, '2026-11-20T23:00Z'],
    ['from 09:00 of Monday when asked on Saturday', '2026-11-21T22:15+01:00', 1, '2026-11-24T08:00Z'],
    ['at the same clock time after the clock went forward', '2026-03-27T15:00+01:00', 1, '2026-03-30T13:00Z'],
    ['at the same clock time after the clock went back', '2026-10-23T15:00+02:00', 1, '2026-10-26T14:00Z'],
    ['at half past two after a night without one', '2026-03-27T02:30+01:00', 1, '2026-03-30T01:00Z'],
    ['the same day, rounded, when none', '2026-11-18T10:20+01:00', 0, '2026-11-18T10:00Z'],
  ])('%s', (_, moment, days, expected) => {
    expect(iso(calendar.addWorkingDays(at(moment), days))).toBe(expected);
  });

  it.each([10_000, 0.5, Number.NaN, -1])('refuses %d days', (days) => {
    expect(() => calendar.addWorkingDays(at('2026-11-18T10:00Z'), days)).toThrow(RangeError);
  });
});

describe('the next working moment', () => {
  const all = [1, 2, 3, 4, 5];
  it.each([
    ['is now within hours', '2026-11-20T16:59+01:00', all, undefined, '2026-11-20T15:59Z'],
    ['is this morning before hours', '2026-11-20T08:59+01:00', all, undefined, '2026-11-20T08:00Z'],
    [
      'is after the weekend from 17:00 on Friday',
      '2026-11-20T17:00+01:00',
      all,
      undefined,
      '2026-11-23T08:00Z',
    ],
    ['is on the adviser’s own day', '2026-11-20T10:00+01:00', [2], undefined, '2026-11-24T08:00Z'],
    ['passes holidays, two weeks running', '2025-12-18T17:00+01:00', [4], undefined, '2026-01-08T08:00Z'],
    ['is the day after an absence', '2026-11-20T10:00+01:00', all, '2026-11-30', '2026-12-01T08:00Z'],
    ['does not mind a past absence', '2026-11-20T10:00+01:00', all, '2026-11-19', '2026-11-20T09:00Z'],
    ['is 09:00 in summer time too', '2026-03-28T10:00+01:00', all, undefined, '2026-03-30T07:00Z'],
    ['is never without working days', '2026-11-20T10:00+01:00', [], undefined, undefined],
    ['is never with weekends only', '2026-11-20T10:00+01:00', [6, 7], undefined, undefined],
  ])('%s', (_, moment, days, absentUntil, expected) => {
    expect(iso(calendar.nextWorkingMoment(at(moment), days, absentUntil))).toBe(expected);
  });
});

it('rounds up to hours and half hours, and leaves what is round', () => {
  const [before, half, whole] = [at('2026-11-20T10:01Z'), at('2026-11-20T10:30Z'), at('2026-11-20T11:00Z')];
  expect([before, half, whole].map(calendar.hour)).toEqual([whole, whole, whole]);
  expect([before, half, half + 1, whole].map(calendar.slot)).toEqual([half, half, whole, whole]);
});

it('gives the date in Amsterdam', () => {
  expect(calendar.date(at('2026-07-01T22:30Z'))).toBe('2026-07-02');
});

describe('a past moment is told as', () => {
  const now = at('2026-10-26T10:00+01:00');
  it.each([
    ['2026-10-26T08:00+01:00', { when: 'today', part: 'morning', weekday: 1, date: '2026-10-26' }],
    ['2026-10-26T11:00+01:00', { when: 'today', part: 'morning', weekday: 1, date: '2026-10-26' }],
    ['2026-10-25T00:00+02:00', { when: 'yesterday', part: 'night', weekday: 7, date: '2026-10-25' }],
    ['2026-10-24T23:59+02:00', { when: 'weekday', part: 'evening', weekday: 6, date: '2026-10-24' }],
    ['2026-10-20T12:00+02:00', { when: 'weekday', part: 'afternoon', weekday: 2, date: '2026-10-20' }],
    ['2026-10-19T18:00+02:00', { when: 'earlier', part: 'evening', weekday: 1, date: '2026-10-19' }],
  ])('%s', (moment, told) => {
    expect(calendar.tell(at(moment), now)).toEqual(told);
  });
});

describe('the table of holidays', () => {
  const source = 'source: { law: "A" }\n';
  const read = (text: string) => {
    const root = mkdtempSync(join(tmpdir(), 'wegwijzer-'));
    try {
      mkdirSync(join(root, 'content'));
      writeFileSync(join(root, 'content', 'holidays.yaml'), text);
      return readHolidays(root);
    } finally {
      rmSync(root, { recursive: true });
    }
  };

  it('is read as dates', () => {
    const dates = read(`${source}years: { "2035": [2035-01-01], "2036": [2036-01-01] }`);
    expect([...dates]).toEqual(['2035-01-01', '2036-01-01']);
  });

  it.each([
    ['broken YAML', 'years: ['],
    ['nothing', ''],
    ['no source', 'years: { "2035": [2035-01-01] }'],
    ['a day that does not exist', `${source}years: { "2035": [2035-02-29] }`],
    ['another way of writing', `${source}years: { "2035": [1-1-2035] }`],
    ['a date of another year', `${source}years: { "2035": [2034-01-01] }`],
  ])('says what to mend in %s', (_, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'holidays-wrong' }));
  });

  it('says so when it is not there', () => {
    expect(() => readHolidays(tmpdir())).toThrow(expect.objectContaining({ code: 'holidays-wrong' }));
  });
});
