/** Tries one operation on Cosmos DB until it has an answer or patience is at an end. */

import { setTimeout as sleep } from 'node:timers/promises';
import { askedToWait, breakage, meaningOf } from './failure';
import type { Patience } from './settings';

/** Given to every request of the operation: ends it when patience does. */
export interface RequestOptions {
  abortSignal: AbortSignal;
}

/** `isRetry`: an earlier try may have been carried out although its answer was lost. */
export type Try<Answer> = (options: RequestOptions, isRetry: boolean) => Promise<Answer>;
export type Persist = <Answer>(attempt: Try<Answer>) => Promise<Answer>;

/** Throws an `AppError`: `store-down` in the end, at once what no retry can mend. `random`: 0 up to 1, spreads. */
export function makePersist(patience: Patience, random: () => number = Math.random): Persist {
  const backOff = (tries: number) => patience.firstWait * Math.min(2 ** tries, 20) * (0.5 + random() / 2);
  return async (attempt) => {
    const end = performance.now() + patience.total;
    for (let tries = 0; ; tries += 1) {
      try {
        const left = Math.max(1, Math.floor(end - performance.now()));
        return await within(left, (options) => attempt(options, tries > 0));
      } catch (error) {
        const wait = Math.max(askedToWait(error), backOff(tries));
        if (meaningOf(error) !== 'passing' || performance.now() + wait >= end) throw breakage(error);
        await sleep(wait);
      }
    }
  };
}

/** Rejects after so many milliseconds, even when the SDK would go on: not all it does listens to the signal. */
export function within<Answer>(
  milliseconds: number,
  use: (options: RequestOptions) => Promise<Answer>,
): Promise<Answer> {
  const abortSignal = AbortSignal.timeout(milliseconds);
  const late = new Promise<never>((_, reject) => {
    abortSignal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true });
  });
  return Promise.race([use({ abortSignal }), late]);
}
