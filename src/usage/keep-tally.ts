/** Keeps the running counts of this process: what is killed loses what it counted since the last time, never more. */

import { randomBytes } from 'node:crypto';
import type { Store } from '../storage/ports';
import type { Tally } from './tally';
import { sealTallies } from './tally-store';

export interface KeepTallyParts {
  store: Pick<Store, 'tally' | 'purge'>;
  /** 256 bits. */
  key: Uint8Array;
  /** From `tallyId`. */
  id: string;
  tally: Tally;
  /** In milliseconds. */
  now: () => number;
}

/** `unreadable`, once: what an earlier process kept is lost; counting goes on from nothing. */
export type KeptTally = 'done' | 'unreadable';

/** How often it is kept: by the clock alone, so that it tells nothing of a visit. In milliseconds. */
export const KEEP_EVERY = 6 * 60 * 60 * 1000;

/** A process that is alone goes on with what the one before it counted; one of several begins anew. */
export function tallyId(isAlone: boolean): string {
  return isAlone ? 'alone' : randomBytes(16).toString('base64url');
}

/**
 * To be called every `KEEP_EVERY` and at shutdown: rewrites the tally, changed or not, without the periods that are
 * published; these are driven out of every file.
 */
export function makeKeepTally(parts: KeepTallyParts): () => Promise<KeptTally> {
  const { store, id, tally, now } = parts;
  const sealed = sealTallies(store.tally, parts.key);
  let isLoaded = false;
  let isPurgeDue = false;

  const load = async (): Promise<KeptTally> => {
    const before = isLoaded ? undefined : await sealed.read(id);
    isLoaded = true;
    if (before === 'unreadable') return 'unreadable';
    if (before) tally.add(before.years);
    return 'done';
  };
  const keep = async () => {
    const loaded = await load();
    const released = await store.tally.released();
    if (tally.drop(new Set(released.map(({ period }) => period)))) isPurgeDue = true;
    await sealed.write(id, { written: now(), years: tally.years() });
    if (isPurgeDue) isPurgeDue = (await store.purge()) === 'busy';
    return loaded;
  };
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(keep);
    last = next.catch(() => undefined);
    return next;
  };
}
