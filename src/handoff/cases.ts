/** Cases, sealed one by one: each under a key of its own, so that removing the key is removing the talk. */

import { randomBytes } from 'node:crypto';
import { AppError } from '../errors';
import { openBox, sealBox } from '../sealing/box';
import type { Wrapper } from '../sealing/wrapping';
import type { CaseRow, Held, Store } from '../storage/ports';
import { type Answered, type Case, expiryOf } from './case';
import { type Clock, dueOf, type Event, type Refused, stepCase } from './step-case';

/** `busy`: others kept being first. Nothing was changed. */
export type Changed = { now: Case } | { refused: Refused | 'gone' | 'busy' };

export interface Cases {
  /** Asking twice with one id is one case: the second answer is what stands there. */
  create(fresh: Case): Promise<Case>;
  /** `undefined` when there is none, it is over, or its key is gone. */
  load(id: string): Promise<Case | undefined>;
  /** `eventFor` sees the case as it is now; `undefined` leaves it alone. */
  change(id: string, eventFor: (now: Case) => Event | undefined): Promise<Changed>;
  /** The cases that one adviser has now. */
  inboxOf(adviser: string): Promise<Case[]>;
  /** How many: reads no box. */
  countOf(adviser: string): Promise<number>;
  /** Whatever the clock must look at, as it is kept. */
  due(most: number): Promise<CaseRow[]>;
  /** `busy`: it can no longer be read, but its bytes are not out of every file yet; tried again by `purge`. */
  shred(id: string): Promise<'gone' | 'busy'>;
  /** Tries again what was `busy`. */
  purge(): Promise<'gone' | 'busy'>;
}

export interface CaseParts {
  store: Store;
  wrapper: Wrapper;
  clock: Clock & { slot(at: number): number };
  /** Told once a case: counted, never kept. */
  noteAnswered?: (answered: Answered) => void;
  /** Opaque, and always the same for one adviser. */
  inboxTag: (adviser: string) => string;
  /** In milliseconds. */
  now: () => number;
}

/** Two processes may act on one case: the loser reads again and tries again. */
const TRIES_MOST = 5;
const PURGE_TRIES = 3;
/** Between two tries to purge, in milliseconds. */
const PURGE_WAIT = 50;

export const keyIdOf = (id: string) => `case/${id}`;

export function openCases({ store, wrapper, clock, inboxTag, now, noteAnswered }: CaseParts): Cases {
  const rowOf = (next: Case, key: Uint8Array, knockDue: number): CaseRow => ({
    id: next.id,
    version: next.version,
    state: next.state,
    due: dueOf(next, clock),
    expires: clock.hour(expiryOf(next)),
    ...(next.knocks.length > 0 && { knockDue }),
    inbox: inboxTag(next.adviser),
    box: sealBox(key, Buffer.from(JSON.stringify(next)), bindOf(next)),
  });
  /** Who waits for a knock keeps the time of it; what was missed has its turn in a later slot. */
  const knockDueOf = (event: Event, { knockDue }: CaseRow): number => {
    const isMissed = event.type === 'knocked' && event.missed.length > 0;
    if (isMissed) return clock.slot(now() + 1 + event.after);
    return knockDue ?? clock.slot(now());
  };
  const unwrap = async (id: string) => {
    const row = await store.keys.read(keyIdOf(id));
    return row && wrapper.unwrap(row);
  };
  const open = async ({ row }: Held<CaseRow>) => {
    const key = await unwrap(row.id);
    const box = key && openBox(key, row.box, bindOf(row));
    return box && { key, found: JSON.parse(Buffer.from(box).toString('utf8')) as Case };
  };
  // At the start as well: a process that broke off may have removed what is not driven out yet.
  let isPurgeDue = true;
  const purge = async () => {
    for (let tries = 0; isPurgeDue && tries < PURGE_TRIES; tries += 1) {
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, PURGE_WAIT));
      isPurgeDue = (await store.purge()) === 'busy';
    }
    return isPurgeDue ? 'busy' : 'gone';
  };

  return {
    async create(fresh) {
      const made = randomBytes(32);
      const row = { id: keyIdOf(fresh.id), made: clock.hour(now()), ...(await wrapper.wrap(made)) };
      const created = await store.keys.create(row);
      // A first try that broke off in the middle left its key: the case is sealed under that one.
      const key = created === 'done' ? made : await unwrap(fresh.id);
      if (!key) throw new AppError('key-unreadable', 'Look at the key-encryption keys: one is missing.');
      if ((await store.cases.create(rowOf(fresh, key, clock.slot(now())))) === 'done') return fresh;
      const held = await store.cases.read(fresh.id, now());
      const there = held && (await open(held));
      if (!there)
        throw new AppError('case-unreadable', 'Look at the store: a case is there but cannot be read.');
      return there.found;
    },
    async load(id) {
      const held = await store.cases.read(id, now());
      return held && (await open(held))?.found;
    },
    async change(id, eventFor) {
      for (let tries = 0; tries < TRIES_MOST; tries += 1) {
        const held = await store.cases.read(id, now());
        const opened = held && (await open(held));
        if (!opened) return { refused: 'gone' };
        const event = eventFor(opened.found);
        if (!event) return { now: opened.found };
        const stepped = stepCase(opened.found, event, now(), clock);
        if ('over' in stepped) return { refused: 'gone' };
        if ('refused' in stepped) return { refused: stepped.refused };
        const row = rowOf(stepped.next, opened.key, knockDueOf(event, held.row));
        if ((await store.cases.replace(row, held.tag)) !== 'done') continue;
        const { answered } = stepped.next;
        if (answered && !opened.found.answered) noteAnswered?.(answered);
        return { now: stepped.next };
      }
      return { refused: 'busy' };
    },
    async inboxOf(adviser) {
      const held = await store.cases.findInbox(inboxTag(adviser), now());
      const opened = await Promise.all(held.map(open));
      return opened.flatMap((one) => one?.found ?? []);
    },
    async countOf(adviser) {
      return (await store.cases.findInbox(inboxTag(adviser), now())).length;
    },
    async due(most) {
      return (await store.cases.findDue(now(), most)).map(({ row }) => row);
    },
    async shred(id) {
      isPurgeDue = true;
      await store.keys.remove(keyIdOf(id));
      await store.cases.remove(id);
      return purge();
    },
    purge,
  };
}

function bindOf({ id, version }: { id: string; version: number }): string {
  return `${id}|${version}|case`;
}
