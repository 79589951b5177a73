/**
 * T11: duplicate, reordered, simultaneous messages through two processes over one store. SQLite lets only one process
 * in, so there the two share the opened store; over Cosmos DB each has a client of its own.
 */

import type { Case } from '../../src/handoff/case';
import { openCosmosStore } from '../../src/storage/cosmos/open-cosmos';
import type { Store } from '../../src/storage/ports';
import { openCosmosEmulator } from '../fakes/cosmos-emulator';
import { aTalk, MONDAY, openProcess, openWorld, type Process } from '../fakes/handoff-world';
import { amount, trust } from './record';

interface Action {
  id: string;
  entry: string;
  from: 'employee' | 'adviser';
}

/** Each message is sent so many times. */
const COPIES = 3;
const ENTRIES = 25;
/** In flight at one moment. */
const TOGETHER = 12;
/** So few cases get all of it at one time, so that messages meet. */
const BUSY_CASES = 4;
const clock = { time: MONDAY };

function shuffled<One>(all: readonly One[]): One[] {
  const left = [...all];
  return all.flatMap(() => left.splice(Math.floor(Math.random() * left.length), 1));
}

function actionsFor(talks: readonly Case[]): Action[] {
  const copies = Array.from({ length: ENTRIES * COPIES }, (_, i) => i);
  const groups = Array.from({ length: Math.ceil(talks.length / BUSY_CASES) }, (_, i) =>
    talks.slice(i * BUSY_CASES, (i + 1) * BUSY_CASES),
  );
  return groups.flatMap((group) =>
    shuffled(
      group.flatMap(({ id }) =>
        copies.map(
          (i): Action => ({ id, entry: `entry ${i % ENTRIES}`, from: i % 2 ? 'employee' : 'adviser' }),
        ),
      ),
    ),
  );
}

/** How often a write came too late. */
function counting(store: Store): { store: Store; conflicts: () => number } {
  let count = 0;
  const replace: Store['cases']['replace'] = async (row, tag) => {
    const replaced = await store.cases.replace(row, tag);
    if (replaced === 'conflict') count += 1;
    return replaced;
  };
  return { store: { ...store, cases: { ...store.cases, replace } }, conflicts: () => count };
}

/** Sends until it is taken or known, as a person would who reads “try again”. The number of times it was too busy. */
async function send({ cases }: Process, { id, entry, from }: Action): Promise<number> {
  for (let busy = 0; ; busy += 1) {
    const changed = await cases.change(id, () => ({
      type: 'say',
      from,
      id: entry,
      text: `text of ${entry}`,
    }));
    if ('now' in changed || changed.refused === 'known') return busy;
    if (changed.refused !== 'busy') throw new Error(`it was refused: ${changed.refused}`);
  }
}

async function sendAll(processes: readonly [Process, Process], total: number) {
  const talks = Array.from({ length: Math.ceil(total / ENTRIES / COPIES) }, () => aTalk({ state: 'open' }));
  await Promise.all(talks.flatMap((fresh) => processes.map(({ cases }) => cases.create(fresh))));
  const actions = actionsFor(talks);
  let busy = 0;
  let sent = 0;
  const sender = async (process: Process) => {
    for (let action = actions.pop(); action; action = actions.pop()) {
      sent += 1;
      busy += await send(process, action);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, (_, i) => sender(processes[i % 2 ? 1 : 0])));
  let twice = 0;
  let lost = 0;
  for (const { id } of talks) {
    const [one, other] = await Promise.all(processes.map(({ cases }) => cases.load(id)));
    expect(one).toEqual(other);
    const entries = one?.thread.slice(1).map((entry) => entry.id) ?? [];
    twice += entries.length - new Set(entries).size;
    lost += ENTRIES - new Set(entries).size;
    expect(one?.version).toBe(1 + ENTRIES);
  }
  expect({ twice, lost }).toEqual({ twice: 0, lost: 0 });
  return { actions: sent, cases: talks.length, busy, twice, lost };
}

describe('T11', () => {
  const world = openWorld();
  const { wrapper } = world;
  afterAll(() => world.discard());

  async function run(stores: readonly [Store, Store], total: number) {
    const [one, other] = [counting(stores[0]), counting(stores[1])];
    const [first, second] = [one, other].map(({ store }) => openProcess({ store, wrapper, clock }));
    if (!first || !second) throw new Error('there are two');
    const counts = await sendAll([first, second], total);
    const conflicts = one.conflicts() + other.conflicts();
    expect(conflicts).toBeGreaterThan(0);
    return { ...counts, conflicts };
  }

  trust('T11', 'every message stands there once, over SQLite', () =>
    run([world.store, world.store], amount({ quick: 300, full: 10_000 })),
  );

  trust('T11', 'every message stands there once, over Cosmos DB', async () => {
    const emulator = await openCosmosEmulator();
    const open = () => openCosmosStore(emulator.settings, () => clock.time);
    const stores = [open(), open()] as const;
    try {
      return await run(stores, amount({ quick: 150, full: 1500 }));
    } finally {
      await Promise.all(stores.map((store) => store.close()));
      await emulator.close();
    }
  });
});
