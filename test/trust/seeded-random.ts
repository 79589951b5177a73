/** Randomness that is the same in every run, for tests that must not fail now and then. Never for the product. */

import type { Random } from '../../src/usage/discrete-laplace';

const ALL = 2 ** 32;

/** Mulberry32 by Tommy Ettinger; numbers that would make some likelier than others are drawn again. */
export function seededRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return (below) => {
    const end = ALL - (ALL % below);
    let drawn = next();
    while (drawn >= end) drawn = next();
    return drawn % below;
  };
}
