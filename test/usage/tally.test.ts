import fc from 'fast-check';
import { endOf, formatPeriod, quarterAt } from '../../src/usage/periods';
import { TABLES, type TableName } from '../../src/usage/tables';
import { type Mark, makeTally, type Tally } from '../../src/usage/tally';
import { CELLS, HOUR, NOW } from './small-cells';

let time = NOW;
let tally: Tally;
beforeEach(() => {
  time = NOW;
  tally = makeTally(CELLS, () => time);
});

const year = (of = tally) => of.years().at(-1);
const table = (name: TableName) => year()?.tables[name];

describe('a conversation', () => {
  it('counts when it begins: in the quarter, its channel and its language', () => {
    tally.begin('teams', 'en');
    tally.begin('web', 'tr');
    expect(year()).toMatchObject({ year: 2027, quarters: { 3: 2 } });
    expect(table('channel')).toEqual({ teams: 1, web: 1 });
    expect(table('language')).toEqual({ en: 1, other: 1 });
  });

  it('counts once in each table, whatever comes later', () => {
    let mark = tally.begin('web', 'nl');
    for (const cell of ['police', 'adviser', 'police', 'union']) mark = tally.count('desk', cell, mark);
    tally.count('topic', 'money', mark);
    expect(table('desk')).toEqual({ police: 1 });
    expect(table('topic')).toEqual({ money: 1 });
  });

  it('does not count again from an older page', () => {
    const first = tally.begin('web', 'nl');
    const next = tally.count('desk', 'police', first);
    for (const desk of CELLS.desk) expect(tally.count('desk', desk, first)).toBe(next);
    tally.count('channel', 'web', (first & ~0x7f) >>> 0);
    expect(table('desk')).toEqual({ police: 1 });
    expect(table('channel')).toEqual({ web: 1 });
  });

  it('is remembered for 24 hours, at whatever moment it was', () => {
    for (let i = 0; i < 40; i += 1) {
      const mark = tally.begin('web', 'nl');
      tally.count('desk', 'police', mark);
      time += 24 * HOUR - 1;
      tally.begin('web', 'nl');
      tally.count('desk', 'police', mark);
      time += HOUR;
    }
    expect(table('desk')).toEqual({ police: 40 });
  });

  it('is remembered among tens of thousands', () => {
    let number = 0;
    tally = makeTally(
      CELLS,
      () => time,
      () => number++,
    );
    const marks = Array.from({ length: 20_000 }, () => tally.begin('web', 'nl'));
    for (const mark of [...marks, ...marks]) tally.count('desk', 'police', mark);
    expect(table('desk')).toEqual({ police: 20_000 });
  });

  it.each([0, 1, 0x7f, -1, 2 ** 32 + 0x80, 128.5, Number.NaN])(
    'of which the mark reads %d is not counted',
    (mark) => {
      for (const name of TABLES) expect(tally.count(name, CELLS[name][0] ?? '', mark)).toBe(mark);
      expect(TABLES.every((name) => Object.keys(table(name) ?? {}).length === 0)).toBe(true);
    },
  );

  it('counts in no cell that is not there, and may still count in one that is', () => {
    const mark = tally.count('desk', 'somewhere', tally.begin('fax', 'nl'));
    tally.count('desk', 'police', mark);
    tally.countOnce('outcome', 'constructor');
    expect(table('desk')).toEqual({ police: 1 });
    expect(table('channel')).toEqual({});
    expect(table('outcome')).toEqual({});
  });

  it('carries 32 bits', () => {
    tally = makeTally(
      CELLS,
      () => time,
      () => 2 ** 24 - 1,
    );
    let mark = tally.begin('web', 'nl');
    for (const name of TABLES) mark = tally.count(name, CELLS[name][0] ?? '', mark);
    expect(mark).toBe(2 ** 32 - 1);
  });
});

it('counts what is no conversation’s as often as it is told', () => {
  tally.countOnce('adviser-topic', 'information');
  tally.countOnce('adviser-topic', 'information');
  expect(table('adviser-topic')).toEqual({ information: 2 });
});

it('never counts more in a table than there were conversations', () => {
  const step = fc.record({
    conversation: fc.nat(9),
    age: fc.nat(5),
    table: fc.constantFrom(...TABLES),
    cell: fc.nat(6),
    hours: fc.nat(1),
  });
  const property = fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
    time = NOW;
    const fresh = makeTally(CELLS, () => time);
    const marks = new Map<number, Mark[]>();
    for (const { conversation, age, table, cell, hours } of steps) {
      // At most 24 hours from the first step to the last: as long as an older page is remembered.
      time = Math.min(time + hours * 0.1 * HOUR, NOW + 24 * HOUR - 1);
      const seen = marks.get(conversation) ?? [fresh.begin('web', 'nl')];
      const next = fresh.count(table, CELLS[table][cell] ?? 'none', seen[age % seen.length] ?? 0);
      marks.set(conversation, [...seen, next]);
    }
    const counted = year(fresh);
    for (const cells of Object.values(counted?.tables ?? {})) {
      const sum = Object.values(cells).reduce((total, count) => total + count, 0);
      expect(sum).toBeLessThanOrEqual(marks.size);
    }
    expect(counted?.quarters).toEqual({ 3: marks.size });
  });
  fc.assert(property, { numRuns: 200 });
});

describe('a period', () => {
  it.each([
    ['2027-12-31T22:59:59Z', '2027-4'],
    ['2027-12-31T23:00:00Z', '2028-1'],
    ['2028-03-31T21:59:59Z', '2028-1'],
    ['2028-03-31T22:00:00Z', '2028-2'],
  ])('is that of Amsterdam: %s is in %s', (moment, period) => {
    expect(formatPeriod(quarterAt(Date.parse(moment)))).toBe(period);
  });

  it.each([
    [{ year: 2027 }, '2027-12-31T23:00:00Z'],
    [{ year: 2027, quarter: '4' }, '2027-12-31T23:00:00Z'],
    [{ year: 2027, quarter: '1' }, '2027-03-31T22:00:00Z'],
  ])('%j ends when the next begins', (period, moment) => {
    expect(endOf(period)).toBe(Date.parse(moment));
  });

  it('is there whether or not anybody came', () => {
    time = Date.parse('2027-12-31T22:00:00Z');
    const quiet = makeTally(CELLS, () => time);
    time += 2 * HOUR;
    expect(quiet.years().map(({ year, quarters }) => [year, quarters])).toEqual([
      [2027, { 4: 0 }],
      [2028, { 1: 0 }],
    ]);
  });

  it('is let go once it was published, without the others', () => {
    tally.begin('web', 'nl');
    time = Date.parse('2028-01-01T12:00:00Z');
    tally.begin('web', 'nl');
    expect(tally.drop(new Set(['2026', '2027-3']))).toBe(true);
    expect(tally.years()).toMatchObject([
      { year: 2027, quarters: {}, tables: { channel: { web: 1 } } },
      { year: 2028, quarters: { 1: 1 } },
    ]);
    expect(tally.drop(new Set(['2027-3', '2027']))).toBe(true);
    expect(tally.drop(new Set(['2027-3', '2027']))).toBe(false);
    expect(tally.years()).toMatchObject([{ year: 2028, tables: { channel: { web: 1 } } }]);
  });
});
