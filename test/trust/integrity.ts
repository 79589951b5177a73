/** What SQLite itself says of one of its files: `ok`. */

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export function integrityOf(folder: string, name: string): unknown {
  const database = new DatabaseSync(join(folder, name), { readOnly: true });
  try {
    return database.prepare('PRAGMA integrity_check').get()?.integrity_check;
  } finally {
    database.close();
  }
}
