/** T14: what the files of a machine tell whoever copies them: before shredding, after it, and put back. */

import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBox, sealBox } from '../../src/sealing/box';
import { openFileWrapper } from '../../src/sealing/file-wrapper';
import type { Store } from '../../src/storage/ports';
import { rewrapAll } from '../../src/storage/rewrap';
import { createSecret, readSecret } from '../../src/storage/secrets';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store';
import { temporaryFolder } from '../fakes/temporary-folder';
import { amount, trust } from './record';

const MANY = amount({ quick: 50, full: 1_000 });
const folders = { scanned: temporaryFolder(), restored: temporaryFolder(), backup: temporaryFolder() };
const now = () => 0;
const ids = Array.from({ length: MANY }, (_, i) => String(i).padStart(22, 'c'));
const text = Buffer.from('a talk');
const bindOf = (id: string) => `${id}|1|case`;

/** A machine that keeps its cases in `folder`. */
function machine(folder: string) {
  const wrapper = openFileWrapper(folder, now, false);
  let store: Store = openSqliteStore(folder);
  const addKey = async (id: string) =>
    Buffer.from((await createSecret(store.keys, wrapper, `case/${id}`, now)) ?? []);
  return {
    wrapper,
    addKey,
    store: () => store,
    async addCase(id: string): Promise<Buffer> {
      const key = await addKey(id);
      const box = sealBox(key, text, bindOf(id));
      await store.cases.create({ id, version: 1, state: 'open', due: 1, expires: 1, inbox: '', box });
      return key;
    },
    async openCase(id: string): Promise<Uint8Array | undefined> {
      const [held, key] = [
        await store.cases.read(id, 0),
        await readSecret(store.keys, wrapper, `case/${id}`),
      ];
      return held && key && openBox(key, held.row.box, bindOf(id));
    },
    async shred(): Promise<void> {
      for (const id of ids) {
        await store.keys.remove(`case/${id}`);
        await store.cases.remove(id);
      }
      expect(await store.purge()).toBe('gone');
    },
    async restart(): Promise<void> {
      await store.close();
      store = openSqliteStore(folder);
    },
    wrapped: async () => (await store.keys.list('case/', '', MANY)).map((row) => Buffer.from(row.wrapped)),
    disk: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
  };
}

function spellings(key: Buffer): Buffer[] {
  return [key, ...(['hex', 'base64', 'base64url'] as const).map((form) => Buffer.from(key.toString(form)))];
}

function copyCases(from: string, to: string): void {
  const names = readdirSync(from).filter((name) => name.startsWith('cases.db'));
  for (const name of names) copyFileSync(join(from, name), join(to, name));
}

describe('T14', () => {
  trust('T14', 'no file holds the bytes of a data key, and none of a shredded one even wrapped', async () => {
    const { addCase, openCase, wrapped, wrapper, store, shred, disk } = machine(folders.scanned);
    const secrets: Buffer[] = [];
    for (const id of ids) secrets.push(await addCase(id));
    const before = await wrapped();
    wrapper.rotate();
    await rewrapAll(store().keys, wrapper, MANY / 2);
    const after = await wrapped();
    expect(await openCase(ids[0] ?? '')).toEqual(text);
    const whole = disk();
    expect(secrets.flatMap(spellings).filter((bytes) => whole.includes(bytes))).toEqual([]);
    expect(after.filter((bytes) => !whole.includes(bytes))).toEqual([]);

    await shred();
    const shredded = disk();
    const gone = [...secrets.flatMap(spellings), ...before, ...after];
    expect(gone.filter((bytes) => shredded.includes(bytes))).toEqual([]);
    await store().close();
    return { keys: MANY, bytes: whole.length };
  });

  trust('T14', 'a shredded talk stays unreadable when the database of talks is put back', async () => {
    const { addCase, addKey, openCase, store, shred, restart } = machine(folders.restored);
    for (const id of ids) await addCase(id);
    await restart();
    copyCases(folders.restored, folders.backup);
    await shred();
    await store().close();
    copyCases(folders.backup, folders.restored);
    await restart();
    let restored = 0;
    for (const id of ids) {
      if (await store().cases.read(id, 0)) restored += 1;
      expect(await openCase(id)).toBeUndefined();
      await addKey(id);
      expect(await openCase(id)).toBeUndefined();
    }
    expect(restored).toBe(MANY);
    await store().close();
    return { restored, opened: 0 };
  });
});
