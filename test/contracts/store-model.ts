/** The store as a plain map, to compare a real one with after every deed. */

import fc from 'fast-check';
import type { CaseRow, Held, Store } from '../../src/storage/ports';
import { aCase, HOUR, NOW } from './rows';

type Change = 'create' | 'replace' | 'replace late' | 'remove';

/** One change, then a look at everything at a moment. Few ids and hours, so that they meet. */
export interface Deed {
  change: Change;
  row: CaseRow;
  now: number;
  most: number;
}

export function deeds(amount: number): fc.Arbitrary<Deed[]> {
  const moment = fc.integer({ min: 0, max: 20 }).map((hours) => NOW + hours * HOUR);
  const row = fc.record(
    {
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      state: fc.constantFrom<CaseRow['state']>('offered', 'open'),
      due: moment,
      expires: moment,
      knockDue: moment,
      inbox: fc.constantFrom('one', 'two'),
      box: fc.uint8Array({ maxLength: 64 }).map((box) => Uint8Array.from(box)),
    },
    { requiredKeys: ['id', 'state', 'due', 'expires', 'inbox', 'box'] },
  );
  const deed = fc.record({
    change: fc.constantFrom<Change>('create', 'replace', 'replace', 'replace late', 'remove'),
    row: row.map((fields) => aCase(fields)),
    now: moment,
    most: fc.integer({ min: 1, max: 6 }),
  });
  return fc.array(deed, { minLength: amount, maxLength: amount });
}

/** Expects the same of the store as of the map, deed after deed. */
export async function perform(store: Store, series: readonly Deed[]): Promise<void> {
  const model = new Map<string, CaseRow>();
  const late = new Map<string, string>();
  for (const deed of series) {
    await change(store, model, late, deed);
    await compare(store, model, deed);
  }
}

async function change(
  { cases }: Store,
  model: Map<string, CaseRow>,
  late: Map<string, string>,
  { change, row }: Deed,
): Promise<void> {
  const before = model.get(row.id);
  if (change === 'create') {
    expect(await cases.create(row)).toBe(before ? 'exists' : 'done');
    if (!before) model.set(row.id, row);
    return;
  }
  if (change === 'remove') {
    await cases.remove(row.id);
    model.delete(row.id);
    late.delete(row.id);
    return;
  }
  const next = { ...row, version: (before?.version ?? 0) + 1 };
  if (change === 'replace late') {
    expect(await cases.replace(next, late.get(row.id) ?? '0')).toBe('conflict');
    return;
  }
  const tag = (await cases.read(row.id, 0))?.tag ?? '0';
  expect(await cases.replace(next, tag)).toBe(before ? 'done' : 'conflict');
  if (!before) return;
  model.set(row.id, next);
  late.set(row.id, tag);
}

async function compare(
  { cases }: Store,
  model: Map<string, CaseRow>,
  { row, now, most }: Deed,
): Promise<void> {
  const known = model.get(row.id);
  expect((await cases.read(row.id, now))?.row).toStrictEqual(
    known && known.expires > now ? known : undefined,
  );
  const mine = [...model.values()].filter(({ inbox, expires }) => inbox === row.inbox && expires > now);
  expect(byId(await cases.findInbox(row.inbox, now))).toStrictEqual(
    byId(mine.map((each) => ({ row: each }))),
  );
  const found = await cases.findDue(now, most);
  for (const { row: each } of found) expect(each).toStrictEqual(model.get(each.id));
  expect(new Set(found.map((each) => each.row.id)).size).toBe(found.length);
  const wakes = [...model.values()].map(wake).filter((at) => at <= now);
  expect(found.map((each) => wake(each.row))).toEqual(
    wakes.toSorted((one, other) => one - other).slice(0, most),
  );
}

function wake({ due, expires, knockDue }: CaseRow): number {
  return Math.min(due, expires, knockDue ?? due);
}

function byId(held: Pick<Held<CaseRow>, 'row'>[]): CaseRow[] {
  return held.map(({ row }) => row).toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
