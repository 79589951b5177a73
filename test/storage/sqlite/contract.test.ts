import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/storage/sqlite/sqlite-store';
import { storeContract } from '../../contracts/store-contract';

storeContract('the SQLite store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-store-'));
  let store = openSqliteStore(folder);
  return {
    store,
    async reopen() {
      await store.close();
      store = openSqliteStore(folder);
      return store;
    },
    async discard() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
