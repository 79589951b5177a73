import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../src/storage/ports';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store';
import { KEEP_EVERY, makeKeepTally, tallyId } from '../../src/usage/keep-tally';
import { makeTally } from '../../src/usage/tally';
import { sealTallies } from '../../src/usage/tally-store';
import { temporaryFolder } from '../fakes/temporary-folder';
import { CELLS, HOUR, NOW } from './small-cells';

const KEY = randomBytes(32);
const BOX_BYTES = 32 * 1024 + 29;
const ID = tallyId(true);

let time = NOW;
let folder: string;
let store: Store;
beforeEach(() => {
  time = NOW;
  folder = join(parent, randomBytes(6).toString('hex'));
  store = openSqliteStore(folder);
});
afterEach(() => store.close());
const parent = temporaryFolder();

/** One process after the other over the same store. */
function start(key: Uint8Array = KEY) {
  const tally = makeTally(CELLS, () => time);
  const keep = makeKeepTally({ store, key, id: ID, tally, now: () => time });
  const count = (conversations: number) => {
    for (let i = 0; i < conversations; i += 1) tally.count('desk', 'police', tally.begin('web', 'nl'));
  };
  return { tally, keep, count };
}

async function kept(id = ID) {
  const found = await sealTallies(store.tally, KEY).read(id);
  return found === 'unreadable' ? [] : (found?.years ?? []);
}

/** The database as a thief finds it, without the bytes of the tally. */
async function withoutTally(): Promise<{ rest: Buffer; length: number }> {
  const box = Buffer.from((await store.tally.read(ID)) ?? []);
  await store.close();
  const file = readFileSync(join(folder, 'cases.db'));
  store = openSqliteStore(folder);
  for (let at = 0; at < box.length; ) {
    const found = file.indexOf(box.subarray(at, at + 16));
    expect(found).toBeGreaterThan(0);
    let length = 0;
    while (at < box.length && box[at] === file[found + length]) {
      at += 1;
      length += 1;
    }
    file.fill(0, found, found + length);
  }
  return { rest: file, length: file.length };
}

it('goes on with what was kept, also when counting began before the store was there', async () => {
  const first = start();
  first.count(3);
  await first.keep();
  const second = start();
  second.count(2);
  await second.keep();
  await second.keep();
  expect(await kept()).toMatchObject([{ quarters: { 3: 5 }, tables: { desk: { police: 5 } } }]);
});

it('loses what was counted since the last time when it is killed, and nothing before', async () => {
  const killed = start();
  for (let round = 0; round < 4; round += 1) {
    killed.count(10);
    time += KEEP_EVERY;
    await killed.keep();
  }
  killed.count(7);
  const next = start();
  await next.keep();
  expect(next.tally.years()).toMatchObject([{ quarters: { 3: 40 } }]);
  expect(KEEP_EVERY).toBeLessThanOrEqual(6 * HOUR);
});

it('tries again when the store was down, and loads once', async () => {
  const first = start();
  first.count(1);
  await first.keep();
  const second = start();
  await store.close();
  await expect(second.keep()).rejects.toMatchObject({ code: 'store-down' });
  store = openSqliteStore(folder);
  const third = start();
  third.count(1);
  await Promise.all([third.keep(), third.keep(), third.keep()]);
  expect(await kept()).toMatchObject([{ quarters: { 3: 2 } }]);
});

it('has one size, whatever was counted', async () => {
  const process = start();
  const sizes = new Set<number>();
  for (const conversations of [0, 1, 10, 10_000]) {
    process.count(conversations);
    await process.keep();
    sizes.add((await store.tally.read(ID))?.length ?? 0);
  }
  expect([...sizes]).toEqual([BOX_BYTES]);
});

it('is another text each time, changed or not', async () => {
  const process = start();
  await process.keep();
  const before = await store.tally.read(ID);
  await process.keep();
  expect(await store.tally.read(ID)).not.toEqual(before);
});

it('leaves a thousand conversations to be seen in the bytes of the tally alone', async () => {
  await start().keep();
  const before = await withoutTally();
  const process = start();
  process.count(1000);
  await process.keep();
  const after = await withoutTally();
  expect(after.length).toBe(before.length);
  expect(after.rest.equals(before.rest)).toBe(true);
});

it('refuses to grow', async () => {
  const cells = { ...CELLS, desk: Array.from({ length: 2000 }, (_, i) => `a-desk-with-a-long-name-${i}`) };
  const tally = makeTally(cells, () => time);
  for (const desk of cells.desk) tally.countOnce('desk', desk);
  const keep = makeKeepTally({ store, key: KEY, id: ID, tally, now: () => time });
  await expect(keep()).rejects.toMatchObject({ code: 'tally-too-large' });
  expect(await store.tally.list()).toEqual([]);
});

it('says once that what was kept cannot be read, and goes on', async () => {
  await start(randomBytes(32)).keep();
  const process = start();
  process.count(1);
  expect(await process.keep()).toBe('unreadable');
  expect(await process.keep()).toBe('done');
  expect(await kept()).toMatchObject([{ quarters: { 3: 1 } }]);
});

it('opens under its own name only', async () => {
  await start().keep();
  await store.tally.write('other', (await store.tally.read(ID)) ?? new Uint8Array());
  expect(await sealTallies(store.tally, KEY).read('other')).toBe('unreadable');
  expect(tallyId(false)).not.toBe(tallyId(false));
});

it('lets go of what was published, also when it comes back late', async () => {
  const process = start();
  process.count(3);
  await process.keep();
  time = Date.parse('2028-01-05T12:00:00Z');
  process.count(1);
  await store.tally.publish('2027', '{}');
  await store.tally.publish('2027-3', '{}');
  await start().keep();
  expect(await kept()).toMatchObject([{ year: 2028, quarters: { 1: 0 } }]);
  await process.keep();
  expect(await kept()).toMatchObject([{ year: 2028, quarters: { 1: 1 } }]);
});

it('has what it let go of driven out of the files, until that is done', async () => {
  const answers = ['busy', 'gone', 'never asked'] as ('busy' | 'gone')[];
  const purge: Store['purge'] = async () => answers.shift() ?? 'gone';
  const tally = makeTally(CELLS, () => time);
  const keep = makeKeepTally({
    store: { tally: store.tally, purge },
    key: KEY,
    id: ID,
    tally,
    now: () => time,
  });
  await keep();
  expect(answers).toHaveLength(3);
  time = Date.parse('2027-10-05T12:00:00Z');
  await store.tally.publish('2027-3', '{}');
  for (let i = 0; i < 3; i += 1) await keep();
  expect(answers).toEqual(['never asked']);
});
