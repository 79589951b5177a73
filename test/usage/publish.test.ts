import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Store } from '../../src/storage/ports';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store';
import { makeKeepTally, tallyId } from '../../src/usage/keep-tally';
import { publishDue } from '../../src/usage/publish';
import type { Noise } from '../../src/usage/release';
import { readReleases } from '../../src/usage/releases';
import type { YearCounts } from '../../src/usage/tables';
import { makeTally } from '../../src/usage/tally';
import { sealTallies } from '../../src/usage/tally-store';
import { temporaryFolder } from '../fakes/temporary-folder';
import { CELLS, HOUR } from './small-cells';

const KEY = randomBytes(32);
const parent = temporaryFolder();
const at = (moment: string) => Date.parse(moment);

let time = 0;
let store: Store;
beforeEach(() => {
  time = at('2027-12-01T09:00:00Z');
  store = openSqliteStore(join(parent, randomBytes(6).toString('hex')));
});
afterEach(() => store.close());

/** One of several processes over one store. */
function start() {
  const id = tallyId(false);
  const tally = makeTally(CELLS, () => time);
  const keep = makeKeepTally({ store, key: KEY, id, tally, now: () => time });
  const count = (conversations: number) => {
    for (let i = 0; i < conversations; i += 1) tally.count('desk', 'police', tally.begin('web', 'nl'));
  };
  return { id, tally, keep, count };
}

const publish = (noise: Noise = () => 0) =>
  publishDue({ store: store.tally, tallyKey: KEY, cells: CELLS, noise, now: () => time });
const kept = async (id: string) => (await sealTallies(store.tally, KEY).read(id)) as { years: YearCounts[] };
const NONE = { periods: [], unreadable: 0 };

it('publishes the sum of all processes, twelve hours after the year', async () => {
  const processes = [start(), start(), start()];
  for (const [i, process] of processes.entries()) process.count(20 + i);
  for (const process of processes) await process.keep();
  time = at('2028-01-01T10:59:59Z');
  expect(await publish()).toEqual(NONE);
  time = at('2028-01-01T11:00:00Z');
  expect((await publish()).periods.toSorted()).toEqual(['2027', '2027-4']);
  const [year, quarter, ...more] = await readReleases(store.tally);
  expect(more).toEqual([]);
  expect(year).toMatchObject({ period: '2027', tables: { desk: { police: 65 }, channel: { web: 65 } } });
  expect(Object.keys(year?.tables.desk ?? {})).toEqual(CELLS.desk);
  expect(year?.tables.desk?.union).toBeUndefined();
  expect(quarter).toEqual({ period: '2027-4', tables: { total: { 4: 65 } } });
});

it('publishes a quarter within the year, and the year afterwards with all of it', async () => {
  const process = start();
  time = at('2027-09-30T09:00:00Z');
  const earlier = start();
  earlier.count(40);
  await earlier.keep();
  time = at('2027-10-01T22:00:00Z');
  expect((await publish()).periods).toEqual(['2027-3']);
  process.count(50);
  await process.keep();
  time = at('2028-01-02T12:00:00Z');
  expect((await publish()).periods).toHaveLength(2);
  const [year] = await readReleases(store.tally);
  expect(year?.tables.desk?.police).toBe(90);
});

it('publishes once, with one noise, however many come', async () => {
  const process = start();
  process.count(100);
  await process.keep();
  time = at('2028-01-02T12:00:00Z');
  const noises = [0, 10, 20, 30, 40];
  const published = await Promise.all(noises.map((noise) => publish(() => noise)));
  expect(published.flatMap(({ periods }) => periods).toSorted()).toEqual(['2027', '2027-4']);
  const releases = await store.tally.released();
  expect(await publish(() => 50)).toEqual(NONE);
  expect(await store.tally.released()).toEqual(releases);
});

it('publishes whether or not anybody came', async () => {
  await start().keep();
  time = at('2028-01-02T12:00:00Z');
  expect((await publish(() => 35)).periods).toHaveLength(2);
  const [year, quarter] = await readReleases(store.tally);
  expect(Object.values(year?.tables.desk ?? {})).toEqual([35, 35, 35]);
  expect(quarter?.tables.total).toEqual({ 4: 35 });
});

it('publishes everything that became due while nothing ran', async () => {
  const process = start();
  process.count(40);
  await process.keep();
  time = at('2030-05-01T12:00:00Z');
  await start().keep();
  expect((await publish()).periods.toSorted()).toEqual(['2027', '2027-4']);
});

it('lets nobody bring back what was published', async () => {
  const [seen, away] = [start(), start()];
  for (const process of [seen, away]) process.count(40);
  await seen.keep();
  time = at('2028-01-02T12:00:00Z');
  await publish();
  const releases = await store.tally.released();
  time += 48 * HOUR;
  await away.keep();
  expect((await kept(away.id)).years).toMatchObject([{ year: 2028, tables: { desk: {} } }]);
  expect(await publish()).toEqual(NONE);
  expect(await store.tally.released()).toEqual(releases);
});

it('removes the tally of a process that is gone, and leaves those that live', async () => {
  const [gone, alive] = [start(), start()];
  for (const process of [gone, alive]) process.count(40);
  await gone.keep();
  time = at('2028-01-02T12:00:00Z');
  await alive.keep();
  await publish();
  expect((await store.tally.list()).map(({ id }) => id)).toEqual([alive.id]);
  await alive.keep();
  expect((await kept(alive.id)).years).toMatchObject([{ year: 2028 }]);
});

it('takes a published quarter out of the tally of a process that is gone, and keeps the year', async () => {
  time = at('2027-02-01T12:00:00Z');
  const gone = start();
  gone.count(40);
  await gone.keep();
  time = at('2027-04-02T12:00:00Z');
  await publish();
  expect((await kept(gone.id)).years).toMatchObject([{ quarters: {}, tables: { desk: { police: 40 } } }]);
});

it('leaves out what it cannot read, and says so', async () => {
  const process = start();
  process.count(40);
  await process.keep();
  await store.tally.write('damaged', randomBytes(33_000));
  time = at('2028-01-02T12:00:00Z');
  expect(await publish()).toMatchObject({ unreadable: 1 });
  expect((await readReleases(store.tally))[0]?.tables.desk?.police).toBe(40);
  expect(await store.tally.read('damaged')).toBeDefined();
});
