/** What is kept, of hand-offs and of counting, and how it must be kept. Absence is `undefined`, a conflict is a value; only breakage throws. */

/** One talk. Everything about it is in `box`, which only its own key opens. */
export interface CaseRow {
  /** 128 bits, as 22 characters base64url. */
  id: string;
  /** 1, 2, 3 …: bound into the box. */
  version: number;
  state: 'offered' | 'open';
  /** When the clock must look at it, and when it may no longer be read: milliseconds, rounded to the hour. */
  due: number;
  expires: number;
  /** When somebody must be knocked: milliseconds, rounded to the half hour. */
  knockDue?: number;
  /** Opaque tag of the one adviser who has it. */
  inbox: string;
  box: Uint8Array;
}

/** A data key, wrapped by a key-encryption key. Removing it makes unreadable whatever it sealed. */
export interface KeyRow {
  /** `case/<id>`, `roster`, `pepper`, `ring/<name>/<day>`. */
  id: string;
  /** Which key-encryption key wrapped it. */
  keyId: string;
  wrapped: Uint8Array;
  /** When it was made: milliseconds, rounded to the hour. Finds keys that never got a case. */
  made: number;
}

/** One adviser on the roster, sealed whole. */
export interface AdviserRow {
  id: string;
  version: number;
  /** Until when one process alone knocks this adviser, in milliseconds; 0 when nobody does. */
  lease: number;
  box: Uint8Array;
}

/** A row with proof of the version that was read. */
export interface Held<Row> {
  row: Row;
  tag: string;
}

export type Created = 'done' | 'exists';
/** `conflict`: somebody else was first, or the row is gone. Nothing was changed. */
export type Replaced = 'done' | 'conflict';

export interface CaseStore {
  create(row: CaseRow): Promise<Created>;
  /** `undefined` also for a row that has expired at `now`, whether or not it was removed already. */
  read(id: string, now: number): Promise<Held<CaseRow> | undefined>;
  replace(row: CaseRow, tag: string): Promise<Replaced>;
  /** Removing what is not there is done. */
  remove(id: string): Promise<void>;
  /** The unexpired cases of one inbox, in no particular order. */
  findInbox(inbox: string, now: number): Promise<Held<CaseRow>[]>;
  /** Cases with `due`, `knockDue` or `expires` at or before `now`, at most so many; the longest overdue first. */
  findDue(now: number, most: number): Promise<Held<CaseRow>[]>;
}

export interface KeyStore {
  create(row: KeyRow): Promise<Created>;
  read(id: string): Promise<KeyRow | undefined>;
  /** Lays a newly wrapped key over one that `keyId` wrapped; `conflict` when it was wrapped anew or removed meanwhile. */
  rewrap(row: KeyRow, keyId: string): Promise<Replaced>;
  remove(id: string): Promise<void>;
  /** Rows whose id begins so, in order of id, after `after`, at most so many. */
  list(prefix: string, after: string, most: number): Promise<KeyRow[]>;
}

export interface RosterStore {
  create(row: AdviserRow): Promise<Created>;
  read(id: string): Promise<Held<AdviserRow> | undefined>;
  list(): Promise<Held<AdviserRow>[]>;
  replace(row: AdviserRow, tag: string): Promise<Replaced>;
  remove(id: string): Promise<void>;
}

/** The running counts of one process, sealed whole; always of one size. */
export interface TallyRow {
  id: string;
  box: Uint8Array;
}

/** Figures that anybody may see. */
export interface ReleaseRow {
  /** `2026`, or `2026-3` for a quarter. */
  period: string;
  release: string;
}

export interface TallyStore {
  read(id: string): Promise<Uint8Array | undefined>;
  /** Lays it over what was there: each process writes its own. */
  write(id: string, box: Uint8Array): Promise<void>;
  /** In no particular order. */
  list(): Promise<TallyRow[]>;
  /** Removing what is not there is done. */
  remove(id: string): Promise<void>;
  /** Once and for good: whoever comes first. */
  publish(period: string, release: string): Promise<Created>;
  /** In order of period. */
  released(): Promise<ReleaseRow[]>;
}

export interface Store {
  cases: CaseStore;
  keys: KeyStore;
  roster: RosterStore;
  tally: TallyStore;
  /**
   * After `remove`: drives what was removed out of every file. `busy` when a reader still holds it: try again, and do
   * not say “gone” yet. Where the platform does this by itself later, `gone` at once.
   */
  purge(): Promise<'gone' | 'busy'>;
  /** One cheap read. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}
