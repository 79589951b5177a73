/** The noise on every published figure: exact draws from the discrete Laplace distribution, by whole numbers only. */

import { randomInt } from 'node:crypto';

/** Uniform whole numbers from 0 up to, but not including, `below`. */
export type Random = (below: number) => number;

/** Two whole numbers above 0. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/**
 * A whole number x, with a probability proportional to exp(-ε·|x|). Without any floating point there is no rounding
 * that could betray the true figure. Algorithm 2 of Canonne, Kamath and Steinke, "The Discrete Gaussian for
 * Differential Privacy" (2020), https://arxiv.org/abs/2004.00010.
 */
export function discreteLaplace(epsilon: Fraction, random: Random = randomInt): number {
  const { numerator, denominator } = epsilon;
  for (;;) {
    const part = random(denominator);
    if (!happens(part, denominator, random)) continue;
    let whole = 0;
    while (happens(1, 1, random)) whole += 1;
    const length = part + whole * denominator;
    const size = (length - (length % numerator)) / numerator;
    const isNegative = random(2) === 1;
    // Otherwise nought would come twice as often as it should.
    if (isNegative && size === 0) continue;
    return isNegative ? -size : size;
  }
}

/** True with probability exp(-numerator/denominator), where the fraction is at most 1. Algorithm 1 of the same. */
function happens(numerator: number, denominator: number, random: Random): boolean {
  let tries = 1;
  while (random(denominator * tries) < numerator) tries += 1;
  return tries % 2 === 1;
}
