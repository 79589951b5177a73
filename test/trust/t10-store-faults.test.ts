/** T10, the store: whatever Cosmos DB or the network does to a fifth of the requests, no answer is untrue. */

import { openCosmosStore } from '../../src/storage/cosmos/open-cosmos';
import type { CaseRow, Held, Store } from '../../src/storage/ports';
import { aCase, NOW } from '../contracts/rows';
import { type CosmosEmulator, openCosmosEmulator } from '../fakes/cosmos-emulator';
import { type Fault, type FaultyCosmos, openCosmosFaults, type Seen } from '../fakes/cosmos-faults';
import { amount, trust } from './record';

const SHARE = 0.2;
const PEOPLE = 6;
const PATIENCE = { total: 1500, attempt: 250, firstWait: 2 };

let emulator: CosmosEmulator;
let door: FaultyCosmos;
let store: Store;
/** Sees what is really there. */
let clean: Store;
beforeAll(async () => {
  emulator = await openCosmosEmulator();
  door = await openCosmosFaults(emulator.settings);
  store = openCosmosStore(door.settings, () => NOW, PATIENCE);
  clean = openCosmosStore(emulator.settings, () => NOW);
});
afterAll(async () => {
  await Promise.all([store.close(), clean.close()]);
  await door.close();
  await emulator.close();
});

const ANYWHERE: Fault[] = [
  { status: 429, retryAfter: 3 },
  { status: 408 },
  { status: 449 },
  { status: 503 },
  'silent',
  'unheard',
  'cut',
];

/** Faults come in turn, so that each is seen; which request is hit is chance. */
function fifth(counts: Record<string, number>) {
  let next = 0;
  return ({ method, isQuery, isConditional }: Seen): Fault | undefined => {
    if (Math.random() >= SHARE) return undefined;
    const faults = [...ANYWHERE];
    if (method !== 'GET' && !isQuery) faults.push('reset');
    if (isConditional) faults.push({ status: 412 });
    next += 1;
    const fault = faults[next % faults.length] as Fault;
    const name = typeof fault === 'string' ? fault : `${fault.status}`;
    counts[name] = (counts[name] ?? 0) + 1;
    return fault;
  };
}

type Deed = 'create' | 'replace' | 'remove' | 'read';
type Answer = 'done' | 'not' | 'unknown' | Held<CaseRow> | undefined;

async function perform(deed: Deed, row: CaseRow, tag: string): Promise<Answer> {
  try {
    if (deed === 'read') return await store.cases.read(row.id, NOW);
    if (deed === 'create') return (await store.cases.create(row)) === 'done' ? 'done' : 'not';
    if (deed === 'replace') return (await store.cases.replace(row, tag)) === 'done' ? 'done' : 'not';
    await store.cases.remove(row.id);
    return 'done';
  } catch {
    return 'unknown';
  }
}

const DEEDS: Deed[] = ['create', 'replace', 'replace', 'read', 'read', 'remove'];
const pick = <T>(from: readonly T[]) => from[Math.floor(Math.random() * from.length)] as T;
const same = (one: CaseRow | undefined, other: CaseRow | undefined) =>
  JSON.stringify(one && { ...one, box: [...one.box] }) ===
  JSON.stringify(other && { ...other, box: [...other.box] });

/** One person with one case; returns what was untrue. */
async function live(deeds: number, counts: Record<string, number>): Promise<string[]> {
  const untrue: string[] = [];
  const { id } = aCase();
  let there: Held<CaseRow> | undefined;
  for (let version = 1; version <= deeds; version += 1) {
    const deed = pick(DEEDS);
    const row = aCase({ id, version, box: Uint8Array.of(version % 256, 7) });
    const answer = await perform(deed, row, there?.tag ?? 'none');
    const before = there?.row;
    const wished = deed === 'remove' ? undefined : row;
    there = await clean.cases.read(id, NOW);
    const kind = typeof answer === 'string' ? answer : 'read';
    counts[kind] = (counts[kind] ?? 0) + 1;
    const isTrue = {
      done: same(there?.row, wished),
      not: same(there?.row, before),
      unknown: same(there?.row, before) || same(there?.row, wished),
      read: typeof answer !== 'string' && same(answer?.row, before),
    }[kind];
    if (!isTrue) untrue.push(`${deed} ${version}: ${kind}`);
  }
  return untrue;
}

describe('T10', () => {
  trust('T10', 'faults on a fifth of the requests: “done” is done, and “not done” is not', async () => {
    const counts: Record<string, number> = {};
    const deeds = amount({ quick: 300, full: 5000 }) / PEOPLE;
    door.fail(fifth(counts));
    const untrue = await Promise.all(Array.from({ length: PEOPLE }, () => live(Math.ceil(deeds), counts)));
    expect(untrue.flat()).toEqual([]);
    expect(counts.done).toBeGreaterThan(deeds);
    return { ...counts, requests: door.seen.length, untrue: 0 };
  });

  trust('T10', 'with the store down nothing is done and nobody is told that it is', async () => {
    door.fail(() => ({ status: 503 }));
    const counts: Record<string, number> = {};
    const impatient = openCosmosStore(door.settings, () => NOW, { ...PATIENCE, total: 50 });
    const rows = Array.from({ length: amount({ quick: 20, full: 200 }) }, () => aCase());
    for (const row of rows) {
      await expect(impatient.cases.create(row)).rejects.toMatchObject({ code: 'store-down' });
      expect(await clean.cases.read(row.id, NOW)).toBeUndefined();
    }
    await impatient.close();
    return { ...counts, refused: rows.length, done: 0 };
  });
});
