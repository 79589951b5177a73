/** The inside of hand-off over a real store in a folder of its own, with a clock that a test turns. */

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCalendar, readHolidays } from '../../src/handoff/calendar';
import { type Case, UNTIL_MOST } from '../../src/handoff/case';
import { type Cases, openCases } from '../../src/handoff/cases';
import { type ClockworkParts, runClockwork } from '../../src/handoff/clockwork';
import type { Knock, KnockAddress, Knocked } from '../../src/handoff/knock';
import { type Adviser, openRoster, type Roster } from '../../src/handoff/roster';
import { openFileWrapper } from '../../src/sealing/file-wrapper';
import type { Wrapper } from '../../src/sealing/wrapping';
import type { Store } from '../../src/storage/ports';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store';
import { ROOT } from './example';

export const MINUTE = 60 * 1000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Ten o'clock in Amsterdam; no holiday comes near. */
export const MONDAY = Date.UTC(2027, 0, 11, 9);
export const calendar = makeCalendar(readHolidays(ROOT));

/** One process: its own objects over a store that others may use too. */
export interface Process {
  cases: Cases;
  roster: Roster;
}

export interface World extends Process {
  clock: { time: number };
  store: Store;
  wrapper: Wrapper;
  discard(): Promise<void>;
}

export function openProcess({ store, wrapper, clock }: Pick<World, 'store' | 'wrapper' | 'clock'>): Process {
  const now = () => clock.time;
  const inboxTag = (adviser: string) => `inbox of ${adviser}`;
  return {
    cases: openCases({ store, wrapper, clock: calendar, inboxTag, now }),
    roster: openRoster({ store: store.roster, key: Buffer.alloc(32, 1), now }),
  };
}

export function openWorld(time = MONDAY): World {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-handoff-'));
  const clock = { time };
  const kept = { clock, store: openSqliteStore(folder), wrapper: openFileWrapper(folder, Date.now, false) };
  return {
    ...kept,
    ...openProcess(kept),
    async discard() {
      await kept.store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A talk that was just offered to adviser A. */
export function aTalk(given: Partial<Case> = {}, at = MONDAY): Case {
  const hour = calendar.hour(at);
  return {
    id: randomBytes(16).toString('base64url'),
    version: 1,
    state: 'offered',
    way: 'relay',
    desk: 'confidential-adviser',
    adviser: 'A',
    not: [],
    fallback: 'ask',
    pseudonym: [1, 2],
    language: 'nl',
    thread: [{ id: 'first', from: 'employee', at: hour, text: 'what happened' }],
    waitingSince: hour,
    promise: 2,
    stage: 0,
    touched: hour,
    until: hour + UNTIL_MOST,
    extend: [],
    knocks: ['adviser'],
    tries: 0,
    unreachable: [],
    ...given,
  };
}

export function anAdviser(id: string, given: Partial<Adviser> = {}): Adviser {
  return {
    id,
    name: `Adviser ${id}`,
    introduction: '',
    languages: ['nl'],
    workplace: 'Den Haag',
    outside: false,
    desks: ['confidential-adviser'],
    coordinator: false,
    figures: false,
    workingDays: [1, 2, 3, 4, 5],
    most: 5,
    promise: 2,
    language: 'nl',
    accounts: [`account of ${id}`],
    addresses: [mailOf(id)],
    ...given,
  };
}

export function mailOf(name: string): KnockAddress & { channel: 'mail' } {
  return { channel: 'mail', to: `${name}@example.org` };
}

type About = Parameters<Knock>[1];
export interface Door {
  /** Every knock, in order. */
  knocks: { to: string; address: KnockAddress; about: About }[];
  logged: string[];
  /** What the next knocks come to. */
  answer: (to: string, about: About) => Knocked;
  /** One round of the clockwork of one process. */
  round(process?: Process, changes?: Partial<ClockworkParts>): Promise<void>;
}

/** Where knocks arrive. */
export function openDoor(world: World): Door {
  const door: Door = {
    knocks: [],
    logged: [],
    answer: () => ({ outcome: 'sent' }),
    round: (process = world, changes = {}) =>
      runClockwork({
        store: world.store,
        wrapper: world.wrapper,
        cases: process.cases,
        roster: process.roster,
        handleFor: (party) => `handle of ${party}`,
        log: (code) => door.logged.push(code),
        now: () => world.clock.time,
        async knock(address, about) {
          const to = address.channel === 'mail' ? address.to : address.user;
          door.knocks.push({ to: to.replace('@example.org', ''), address, about });
          await new Promise(setImmediate);
          return door.answer(to.replace('@example.org', ''), about);
        },
        ...changes,
      }),
  };
  return door;
}
