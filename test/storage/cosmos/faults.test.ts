import { openCosmosStore } from '../../../src/storage/cosmos/open-cosmos';
import type { Store } from '../../../src/storage/ports';
import { aCase, aKey, bytes, HOUR, NOW } from '../../contracts/rows';
import { type CosmosEmulator, openCosmosEmulator } from '../../fakes/cosmos-emulator';
import { type Fault, type FaultyCosmos, openCosmosFaults, type Seen } from '../../fakes/cosmos-faults';

const PATIENCE = { total: 6000, attempt: 400, firstWait: 2 };

let emulator: CosmosEmulator;
let door: FaultyCosmos;
let store: Store;
/** Goes round the faults. */
let rival: Store;
beforeAll(async () => {
  emulator = await openCosmosEmulator();
  door = await openCosmosFaults(emulator.settings);
  store = openCosmosStore(door.settings, () => NOW, PATIENCE);
  rival = openCosmosStore(emulator.settings, () => NOW);
  await store.cases.create(aCase());
});
beforeEach(() => door.fail(() => undefined));
afterAll(async () => {
  await Promise.all([store.close(), rival.close()]);
  await door.close();
  await emulator.close();
});

const isWrite = ({ method, isQuery }: Seen) => method !== 'GET' && !isQuery;
/** The first requests of a kind fail like this, one after the other. */
function failing(which: (seen: Seen) => boolean, ...faults: Fault[]): void {
  const left = [...faults];
  door.fail((seen) => (which(seen) ? left.shift() : undefined));
}
const always = (fault: Fault) => door.fail(() => fault);

const lost: Fault[] = ['unheard', 'reset', 'cut'];
const passing: Fault[] = [
  { status: 429, retryAfter: 5 },
  { status: 429 },
  { status: 449, retryAfter: 5 },
  { status: 408 },
  { status: 410 },
  { status: 503 },
  'silent',
];
const nameOf = (fault: Fault) => (typeof fault === 'string' ? fault : JSON.stringify(fault));
const both = [...lost, ...passing].map((fault) => [nameOf(fault), fault] as const);

describe('an answer that does not come', () => {
  it.each(both)('leaves a case made once and says so (%s)', async (_, fault) => {
    const row = aCase();
    failing(isWrite, fault);
    expect(await store.cases.create(row)).toBe('done');
    expect((await rival.cases.read(row.id, NOW))?.row).toStrictEqual(row);
    expect(await store.cases.create(row)).toBe('exists');
  });

  it.each(both)('leaves a case written once and says so (%s)', async (_, fault) => {
    const row = aCase();
    await rival.cases.create(row);
    const tag = (await rival.cases.read(row.id, NOW))?.tag ?? '';
    failing(isWrite, fault, fault);
    expect(await store.cases.replace({ ...row, version: 2 }, tag)).toBe('done');
    expect((await rival.cases.read(row.id, NOW))?.row.version).toBe(2);
    expect(await store.cases.replace({ ...row, version: 3 }, tag)).toBe('conflict');
  });

  it.each(both)('leaves a key removed (%s)', async (_, fault) => {
    const row = aKey();
    await rival.keys.create(row);
    failing(isWrite, fault);
    await store.keys.remove(row.id);
    expect(await rival.keys.read(row.id)).toBeUndefined();
  });

  it.each(both.filter(([name]) => name !== 'reset'))('is asked for again (%s)', async (_, fault) => {
    const { id: inbox } = aCase();
    const row = aCase({ inbox });
    await rival.cases.create(row);
    failing(() => true, fault, fault);
    expect((await store.cases.read(row.id, NOW))?.row).toStrictEqual(row);
    failing(() => true, fault);
    expect((await store.cases.findInbox(row.inbox, NOW)).map((held) => held.row)).toStrictEqual([row]);
  });

  it.each(both)(
    'leaves a tally written, and figures published once and says so (%s)',
    async (name, fault) => {
      const box = bytes(1024);
      failing(isWrite, fault);
      await store.tally.write('one', box);
      expect(await rival.tally.read('one')).toEqual(box);
      failing(isWrite, fault);
      expect(await store.tally.publish(name, '{}')).toBe('done');
      expect(await store.tally.publish(name, '{}')).toBe('exists');
    },
  );

  it('does not take the same words of somebody else for its own', async () => {
    const row = aCase();
    await rival.cases.create(row);
    const tag = (await rival.cases.read(row.id, NOW))?.tag ?? '';
    const next = { ...row, version: 2 };
    failing(isWrite, 'silent');
    const [mine, theirs] = [store.cases.replace(next, tag), rival.cases.replace(next, tag)];
    expect(await Promise.all([mine, theirs])).toEqual(['conflict', 'done']);
  });

  it('still knows its own write after somebody else wrote over it', async () => {
    const row = aCase();
    failing(isWrite, 'unheard');
    const mine = store.cases.create(row);
    let held = await rival.cases.read(row.id, NOW);
    while (!held) held = await rival.cases.read(row.id, NOW);
    expect(await rival.cases.replace({ ...row, version: 2 }, held.tag)).toBe('done');
    expect(await mine).toBe('done');
    expect((await rival.cases.read(row.id, NOW))?.row.version).toBe(2);
  });
});

describe('breakage', () => {
  let impatient: Store;
  beforeAll(() => {
    impatient = openCosmosStore(door.settings, () => NOW, { ...PATIENCE, total: 60 });
  });
  afterAll(() => impatient.close());

  it.each<[string, Fault]>([
    ['store-down', { status: 503 }],
    ['store-down', { status: 429, retryAfter: 60_000 }],
    ['store-down', 'cut'],
    ['store-refused', { status: 401 }],
    ['store-refused', { status: 403 }],
    ['store-unprovisioned', { status: 404, subStatus: 1003 }],
    ['store-malformed', { status: 400 }],
    // A session that has not arrived yet is no absence.
    ['store-down', { status: 404, subStatus: 1002 }],
  ])('has the code %s (%j)', async (code, fault) => {
    always(fault);
    // What passes is waited for; the rest is told at once.
    const asked = code === 'store-down' ? impatient : store;
    await expect(asked.cases.read('nobody', NOW)).rejects.toMatchObject({ code });
    await expect(asked.keys.create(aKey())).rejects.toMatchObject({ code });
  });

  it('tells nothing of what was asked', async () => {
    always({ status: 503 });
    const error = await impatient.keys.read('case/secret').catch((thrown: Error) => thrown);
    const cause = (error as Error).cause as Error;
    expect(`${error}${cause.message}${Object.keys(cause)}`).not.toMatch(/secret|http/);
    // The second when this machine is slower than the patience of this store.
    expect(cause.message).toMatch(/^Cosmos DB: (503|no answer)$/);
  });

  it('is told when patience is at an end, whatever the SDK is waiting for', async () => {
    always('silent');
    const fresh = openCosmosStore(door.settings, () => NOW, { ...PATIENCE, total: 300 });
    await expect(fresh.cases.create(aCase())).rejects.toMatchObject({ code: 'store-down' });
    await expect(fresh.cases.findDue(NOW, 1)).rejects.toMatchObject({ code: 'store-down' });
    await fresh.close();
  });

  it('shows in whether it is up, at once', async () => {
    always({ status: 503 });
    expect(await store.isUp()).toBe(false);
    door.fail(() => undefined);
    expect(await store.isUp()).toBe(true);
  });
});

it('sends the time to live with a case, a day more than it may be read, and never the text of a value', async () => {
  const row = aCase({ expires: NOW + HOUR });
  await store.cases.create(row);
  const sent = door.seen.findLast(isWrite);
  expect(JSON.parse(sent?.body ?? '')).toMatchObject({ ttl: 25 * 3600 });
  await store.cases.findInbox("x' OR true", NOW);
  const query = JSON.parse(door.seen.findLast(({ isQuery }) => isQuery)?.body ?? '');
  expect(query.query).not.toContain('OR true');
});
