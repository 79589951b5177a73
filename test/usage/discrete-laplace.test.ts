import { discreteLaplace, type Fraction } from '../../src/usage/discrete-laplace';
import { seededRandom } from '../trust/seeded-random';

const OURS: Fraction = { numerator: 3, denominator: 20 };
const DRAWS = 100_000;

function draw(epsilon: Fraction, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: DRAWS }, () => discreteLaplace(epsilon, random));
}

/** Of `x` exactly. */
function probability({ numerator, denominator }: Fraction, x: number): number {
  const step = Math.exp(-numerator / denominator);
  return ((1 - step) / (1 + step)) * step ** Math.abs(x);
}

/** How far the draws are from the distribution, in standard deviations of chi-square; what is rare is one cell. */
function misfit(draws: readonly number[], epsilon: Fraction): number {
  const seen = new Map<number, number>();
  for (const x of draws) seen.set(x, (seen.get(x) ?? 0) + 1);
  const likely = Array.from({ length: 201 }, (_, i) => i - 100).filter(
    (x) => probability(epsilon, x) * draws.length >= 20,
  );
  const cells = likely.map((x) => ({
    seen: seen.get(x) ?? 0,
    expected: probability(epsilon, x) * draws.length,
  }));
  const rest = {
    seen: draws.length - cells.reduce((sum, cell) => sum + cell.seen, 0),
    expected: draws.length - cells.reduce((sum, cell) => sum + cell.expected, 0),
  };
  const chiSquare = [...cells, rest].reduce(
    (sum, cell) => sum + (cell.seen - cell.expected) ** 2 / cell.expected,
    0,
  );
  return (chiSquare - cells.length) / Math.sqrt(2 * cells.length);
}

describe('noise', () => {
  it.each([
    ['ours', OURS],
    ['one', { numerator: 1, denominator: 1 }],
    ['a small ε', { numerator: 1, denominator: 15 }],
    ['an ε above one that does not divide', { numerator: 7, denominator: 5 }],
  ])('has the distribution of %s', (_which, epsilon) => {
    expect(misfit(draw(epsilon, 1), epsilon)).toBeLessThan(4);
  });

  it('of another ε would be noticed', () => {
    expect(misfit(draw({ numerator: 16, denominator: 100 }, 1), OURS)).toBeGreaterThan(4);
  });

  const draws = draw(OURS, 2);
  const part = (is: (x: number) => boolean) => draws.filter(is).length / DRAWS;

  it('is always a whole number', () => {
    expect(draws.every((x) => Number.isSafeInteger(x) && !Object.is(x, -0))).toBe(true);
  });

  it('adds as often as it takes away', () => {
    expect(part((x) => x > 0)).toBeCloseTo(
      part((x) => x < 0),
      2,
    );
  });

  it('is as large as the statement says: 9.4, and at most 20 in 19 of 20', () => {
    const variance = draws.reduce((sum, x) => sum + x * x, 0) / DRAWS;
    expect(Math.sqrt(variance)).toBeCloseTo(9.42, 1);
    expect(part((x) => Math.abs(x) <= 20)).toBeCloseTo(0.954, 2);
  });

  it('asks for randomness in whole numbers only', () => {
    const random = seededRandom(3);
    const asked = new Set<number>();
    for (let i = 0; i < 1000; i++) {
      discreteLaplace(OURS, (below) => {
        asked.add(below);
        return random(below);
      });
    }
    expect([...asked].every((below) => Number.isSafeInteger(below) && below > 0)).toBe(true);
  });

  it('is drawn from the randomness of the system when no other is given', () => {
    const drawn = new Set(Array.from({ length: 200 }, () => discreteLaplace(OURS)));
    expect(drawn.size).toBeGreaterThan(10);
  });
});
