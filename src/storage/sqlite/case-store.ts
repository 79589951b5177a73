/** Cases in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { CaseRow, CaseStore, Held } from '../ports';
import { run } from './failure';

/** `wake` is the earliest moment at which somebody must look. */
export const CASES = `
  CREATE TABLE cases (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    due INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    knock_due INTEGER,
    inbox TEXT NOT NULL,
    box BLOB NOT NULL,
    wake INTEGER NOT NULL GENERATED ALWAYS AS (min(due, expires, ifnull(knock_due, due))) VIRTUAL
  ) STRICT;
  CREATE INDEX cases_by_wake ON cases (wake);
  CREATE INDEX cases_by_inbox ON cases (inbox)
`;

type Columns = Omit<CaseRow, 'knockDue'> & { knock_due: number | null };

export function sqliteCases(database: DatabaseSync): CaseStore {
  const columns = 'id, version, state, due, expires, knock_due, inbox, box';
  const insert = database.prepare(
    `INSERT INTO cases (${columns}) VALUES (:id, :version, :state, :due, :expires, :knock_due, :inbox, :box)
     ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE cases SET version = :version, state = :state, due = :due, expires = :expires,
     knock_due = :knock_due, inbox = :inbox, box = :box WHERE id = :id AND version = :tag`,
  );
  const erase = database.prepare('DELETE FROM cases WHERE id = ?');
  const one = database.prepare(`SELECT ${columns} FROM cases WHERE id = ? AND expires > ?`);
  const ofInbox = database.prepare(`SELECT ${columns} FROM cases WHERE inbox = ? AND expires > ?`);
  const woken = database.prepare(`SELECT ${columns} FROM cases WHERE wake <= ? ORDER BY wake LIMIT ?`);
  return {
    create: (row) => run(() => (insert.run(fieldsOf(row)).changes ? 'done' : 'exists')),
    read: (id, now) =>
      run(() => {
        const found = one.get(id, now);
        return found && held(found as Columns);
      }),
    replace: (row, tag) =>
      run(() => (update.run({ ...fieldsOf(row), tag: Number(tag) }).changes ? 'done' : 'conflict')),
    remove: (id) => run(() => void erase.run(id)),
    findInbox: (inbox, now) => run(() => (ofInbox.all(inbox, now) as Columns[]).map(held)),
    findDue: (now, most) => run(() => (woken.all(now, most) as Columns[]).map(held)),
  };
}

function fieldsOf({ knockDue, ...row }: CaseRow): Columns {
  return { ...row, knock_due: knockDue ?? null };
}

function held({ knock_due, ...row }: Columns): Held<CaseRow> {
  return { row: knock_due === null ? row : { ...row, knockDue: knock_due }, tag: String(row.version) };
}
