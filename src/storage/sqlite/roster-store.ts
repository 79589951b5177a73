/** The roster in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { AdviserRow, Held, RosterStore } from '../ports';
import { run } from './failure';

export const ROSTER = `
  CREATE TABLE roster (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL,
    lease INTEGER NOT NULL,
    box BLOB NOT NULL
  ) STRICT
`;

export function sqliteRoster(database: DatabaseSync): RosterStore {
  const insert = database.prepare(
    `INSERT INTO roster (id, version, lease, box) VALUES (:id, :version, :lease, :box)
     ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    'UPDATE roster SET version = :version, lease = :lease, box = :box WHERE id = :id AND version = :tag',
  );
  const erase = database.prepare('DELETE FROM roster WHERE id = ?');
  const one = database.prepare('SELECT * FROM roster WHERE id = ?');
  const all = database.prepare('SELECT * FROM roster ORDER BY id');
  return {
    create: (row) => run(() => (insert.run({ ...row }).changes ? 'done' : 'exists')),
    read: (id) =>
      run(() => {
        const found = one.get(id);
        return found && held(found as unknown as AdviserRow);
      }),
    list: () => run(() => (all.all() as unknown as AdviserRow[]).map(held)),
    replace: (row, tag) =>
      run(() => (update.run({ ...row, tag: Number(tag) }).changes ? 'done' : 'conflict')),
    remove: (id) => run(() => void erase.run(id)),
  };
}

function held(row: AdviserRow): Held<AdviserRow> {
  return { row: { ...row }, tag: String(row.version) };
}
