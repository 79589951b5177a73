/** Wrapped keys in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { KeyRow, KeyStore } from '../ports';
import { run } from './failure';

export const KEYS = `
  CREATE TABLE keys (
    id TEXT PRIMARY KEY NOT NULL,
    key_id TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    made INTEGER NOT NULL
  ) STRICT
`;

type Columns = Omit<KeyRow, 'keyId'> & { key_id: string };

export function sqliteKeys(database: DatabaseSync): KeyStore {
  const insert = database.prepare(
    `INSERT INTO keys (id, key_id, wrapped, made) VALUES (:id, :key_id, :wrapped, :made)
     ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE keys SET key_id = :key_id, wrapped = :wrapped, made = :made
     WHERE id = :id AND key_id = :before`,
  );
  const erase = database.prepare('DELETE FROM keys WHERE id = ?');
  const one = database.prepare('SELECT * FROM keys WHERE id = ?');
  const some = database.prepare(
    `SELECT * FROM keys WHERE id >= :prefix AND id < :prefix || char(0x10ffff) AND id > :after
     ORDER BY id LIMIT :most`,
  );
  return {
    create: (row) => run(() => (insert.run(fieldsOf(row)).changes ? 'done' : 'exists')),
    read: (id) =>
      run(() => {
        const found = one.get(id);
        return found && keyRow(found as Columns);
      }),
    rewrap: (row, before) =>
      run(() => (update.run({ ...fieldsOf(row), before }).changes ? 'done' : 'conflict')),
    remove: (id) => run(() => void erase.run(id)),
    list: (prefix, after, most) => run(() => (some.all({ prefix, after, most }) as Columns[]).map(keyRow)),
  };
}

function fieldsOf({ keyId, ...row }: KeyRow): Columns {
  return { ...row, key_id: keyId };
}

function keyRow({ key_id, ...row }: Columns): KeyRow {
  return { ...row, keyId: key_id };
}
