/** T19: whoever knows all other conversations learns no more about one from the figures than ε allows. */

import { randomInt } from 'node:crypto';
import { discreteLaplace } from '../../src/usage/discrete-laplace';
import { drawNoise, EPSILON_IN_ALL, releaseQuarter, releaseYear, SHOWN_FROM } from '../../src/usage/release';
import { type Cells, type Release, TABLES, type TableName, type YearCounts } from '../../src/usage/tables';
import { makeBounds } from './clopper-pearson';
import { provenEpsilon } from './privacy-attack';
import { amount, trust } from './record';
import { seededRandom } from './seeded-random';

const EPSILON = 0.15;
const RUNS = amount({ quick: 20_000, full: 200_000 });
/** The same draws in every quick run, the product's own source of randomness in a full one. */
const SEED = amount({ quick: 19, full: 0 });
const random = SEED === 0 ? randomInt : seededRandom(SEED);
const noise = () => drawNoise(1, random);

/** True counts without and with the one conversation: at nought, at both steps of showing and rounding, and higher. */
const PAIRS = [
  [0, 1],
  [29, 30],
  [32, 33],
  [100, 101],
] as const;

/** From a true count to what is published of it. */
type Mechanism = (count: number) => number | undefined;

const publish = (count: number, drawn: () => number) =>
  releaseQuarter(2026, '1', count, drawn).tables.total?.['1'];
const ours: Mechanism = (count) => publish(count, noise);

const planted: Record<string, Mechanism> = {
  'half the noise': (count) =>
    publish(count, () => discreteLaplace({ numerator: 6, denominator: 20 }, random)),
  'suppression before noise': (count) => (count < SHOWN_FROM ? undefined : ours(count)),
  'no noise on zeros': (count) => (count === 0 ? undefined : ours(count)),
  'suppression only': (count) => (count < SHOWN_FROM ? undefined : count),
  'rounding only': (count) => Math.round(count / 5) * 5,
};

/** Of each pair, by its name, to three decimals. */
function attack(mechanism: Mechanism): Record<string, number> {
  const proofs = PAIRS.map(([less, more]) => {
    const neighbours = { with: () => String(mechanism(more)), without: () => String(mechanism(less)) };
    return [`${less}/${more}`, rounded(provenEpsilon(neighbours, RUNS))];
  });
  return Object.fromEntries(proofs);
}

function rounded(epsilon: number): number {
  return Math.round(epsilon * 1000) / 1000;
}

describe('T19', () => {
  trust('T19', 'one figure gives away no more than its share', () => {
    const proven = attack(ours);
    expect(Math.max(...Object.values(proven))).toBeLessThanOrEqual(EPSILON);
    return { runs: RUNS, ...proven };
  });

  trust('T19', 'all figures together give away no more than theirs about one conversation', () => {
    const every = <Value>(value: Value) =>
      Object.fromEntries(TABLES.map((table) => [table, value])) as Record<TableName, Value>;
    const cells: Cells = every(['here']);
    const counted = (count: number): YearCounts => ({
      year: 2026,
      tables: every({ here: count }),
      quarters: { 1: count },
    });
    const shown = ({ tables }: Release) =>
      Object.values(tables).flatMap((table) => Object.values(table).filter((cell) => cell !== undefined))
        .length;
    const seen = (count: number) => () => {
      const year = releaseYear(counted(count), cells, noise);
      return String(shown(year) + shown(releaseQuarter(2026, '1', count, noise)));
    };
    const proven = rounded(provenEpsilon({ with: seen(30), without: seen(29) }, RUNS));
    expect(proven).toBeGreaterThan(EPSILON);
    expect(proven).toBeLessThanOrEqual(EPSILON_IN_ALL);
    return { runs: RUNS, proven };
  });

  for (const [bug, mechanism] of Object.entries(planted)) {
    trust('T19', `the attack finds ${bug}`, () => {
      const proven = attack(mechanism);
      expect(Math.max(...Object.values(proven))).toBeGreaterThan(EPSILON);
      return { runs: RUNS, ...proven };
    });
  }
});

describe('the bounds of the attack', () => {
  it.each([
    [0, 20, 0, 0.1684335],
    [5, 20, 0.0865715, 0.4910459],
    [10, 100, 0.0490047, 0.1762226],
    [20, 20, 0.8315665, 1],
  ])('of %i in %i are those of the tables, at 95 %', (hits, draws, lowest, highest) => {
    const bounds = makeBounds(draws, 0.025);
    expect(bounds.lowest(hits)).toBeCloseTo(lowest, 6);
    expect(bounds.highest(hits)).toBeCloseTo(highest, 6);
  });

  it('hold for large numbers', () => {
    const bounds = makeBounds(100_000, 0.0005);
    expect(bounds.highest(0)).toBeCloseTo(1 - 0.0005 ** (1 / 100_000), 9);
    expect(bounds.lowest(50_000)).toBeCloseTo(0.5 - 3.2905 * Math.sqrt(0.25 / 100_000), 4);
  });
});
