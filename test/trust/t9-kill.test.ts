/** T9: killed while it writes, again and again: what was acknowledged is there, once, and the files are whole. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/storage/ports';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store';
import { integrityOf } from './integrity';
import { amount, percentile, trust } from './record';
import { startStoreWriter } from './start-store-writer';

const KILLS = amount({ quick: 20, full: 1000 });
const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The version of everything there is, by kind and id. */
type Kept = Record<string, number>;

trust('T9', 'loses and doubles nothing that was acknowledged, however often it is killed', async () => {
  let kept: Kept = {};
  let acknowledged = 0;
  let first = 0;
  const restarts: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const said = await writeUntilKilled(first, kill % 10 === 0);
    const { done, begun } = follow(kept, said);
    acknowledged += said.filter((line) => line === 'done').length;
    first = Math.max(first, ...said.map((line) => Number(line.split(' ')[1] ?? 0) + 1));

    const begin = performance.now();
    const store = openSqliteStore(folder);
    restarts.push(performance.now() - begin);
    kept = await whatIsKept(store);
    expect([done, begun]).toContainEqual(kept);
    expect(['cases.db', 'keys.db'].map((name) => integrityOf(folder, name))).toEqual(['ok', 'ok']);
    await store.close();
  }
  expect(acknowledged).toBeGreaterThan(KILLS);
  return {
    kills: KILLS,
    acknowledged,
    lost: 0,
    restartP99: percentile(restarts, 0.99),
    restartMost: percentile(restarts, 1),
  };
});

/** Some are killed while they still start. */
async function writeUntilKilled(first: number, early: boolean): Promise<string[]> {
  const writer = startStoreWriter(folder, first);
  if (!early) await writer.ready;
  await wait(Math.random() * 50);
  return writer.kill();
}

/** What must be there after all that was done, and what may be there because it was begun. */
function follow(before: Kept, said: readonly string[]): { done: Kept; begun: Kept } {
  let done = before;
  let begun = before;
  for (const line of said) {
    const [kind, id, version] = line.split(' ');
    if (line === 'done') done = begun;
    else if (version !== undefined) begun = withVersion(done, `${kind} ${id}`, Number(version));
  }
  return { done, begun };
}

function withVersion(kept: Kept, name: string, version: number): Kept {
  const { [name]: _, ...others } = kept;
  return version === 0 ? others : { ...others, [name]: version };
}

async function whatIsKept(store: Store): Promise<Kept> {
  const keys = (await store.keys.list('', '', 10_000)).map((row) => ({
    ...row,
    kind: 'key',
    version: 1,
    box: row.wrapped,
  }));
  const cases = (await store.cases.findDue(1, 10_000)).map(({ row }) => ({ ...row, kind: 'case' }));
  const rows = [...keys, ...cases];
  for (const { id, version, box } of rows)
    expect(Buffer.from(box)).toEqual(Buffer.alloc(2048, `${id}/${version};`));
  const kept = Object.fromEntries(rows.map(({ kind, id, version }) => [`${kind} ${id}`, version]));
  expect(Object.keys(kept)).toHaveLength(rows.length);
  return kept;
}
