/** Slows guessing at secrets, for all together: a ministry is one address, so nobody is counted and nobody locked out. */

import { setTimeout as sleep } from 'node:timers/promises';

/** Wrong guesses that cost nothing: people mistype. */
const FREE = 10;
/** One wrong guess is forgotten after so long. Milliseconds, as below. */
const FORGET = 6_000;
/** What each wrong guess above the free ones adds to every next one, and the most anyone waits. */
const STEP = 100;
const MOST = 4_000;

/** Waits as long as guessing went wrong lately, then tries. `undefined` from `attempt` is a wrong guess. */
export type Guess = <Found>(
  attempt: () => Promise<Found | undefined> | Found | undefined,
) => Promise<Found | undefined>;

/** `now` in milliseconds. The right answer waits as long as a wrong one: the wait tells nothing. */
export function makeGuessBudget(
  now: () => number,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Guess {
  let wrong = 0;
  let counted = now();
  const remembered = () => {
    wrong = Math.max(0, wrong - Math.max(0, now() - counted) / FORGET);
    counted = now();
    return wrong;
  };
  return async (attempt) => {
    const delay = Math.min(MOST, Math.floor(remembered() - FREE) * STEP);
    // Counted before it is known to be wrong, or many at the same moment would all be free.
    wrong = Math.min(wrong + 1, FREE + MOST / STEP);
    let isWrong = false;
    try {
      if (delay > 0) await wait(delay);
      const found = await attempt();
      isWrong = found === undefined;
      return found;
    } finally {
      if (!isWrong) wrong = Math.max(0, wrong - 1);
    }
  };
}
