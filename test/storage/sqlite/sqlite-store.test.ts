import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../../src/storage/ports';
import { CASES } from '../../../src/storage/sqlite/case-store';
import { openDatabase } from '../../../src/storage/sqlite/open-database';
import { ROSTER } from '../../../src/storage/sqlite/roster-store';
import { openSqliteStore } from '../../../src/storage/sqlite/sqlite-store';
import { aCase, aKey, bytes, NOW } from '../../contracts/rows';
import { startStoreWriter } from '../../trust/start-store-writer';

let parent: string;
let folder: string;
const stores: Store[] = [];
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'wegwijzer-sqlite-'));
  folder = join(parent, 'data');
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  rmSync(parent, { recursive: true });
});

function open(): Store {
  const store = openSqliteStore(folder);
  stores.push(store);
  return store;
}

const mode = (path: string) => statSync(path).mode & 0o777;
const modes = () => Object.fromEntries(readdirSync(folder).map((name) => [name, mode(join(folder, name))]));

describe('the files', () => {
  it('are for this account alone, also what lies beside them', async () => {
    await open().keys.create(aKey());
    expect(mode(folder)).toBe(0o700);
    const names = [
      'cases.db',
      'cases.db-shm',
      'cases.db-wal',
      'in-use.db',
      'keys.db',
      'keys.db-shm',
      'keys.db-wal',
    ];
    expect(modes()).toEqual(Object.fromEntries(names.map((name) => [name, 0o600])));
  });

  it('are taken back from others when they were opened up', async () => {
    await open().close();
    chmodSync(join(folder, 'keys.db'), 0o644);
    await open().keys.create(aKey());
    expect(Object.values(modes())).toEqual(Array(7).fill(0o600));
  });

  it('of the cases do not hold the keys', async () => {
    const store = open();
    const [key, talk] = [aKey(), aCase()];
    await store.keys.create(key);
    await store.cases.create(talk);
    await store.close();
    expect(readFileSync(join(folder, 'cases.db')).includes(Buffer.from(key.wrapped))).toBe(false);
    expect(readFileSync(join(folder, 'keys.db')).includes(Buffer.from(key.wrapped))).toBe(true);
  });
});

describe('a second process', () => {
  it('is refused while the first lives, and not after it was killed', async () => {
    const writer = startStoreWriter(folder, 0);
    try {
      await writer.ready;
      expect(open).toThrow(expect.objectContaining({ code: 'store-in-use' }));
    } finally {
      await writer.kill();
    }
    expect(await open().isUp()).toBe(true);
  });

  it('is refused in the same process too, and leaves the first as it was', async () => {
    const first = open();
    expect(open).toThrow(expect.objectContaining({ code: 'store-in-use' }));
    expect(await first.isUp()).toBe(true);
    await first.close();
    expect(await open().isUp()).toBe(true);
  });

  it('may read', async () => {
    const store = open();
    await store.cases.create(aCase());
    const reader = new DatabaseSync(join(folder, 'cases.db'), { readOnly: true });
    expect(reader.prepare('SELECT count(*) AS count FROM cases').get()).toEqual({ count: 1 });
    reader.close();
  });
});

it('gets what a newer version keeps besides, and leaves what is there', async () => {
  mkdirSync(folder);
  openDatabase(join(folder, 'cases.db'), [`${CASES}; ${ROSTER}`]).close();
  const before = open();
  const row = aCase();
  await before.cases.create(row);
  await before.tally.publish('2026', '{}');
  await before.close();
  const store = open();
  expect((await store.cases.read(row.id, NOW))?.row).toStrictEqual(row);
  expect(await store.tally.released()).toHaveLength(1);
});

describe('what cannot be opened', () => {
  const whole = async () => {
    const store = open();
    for (let i = 0; i < 20; i += 1) await store.cases.create(aCase({ box: bytes(4096) }));
    await store.close();
  };
  const path = () => join(folder, 'cases.db');
  const overwrite = (at: number) => {
    const file = openSync(path(), 'r+');
    writeSync(file, bytes(200), 0, 200, at);
    closeSync(file);
  };
  const damages: [string, () => void][] = [
    ['begins with something else', () => overwrite(0)],
    ['has a page of something else', () => overwrite(3 * 4096)],
    ['is cut off', () => writeFileSync(path(), readFileSync(path()).subarray(0, 5 * 4096))],
    ['is a text', () => writeFileSync(path(), 'not a database, but long enough to look at'.repeat(100))],
  ];

  it.each(damages)('says so and leaves the file as it is when it %s', async (_, damage) => {
    await whole();
    damage();
    const before = readFileSync(path());
    expect(open).toThrow(expect.objectContaining({ code: 'store-damaged' }));
    expect(readFileSync(path()).equals(before)).toBe(true);
    expect(open).toThrow(expect.objectContaining({ code: 'store-damaged' }));
  });

  it('leaves the log that a killed process left behind as it is too', async () => {
    await whole();
    const store = open();
    await store.cases.create(aCase());
    const here = folder;
    folder = join(parent, 'copy');
    execFileSync('cp', ['-r', here, folder]);
    for (let page = 3; page < 15; page += 1) overwrite(page * 4096);
    const files = () => [path(), `${path()}-wal`].map((name) => readFileSync(name));
    const before = files();
    expect(before[1]?.length).toBeGreaterThan(0);
    expect(open).toThrow(expect.objectContaining({ code: 'store-damaged' }));
    expect(files()).toEqual(before);
  });

  it('says so when a newer version made it', async () => {
    await whole();
    const database = new DatabaseSync(path());
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = readFileSync(path());
    expect(open).toThrow(expect.objectContaining({ code: 'store-newer' }));
    expect(readFileSync(path()).equals(before)).toBe(true);
  });

  it('says so when the folder is a file', () => {
    writeFileSync(folder, '');
    expect(open).toThrow(expect.objectContaining({ code: 'store-unusable' }));
  });
});

it('says that it is down once it was closed, and may be closed twice', async () => {
  const store = open();
  await store.close();
  await store.close();
  expect(await store.isUp()).toBe(false);
  await expect(store.cases.read('a', NOW)).rejects.toMatchObject({ code: 'store-down' });
  await expect(store.purge()).rejects.toMatchObject({ code: 'store-down' });
});

describe('shredding', () => {
  /** Which of these stand in a file, even in part. Read by another program: closing a file here would end locks. */
  const onDisk = (secrets: readonly Uint8Array[]) => {
    const paths = readdirSync(folder).map((name) => join(folder, name));
    const all = execFileSync('cat', paths, { maxBuffer: 1 << 26 }).toString('latin1');
    const windows = new Set(Array.from({ length: all.length - 7 }, (_, at) => all.slice(at, at + 8)));
    const starts = (secret: Uint8Array) => Array.from({ length: secret.length >> 3 }, (_, part) => part * 8);
    return secrets.filter((secret) => {
      const text = Buffer.from(secret).toString('latin1');
      return starts(secret).some((at) => windows.has(text.slice(at, at + 8)));
    });
  };
  /** Keys and talks, every second of which is removed and every third replaced. The bytes that went and that stayed. */
  const writeAndRemove = async (store: Store) => {
    const gone: Uint8Array[] = [];
    const kept: Uint8Array[] = [];
    for (let i = 0; i < 200; i += 1) {
      const [key, talk] = [aKey({ wrapped: bytes(300) }), aCase({ box: bytes(1024) })];
      await store.keys.create(key);
      await store.cases.create(talk);
      const next = [bytes(256), bytes(2048)] as const;
      if (i % 3 === 0) await store.keys.rewrap({ ...key, keyId: 'second', wrapped: next[0] }, 'first');
      if (i % 3 === 0) await store.cases.replace({ ...talk, version: 2, box: next[1] }, '1');
      if (i % 2 === 0) await store.keys.remove(key.id);
      if (i % 2 === 0) await store.cases.remove(talk.id);
      if (i % 2 === 0) gone.push(Buffer.from(key.id.slice(5)), Buffer.from(talk.id), ...next);
      (i % 6 === 1 || i % 6 === 5 ? kept : gone).push(key.wrapped, talk.box);
      if (i % 6 === 3) kept.push(...next);
    }
    return { gone, kept };
  };

  it('leaves nothing of what was removed in any file, and all of the rest', async () => {
    const store = open();
    const { gone, kept } = await writeAndRemove(store);
    expect(onDisk(gone).length).toBeGreaterThan(0);
    expect(await store.purge()).toBe('gone');
    expect(onDisk(gone)).toEqual([]);
    expect(onDisk(kept)).toHaveLength(kept.length);
  });

  it.each(['cases', 'keys'])('is not said to be done while somebody reads the %s', async (name) => {
    const store = open();
    const reader = new DatabaseSync(join(folder, `${name}.db`), { readOnly: true });
    const { gone } = await writeAndRemove(store);
    reader.exec(`BEGIN; SELECT count(*) FROM ${name}`);
    const last = [aKey(), aCase()] as const;
    await store.keys.create(last[0]);
    await store.cases.create(last[1]);
    await store.keys.remove(last[0].id);
    await store.cases.remove(last[1].id);
    gone.push(last[0].wrapped, last[1].box);
    expect(await store.purge()).toBe('busy');
    expect(onDisk(gone).length).toBeGreaterThan(0);
    reader.close();
    expect(await store.purge()).toBe('gone');
    expect(onDisk(gone)).toEqual([]);
  });
});
