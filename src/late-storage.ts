/** Storage that may come later: advice begins without it, with keys that live in memory only. */

import type { Config } from './config';
import { AppError } from './errors';
import type { Log } from './log';
import { openStorage, type Storage } from './open-storage';
import { type DayKeys, type KeyFile, openKeyRing } from './sealing/key-ring';

export interface LateStorage {
  /** `undefined` while it could not be opened yet. */
  current(): Storage | undefined;
  pageKeys: DayKeys;
  handoffKeys: DayKeys;
  /** Opens it if it is not open yet. Called at start and every minute. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** What passes by itself; anything else is a setting or a file to mend, and stops the start. */
const OUTAGES = ['store-down', 'key-vault-down'];
/** Added to the days of keys in memory: what they sealed still opens when the store has come. */
const IN_MEMORY = 2 ** 31;

/** `opened` is called once, when it is open. `now` in milliseconds. */
export function makeLateStorage(
  config: Config,
  log: Log,
  now: () => number,
  opened: (storage: Storage) => Promise<void>,
): LateStorage {
  let storage: Storage | undefined;
  let isToldDown = false;
  const memory = openKeyRing(NO_FILE, now);
  const meanwhile = () => {
    const { day, key } = memory.current();
    return { day: day + IN_MEMORY, key };
  };
  const late = (name: 'pageKeys' | 'handoffKeys'): DayKeys => ({
    current: () => storage?.[name].current() ?? meanwhile(),
    find: (day) => (day >= IN_MEMORY ? memory.find(day - IN_MEMORY) : storage?.[name].find(day)),
  });
  return {
    current: () => storage,
    pageKeys: late('pageKeys'),
    handoffKeys: late('handoffKeys'),
    async open() {
      if (storage) return;
      try {
        storage = await openWhole(config, now, opened);
        if (isToldDown) log('handoff-up');
      } catch (error) {
        if (!(error instanceof AppError) || !OUTAGES.includes(error.code)) throw error;
        if (!isToldDown) log('handoff-down');
        isToldDown = true;
        memory.rotate();
      }
    },
    async close() {
      await storage?.close();
    },
  };
}

/** Open with everything on it, or closed again: what is half open would hold the folder against the next try. */
async function openWhole(
  config: Config,
  now: () => number,
  opened: (storage: Storage) => Promise<void>,
): Promise<Storage> {
  const storage = await openStorage(config, now);
  try {
    await opened(storage);
    return storage;
  } catch (error) {
    await storage.close();
    throw error;
  }
}

const NO_FILE: KeyFile = { load: () => ({}), save: () => {} };
