/** A disk that fails under SQLite, on the operations that the test chooses. */

import { StatementSync } from 'node:sqlite';

export interface BrokenDisk {
  /** How many operations failed. */
  failed(): number;
  /** Asked before every operation from now on, with what it is. */
  fail(choose: (operation: 'get' | 'all' | 'run') => boolean): void;
  mend(): void;
}

const OPERATIONS = ['get', 'all', 'run'] as const;

/** For every database of this process, until the test file is done. */
export function breakDisk(): BrokenDisk {
  let failed = 0;
  let choose: (operation: 'get' | 'all' | 'run') => boolean = () => false;
  for (const operation of OPERATIONS) {
    const carryOut = StatementSync.prototype[operation] as (...given: unknown[]) => unknown;
    jest.spyOn(StatementSync.prototype, operation).mockImplementation(function (
      this: StatementSync,
      ...given: unknown[]
    ) {
      if (!choose(operation)) return carryOut.apply(this, given) as never;
      failed += 1;
      throw Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 10 });
    });
  }
  afterAll(() => jest.restoreAllMocks());
  return {
    failed: () => failed,
    fail(chosen) {
      choose = chosen;
    },
    mend() {
      choose = () => false;
    },
  };
}
