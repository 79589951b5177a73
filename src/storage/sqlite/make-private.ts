/** A file that only this account may read. What SQLite lays beside it (-wal, -shm) gets the same mode. */

import { chmodSync, existsSync, writeFileSync } from 'node:fs';

/** Makes it empty when it is not there. A file that is there is not opened: closing it would end SQLite’s locks on it. */
export function makePrivate(path: string): void {
  if (!existsSync(path)) writeFileSync(path, '', { flag: 'a', mode: 0o600 });
  chmodSync(path, 0o600);
}
