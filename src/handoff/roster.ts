/** The advisers, sealed one by one under the key of the roster. */

import { openBox, sealBox } from '../sealing/box';
import type { AdviserRow, Held, RosterStore } from '../storage/ports';
import type { KnockAddress } from './knock';

export interface Adviser {
  /** 128 bits, as 22 characters base64url. */
  id: string;
  name: string;
  /** In their own words. */
  introduction: string;
  /** BCP 47: spoken with employees. */
  languages: string[];
  /** Where they work, as the organisation says it. */
  workplace: string;
  /** Not employed by the organisation. */
  outside: boolean;
  /** The desks they stand behind, as in the guide. */
  desks: string[];
  coordinator: boolean;
  /** May see the figures. */
  figures: boolean;
  /** 1 is Monday. */
  workingDays: number[];
  /** ISO date, the last day away. */
  absentUntil?: string;
  /** Cases at once. */
  most: number;
  /** Working days within which they promise to answer. */
  promise: number;
  /** In which they read and are knocked. */
  language: string;
  /** Invited: the tag of the code, and until when it works (milliseconds). */
  invitation?: { tag: string; ends: number };
  /** Tags of the accounts that are this adviser: a Teams account, a sign-in. */
  accounts: string[];
  addresses: KnockAddress[];
}

export interface Roster {
  list(): Promise<Adviser[]>;
  read(id: string): Promise<Adviser | undefined>;
  add(adviser: Adviser): Promise<void>;
  /** `undefined` when that adviser is not on the roster. `edit` may run again when somebody else was first. */
  change(id: string, edit: (adviser: Adviser) => Adviser): Promise<Adviser | undefined>;
  remove(id: string): Promise<void>;
  /** Whether this process alone may knock this adviser until then (milliseconds). */
  lease(id: string, until: number): Promise<boolean>;
}

export interface RosterParts {
  store: RosterStore;
  /** 256 bits. */
  key: Uint8Array;
  /** In milliseconds. */
  now: () => number;
}

const TRIES_MOST = 5;

export function openRoster({ store, key, now }: RosterParts): Roster {
  const seal = (adviser: Adviser, version: number, lease: number): AdviserRow => {
    const box = sealBox(key, Buffer.from(JSON.stringify(adviser)), `${adviser.id}|${version}|adviser`);
    return { id: adviser.id, version, lease, box };
  };
  const open = ({ row }: Held<AdviserRow>): Adviser | undefined => {
    const box = openBox(key, row.box, `${row.id}|${row.version}|adviser`);
    return box && (JSON.parse(Buffer.from(box).toString('utf8')) as Adviser);
  };
  return {
    async list() {
      const held = await store.list();
      const advisers = held.flatMap((one) => open(one) ?? []);
      return advisers.sort((one, other) => one.name.localeCompare(other.name));
    },
    async read(id) {
      const held = await store.read(id);
      return held && open(held);
    },
    async add(adviser) {
      await store.create(seal(adviser, 1, 0));
    },
    async change(id, edit) {
      for (let tries = 0; tries < TRIES_MOST; tries += 1) {
        const held = await store.read(id);
        const adviser = held && open(held);
        if (!adviser) return undefined;
        const edited = edit(adviser);
        const row = seal(edited, held.row.version + 1, held.row.lease);
        if ((await store.replace(row, held.tag)) === 'done') return edited;
      }
      return undefined;
    },
    remove: (id) => store.remove(id),
    async lease(id, until) {
      const held = await store.read(id);
      const adviser = held && open(held);
      if (!adviser || held.row.lease > now()) return false;
      return (await store.replace(seal(adviser, held.row.version + 1, until), held.tag)) === 'done';
    },
  };
}
