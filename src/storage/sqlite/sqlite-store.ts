/** The store of one process: two files in one folder, so that a copy of the cases is not a copy of their keys. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../ports';
import { CASES, sqliteCases } from './case-store';
import { isBusy, run, unopened } from './failure';
import { holdFolder } from './hold-folder';
import { KEYS, sqliteKeys } from './key-store';
import { openDatabase } from './open-database';
import { ROSTER, sqliteRoster } from './roster-store';
import { sqliteTallies, TALLIES } from './tally-store';

/** Made when it is not there. A local disk: a network share may not keep the locks. */
export function openSqliteStore(folder: string): Store {
  makeFolder(folder);
  const opened: { close(): void }[] = [];
  const closeAll = () => {
    for (const each of opened.splice(0).reverse()) each.close();
  };
  try {
    const hold = holdFolder(folder);
    opened.push({ close: hold.release });
    const cases = openDatabase(join(folder, 'cases.db'), [`${CASES}; ${ROSTER}`, TALLIES]);
    opened.push(cases);
    const keys = openDatabase(join(folder, 'keys.db'), [KEYS]);
    opened.push(keys);
    return {
      cases: sqliteCases(cases),
      roster: sqliteRoster(cases),
      tally: sqliteTallies(cases),
      keys: sqliteKeys(keys),
      purge: () => run(() => purge(cases, keys)),
      isUp: () =>
        run(() => [cases, keys].forEach(look)).then(
          () => true,
          () => false,
        ),
      close: () => run(closeAll),
    };
  } catch (error) {
    closeAll();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unopened(error, folder);
  }
}

function look(database: DatabaseSync): void {
  database.prepare('PRAGMA schema_version').get();
}

/**
 * Overwriting what is deleted is not enough for keys: where SQLite moved rows between pages it may leave parts of
 * copies behind (6 of 2,400 rows, measured). So the file of keys, a small one, is written anew.
 */
function purge(cases: DatabaseSync, keys: DatabaseSync): 'gone' | 'busy' {
  // First, because while a reader holds on, writing anew would only make the log longer.
  if (!emptyLog(cases) || !emptyLog(keys)) return 'busy';
  // In a large one that takes too long, and a part of a wrapped key opens nothing.
  if (pagesOf(keys) > PAGES_MOST) return 'gone';
  try {
    keys.exec('VACUUM');
  } catch (error) {
    if (isBusy(error)) return 'busy';
    throw error;
  }
  return emptyLog(keys) ? 'gone' : 'busy';
}

/** Of 4 KB each: some 30,000 keys. */
const PAGES_MOST = 2500;

function pagesOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA page_count').get()?.page_count);
}

/** `false` when a reader still needs the log: this is said in the result, not thrown. */
function emptyLog(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
}
