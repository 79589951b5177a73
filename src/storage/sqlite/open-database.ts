/** Opens one database file: nothing is written to it before it proved whole and not newer than this program. */

import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../errors';
import { damaged, unopened } from './failure';
import { makePrivate } from './make-private';

/** Step n leads from schema version n to n + 1. Steps are added, never changed. */
export type Schema = readonly string[];

/**
 * The event loop waits along, so briefly, in milliseconds. Only another tool that writes can make us wait: readers never.
 */
const BUSY_TIMEOUT = 250;

/** Every commit is on the disk before it returns; what is deleted is overwritten; nothing goes to temporary files. */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
`;

/** Throws an `AppError`: `store-newer`, `store-damaged` or `store-unusable`. */
export function openDatabase(path: string, schema: Schema): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    makePrivate(path);
    const version = inspect(path);
    if (version > schema.length) {
      throw new AppError(
        'store-newer',
        `${path}: a newer Wegwijzer made this. Start that version, or put back a backup from before it.`,
      );
    }
    database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
    database.exec(SETTINGS);
    migrate(database, schema, version);
    return database;
  } catch (error) {
    database?.close();
    throw unopened(error, path);
  }
}

/** The schema version. Read-only, because closing a writer would fold the log into a file that may be damaged. */
function inspect(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT });
  try {
    const checked = database.prepare('PRAGMA quick_check(1)').get();
    if (checked?.quick_check !== 'ok') throw damaged(path);
    return Number(database.prepare('PRAGMA user_version').get()?.user_version);
  } finally {
    database.close();
  }
}

function migrate(database: DatabaseSync, schema: Schema, version: number): void {
  for (let at = version; at < schema.length; at += 1) {
    database.exec(`BEGIN IMMEDIATE; ${schema[at]}; PRAGMA user_version = ${at + 1}; COMMIT`);
  }
}
