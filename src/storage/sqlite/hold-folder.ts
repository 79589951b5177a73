/** Makes one process at a time the owner of the folder, by a lock that ends with the process however it ends. */

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../errors';
import { isBusy, unopened } from './failure';
import { makePrivate } from './make-private';

export interface HeldFolder {
  release(): void;
}

/** Throws an `AppError`: `store-in-use`, `store-unusable` or `store-damaged`. Readers of the databases are not kept out. */
export function holdFolder(folder: string): HeldFolder {
  const path = join(folder, 'in-use.db');
  let database: DatabaseSync | undefined;
  try {
    makePrivate(path);
    database = new DatabaseSync(path);
    // Never committed: the transaction is the lock. The file stays empty and gets no journal beside it.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    const holder = database;
    return { release: () => holder.close() };
  } catch (error) {
    database?.close();
    if (!isBusy(error)) throw unopened(error, path);
    throw new AppError(
      'store-in-use',
      'DATA_DIR: another Wegwijzer has this folder. Stop it, or give each its own folder; several at once need Cosmos DB.',
      error,
    );
  }
}
