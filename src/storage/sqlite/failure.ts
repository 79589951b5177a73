/** What an error of SQLite means: its code says enough, its message may name a file and is kept as the cause only. */

import { AppError } from '../../errors';

/** The primary result codes: https://www.sqlite.org/rescode.html */
const BUSY = 5;
const DAMAGED = new Set([11, 26]);

export function isBusy(error: unknown): boolean {
  return primaryCode(error) === BUSY;
}

/** For errors at opening. */
export function unopened(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  if (DAMAGED.has(primaryCode(error))) return damaged(path, error);
  return new AppError(
    'store-unusable',
    `${path}: check that DATA_DIR exists on a local disk with room and belongs to this account.`,
    error,
  );
}

export function damaged(path: string, cause?: unknown): AppError {
  return new AppError(
    'store-damaged',
    `${path}: not a whole database. Put back a backup; it was not touched.`,
    cause,
  );
}

/** Runs one operation on an open store. Throws `store-down` whatever went wrong. */
export async function run<Answer>(operation: () => Answer): Promise<Answer> {
  try {
    return operation();
  } catch (error) {
    throw new AppError(
      'store-down',
      'The database in DATA_DIR fails: look at the disk, then restart.',
      error,
    );
  }
}

/** 0 for what is not an error of SQLite. The low byte of an extended code is the primary one. */
function primaryCode(error: unknown): number {
  const code = (error as { errcode?: number }).errcode ?? 0;
  return code & 0xff;
}
