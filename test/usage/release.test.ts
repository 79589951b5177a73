import {
  drawNoise,
  EPSILON_IN_ALL,
  EPSILON_PER_TABLE,
  releaseQuarter,
  releaseYear,
} from '../../src/usage/release';
import { type Cells, TABLES, type TableName, type YearCounts } from '../../src/usage/tables';
import { seededRandom } from '../trust/seeded-random';

const quiet = () => 0;
const shown = (count: number, noise = 0) => releaseQuarter(2026, '3', count, () => noise).tables.total?.['3'];

const every = <Value>(value: () => Value) =>
  Object.fromEntries(TABLES.map((table) => [table, value()])) as Record<TableName, Value>;
const cells: Cells = { ...every(() => ['one', 'other']), topic: ['one', 'other', 'never'] };
const year = (one: number): YearCounts => ({
  year: 2026,
  tables: every(() => ({ one, stranger: 500 })),
  quarters: {},
});

/** Noise that is known: 1,000, 1,001, … */
function counting() {
  let last = 999;
  return () => {
    last += 1;
    return last;
  };
}

describe('a published figure', () => {
  it.each([
    [0, undefined],
    [29, undefined],
    [30, 30],
    [32, 30],
    [33, 35],
    [37, 35],
    [38, 40],
    [1002, 1000],
  ])('of %i is %p', (count, figure) => {
    expect(shown(count)).toBe(figure);
  });

  it('is hidden or shown by what it is with the noise', () => {
    expect(shown(35, -6)).toBeUndefined();
    expect(shown(0, 30)).toBe(30);
    expect(shown(3, -50)).toBeUndefined();
  });

  it('is within twenty of the truth in about 19 of 20 cases, rounding included', () => {
    const random = seededRandom(1);
    const draws = 20_000;
    for (const count of [200, 201, 202, 203, 204]) {
      let near = 0;
      for (let i = 0; i < draws; i++) {
        if (Math.abs((shown(count, drawNoise(1, random)) ?? 0) - count) <= 20) near += 1;
      }
      expect(near / draws).toBeGreaterThan(0.94);
    }
  });
});

describe('a year', () => {
  it('has its tables and their cells, counted or not, in a fixed order, and nothing else', () => {
    const { period, tables } = releaseYear(year(100), cells, quiet);
    expect(period).toBe('2026');
    expect(Object.keys(tables)).toEqual([...TABLES]);
    expect(Object.entries(tables.topic ?? {})).toEqual([
      ['one', 100],
      ['other', undefined],
      ['never', undefined],
    ]);
  });

  it('gives each cell noise of its own, zeros too', () => {
    const { tables } = releaseYear(year(0), cells, counting());
    const drawn = TABLES.flatMap((table) => Object.values(tables[table] ?? {}));
    expect(drawn).toEqual(drawn.map((_, i) => Math.round((1000 + i) / 5) * 5));
  });
});

it('asks twice the noise where one conversation can be in two cells', () => {
  const asked: number[] = [];
  releaseYear(year(0), cells, (most) => {
    asked.push(most);
    return 0;
  });
  const outcome = asked.splice(
    TABLES.slice(0, TABLES.indexOf('outcome')).reduce((sum, one) => sum + cells[one].length, 0),
    2,
  );
  expect(outcome).toEqual([2, 2]);
  expect(new Set(asked)).toEqual(new Set([1]));
});

it('a quarter has the total alone', () => {
  expect(releaseQuarter(2026, '3', 100, quiet)).toEqual({
    period: '2026-3',
    tables: { total: { 3: 100 } },
  });
});

describe('the statement', () => {
  /** Of a hundred guesses at yes or no, how many are right at best. */
  const guesses = (epsilon: number) => 100 / (1 + Math.exp(-epsilon));

  it('says 54 in 100 for a table, 77 for all together', () => {
    expect(Math.round(guesses(EPSILON_PER_TABLE.numerator / EPSILON_PER_TABLE.denominator))).toBe(54);
    expect(EPSILON_IN_ALL).toBeCloseTo(1.2, 10);
    expect(Math.round(guesses(EPSILON_IN_ALL))).toBe(77);
  });
});
