/** Keys for seals: one a day (UTC), readable for a few days, destroyed after that. */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from './private-file';

const DAY = 24 * 60 * 60 * 1000;

export interface DayKey {
  /** Days since 1 January 1970. */
  day: number;
  /** 256 bits. */
  key: Uint8Array;
}

/** What sealing needs of a ring. */
export interface DayKeys {
  /** The key to seal with now. */
  current(): DayKey;
  /** The key of a day, while it exists. */
  find(day: number): Uint8Array | undefined;
}

export interface KeyRing extends DayKeys {
  /** Makes the keys of today and tomorrow, destroys old ones, saves. Called at start and every hour. */
  rotate(): void;
}

/** Where keys are kept: base64 by day. */
export interface KeyFile {
  load(): Record<string, string>;
  save(keys: Record<string, string>): void;
}

/** `now` in milliseconds. `readableDays`: today is one of them. */
export function openKeyRing(file: KeyFile, now: () => number, readableDays = 2): KeyRing {
  const keys = new Map(
    Object.entries(file.load()).map(([day, key]) => [Number(day), Buffer.from(key, 'base64')] as const),
  );
  const today = () => dayOf(now());
  const make = (day: number) => {
    const key = keys.get(day) ?? randomBytes(32);
    keys.set(day, key);
    return key;
  };
  const isReadable = (day: number) => day > today() - readableDays;
  const ring: KeyRing = {
    current: () => ({ day: today(), key: make(today()) }),
    find: (day) => (isReadable(day) ? keys.get(day) : undefined),
    rotate() {
      make(today());
      make(today() + 1);
      for (const [day, key] of keys) {
        if (isReadable(day)) continue;
        key.fill(0);
        keys.delete(day);
      }
      file.save(Object.fromEntries([...keys].map(([day, key]) => [day, key.toString('base64')])));
    },
  };
  ring.rotate();
  return ring;
}

/** The day of a moment in milliseconds. */
export function dayOf(moment: number): number {
  return Math.floor(moment / DAY);
}

/** A file that only this account may read, replaced whole at every save. A damaged file makes older seals stale. */
export function keyFileIn(folder: string, name = 'page-keys.json'): KeyFile {
  return {
    load() {
      try {
        const keys: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
        return isKeys(keys) ? keys : {};
      } catch {
        return {};
      }
    },
    save: (keys) => writePrivateFile(folder, name, JSON.stringify(keys)),
  };
}

function isKeys(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([day, key]) =>
        /^\d{1,6}$/.test(day) && typeof key === 'string' && Buffer.from(key, 'base64').length === 32,
    )
  );
}
