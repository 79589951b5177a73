/**
 * A process that writes to a store until it is killed. Its arguments: the built adapter, the folder, the first number.
 * Says on stdout what it begins to write and, when the store has answered, `done`. Node reads it as it is.
 */

import type * as Adapter from '../../src/storage/sqlite/sqlite-store';

const [, , built = '', folder = '', first = '0'] = process.argv;
const { openSqliteStore }: typeof Adapter = require(built);
/** So many talks lie there at once. */
const KEPT = 20;
const store = openSqliteStore(folder);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Version 0 is its absence. */
async function bring(kind: string, number: number, version: number): Promise<void> {
  if (number < 0) return;
  const id = String(number);
  const box = new Uint8Array(Buffer.alloc(2048, `${id}/${version};`));
  const talk = { id, version, state: 'open' as const, due: 0, expires: 1, inbox: 'one', box };
  say(`${kind} ${id} ${version}`);
  if (version === 0) await (kind === 'key' ? store.keys : store.cases).remove(id);
  else if (kind === 'key') await store.keys.create({ id, keyId: 'first', wrapped: box, made: 0 });
  else if (version === 1) await store.cases.create(talk);
  else await store.cases.replace(talk, String(version - 1));
  say('done');
}

async function write(): Promise<void> {
  say('ready');
  for (let number = Number(first); ; number += 1) {
    await bring('key', number, 1);
    await bring('case', number, 1);
    await bring('case', number, 2);
    await bring('key', number - KEPT, 0);
    await bring('case', number - KEPT, 0);
    if (number % 5 === 0) await store.purge();
    // Lets the lines out.
    await new Promise(setImmediate);
  }
}

void write();
