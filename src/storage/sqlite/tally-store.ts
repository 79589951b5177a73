/** Running counts and published figures in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { ReleaseRow, TallyRow, TallyStore } from '../ports';
import { run } from './failure';

export const TALLIES = `
  CREATE TABLE tallies (
    id TEXT PRIMARY KEY NOT NULL,
    box BLOB NOT NULL
  ) STRICT;
  CREATE TABLE releases (
    period TEXT PRIMARY KEY NOT NULL,
    release TEXT NOT NULL
  ) STRICT
`;

export function sqliteTallies(database: DatabaseSync): TallyStore {
  const upsert = database.prepare(
    'INSERT INTO tallies (id, box) VALUES (?, ?) ON CONFLICT DO UPDATE SET box = excluded.box',
  );
  const erase = database.prepare('DELETE FROM tallies WHERE id = ?');
  const one = database.prepare('SELECT box FROM tallies WHERE id = ?');
  const all = database.prepare('SELECT id, box FROM tallies');
  const insert = database.prepare(
    'INSERT INTO releases (period, release) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const published = database.prepare('SELECT period, release FROM releases ORDER BY period');
  return {
    read: (id) => run(() => (one.get(id) as Pick<TallyRow, 'box'> | undefined)?.box),
    write: (id, box) => run(() => void upsert.run(id, box)),
    list: () => run(() => (all.all() as unknown as TallyRow[]).map((row) => ({ ...row }))),
    remove: (id) => run(() => void erase.run(id)),
    publish: (period, release) => run(() => (insert.run(period, release).changes ? 'done' : 'exists')),
    released: () => run(() => (published.all() as unknown as ReleaseRow[]).map((row) => ({ ...row }))),
  };
}
