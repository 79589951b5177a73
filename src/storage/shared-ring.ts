/** The keys for seals when several replicas must open each other's: one a day, kept wrapped in the store. */

import { AppError } from '../errors';
import { type DayKeys, dayOf } from '../sealing/key-ring';
import type { Wrapper } from '../sealing/wrapping';
import { allRows } from './all-rows';
import type { KeyStore } from './ports';
import { loadSecret } from './secrets';

export interface SharedRing extends DayKeys {
  /** Fetches what other replicas made, makes tomorrow's key, destroys old ones. Called at start and every hour. */
  refresh(): Promise<void>;
}

/**
 * `name` without a slash; `readableDays`: today is one of them. While the store is down the newest key stays in use,
 * beyond its day if need be: advice goes on.
 */
export async function openSharedRing(
  keys: KeyStore,
  wrapper: Wrapper,
  name: string,
  now: () => number,
  readableDays: number,
): Promise<SharedRing> {
  const prefix = `ring/${name}/`;
  const known = new Map<number, Uint8Array>();
  const isReadable = (day: number) => day > dayOf(now()) - readableDays;
  const newest = () => Math.max(...[...known.keys()].filter((day) => day <= dayOf(now())));
  const ring: SharedRing = {
    current() {
      const day = newest();
      const key = known.get(day);
      if (key) return { day, key };
      throw new AppError('clock-wrong', 'Set the clock of this machine: it went back by a day or more.');
    },
    find: (day) => (isReadable(day) || day === newest() ? known.get(day) : undefined),
    async refresh() {
      const today = dayOf(now());
      for (const day of [today, today + 1]) {
        if (!known.has(day)) known.set(day, await loadSecret(keys, wrapper, prefix + day, now));
      }
      for await (const row of allRows(keys, prefix)) {
        const day = Number(row.id.slice(prefix.length));
        if (!isReadable(day)) await keys.remove(row.id);
        else if (!known.has(day)) await take(row, day);
      }
      for (const [day, key] of known) {
        if (isReadable(day)) continue;
        key.fill(0);
        known.delete(day);
      }
    },
  };
  const take = async (row: { keyId: string; wrapped: Uint8Array }, day: number) => {
    const key = await wrapper.unwrap(row);
    if (key) known.set(day, key);
  };
  await ring.refresh();
  return ring;
}
