/** What is kept and what it is sealed with: the store, the key-encryption key, the rings, and the two lasting secrets. */

import { createHmac } from 'node:crypto';
import type { Config } from './config';
import { type FileWrapper, openFileWrapper } from './sealing/file-wrapper';
import { type DayKeys, keyFileIn, openKeyRing } from './sealing/key-ring';
import type { Wrapper } from './sealing/wrapping';
import { openCosmosStore } from './storage/cosmos/open-cosmos';
import { type KeyVaultWrapper, openKeyVaultWrapper } from './storage/key-vault/key-vault-wrapper';
import type { Store } from './storage/ports';
import { loadSecret } from './storage/secrets';
import { openSharedRing } from './storage/shared-ring';
import { openSqliteStore } from './storage/sqlite/sqlite-store';

export interface Storage {
  store: Store;
  wrapper: FileWrapper | KeyVaultWrapper;
  /** For the pages of the guide: two days. */
  pageKeys: DayKeys;
  /** For hand-off pages and knocks: 120 days. */
  handoffKeys: DayKeys;
  /** 256 bits: of the roster, and for the tags and ids that mean nothing elsewhere. */
  rosterKey: Uint8Array;
  pepper: Uint8Array;
  /** Once an hour: new keys are made, old ones are destroyed. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

const HANDOFF_DAYS = 120;
const PAGE_DAYS = 2;

/** Throws an `AppError` when something cannot be opened. `now` in milliseconds. */
export async function openStorage(config: Config, now: () => number): Promise<Storage> {
  const store = openStore(config, now);
  try {
    const wrapper = await openWrapper(config, store, now);
    const rings = config.cosmos
      ? await openSharedRings(store, wrapper, now)
      : openOwnRings(config.dataDir, now);
    return {
      store,
      wrapper,
      ...rings,
      rosterKey: await loadSecret(store.keys, wrapper, 'roster', now),
      pepper: await loadSecret(store.keys, wrapper, 'pepper', now),
      async renew() {
        await renewWrapper(wrapper);
        await rings.renew();
      },
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function openStore({ cosmos, dataDir }: Config, now: () => number): Store {
  return cosmos ? openCosmosStore(cosmos, now) : openSqliteStore(dataDir);
}

async function openWrapper(
  { keyVaultKeyId: keyId, dataDir }: Config,
  { keys }: Store,
  now: () => number,
): Promise<FileWrapper | KeyVaultWrapper> {
  if (keyId) {
    // Loaded when used: it is large.
    const identity: typeof import('@azure/identity') = require('@azure/identity');
    return openKeyVaultWrapper({ keyId, credential: new identity.DefaultAzureCredential() });
  }
  const isNeeded = (await keys.list('', '', 1)).length > 0;
  return openFileWrapper(dataDir, now, isNeeded);
}

async function renewWrapper(wrapper: FileWrapper | KeyVaultWrapper): Promise<void> {
  if ('refresh' in wrapper) await wrapper.refresh();
  else wrapper.sweep();
}

type Rings = Pick<Storage, 'pageKeys' | 'handoffKeys' | 'renew'>;

function openOwnRings(folder: string, now: () => number): Rings {
  const pageKeys = openKeyRing(keyFileIn(folder), now, PAGE_DAYS);
  const handoffKeys = openKeyRing(keyFileIn(folder, 'hand-off-keys.json'), now, HANDOFF_DAYS);
  return {
    pageKeys,
    handoffKeys,
    async renew() {
      pageKeys.rotate();
      handoffKeys.rotate();
    },
  };
}

async function openSharedRings({ keys }: Store, wrapper: Wrapper, now: () => number): Promise<Rings> {
  const pageKeys = await openSharedRing(keys, wrapper, 'page', now, PAGE_DAYS);
  const handoffKeys = await openSharedRing(keys, wrapper, 'hand-off', now, HANDOFF_DAYS);
  return {
    pageKeys,
    handoffKeys,
    async renew() {
      await pageKeys.refresh();
      await handoffKeys.refresh();
    },
  };
}

/** 128 bits that mean nothing without the key, as 22 characters base64url. */
export function makeTag(key: Uint8Array): (text: string) => string {
  return (text) => createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');
}
