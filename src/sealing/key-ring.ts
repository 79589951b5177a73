/** Keys for seals: one a day (UTC), readable the day after, destroyed after that. */

import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY = 24 * 60 * 60 * 1000;
/** Today's key and yesterday's can open; older keys are gone. */
const READABLE_DAYS = 2;

export interface DayKey {
  /** Days since 1 January 1970. */
  day: number;
  /** 256 bits. */
  key: Buffer;
}

export interface KeyRing {
  /** The key to seal with now. */
  current(): DayKey;
  /** The key of a day, while it exists. */
  find(day: number): Buffer | undefined;
  /** Makes the keys of today and tomorrow, destroys old ones, saves. Called at start and every hour. */
  rotate(): void;
}

/** Where keys are kept: base64 by day. */
export interface KeyFile {
  load(): Record<string, string>;
  save(keys: Record<string, string>): void;
}

/** `now` in milliseconds. */
export function openKeyRing(file: KeyFile, now: () => number): KeyRing {
  const keys = new Map(
    Object.entries(file.load()).map(([day, key]) => [Number(day), Buffer.from(key, 'base64')] as const),
  );
  const today = () => Math.floor(now() / DAY);
  const make = (day: number) => {
    const key = keys.get(day) ?? randomBytes(32);
    keys.set(day, key);
    return key;
  };
  const isReadable = (day: number) => day > today() - READABLE_DAYS;
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

/** A file that only this account may read, replaced whole at every save. A damaged file makes older pages stale. */
export function keyFileIn(folder: string): KeyFile {
  const path = join(folder, 'page-keys.json');
  return {
    load() {
      try {
        const keys: unknown = JSON.parse(readFileSync(path, 'utf8'));
        return isKeys(keys) ? keys : {};
      } catch {
        return {};
      }
    },
    save(keys) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, JSON.stringify(keys), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
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
