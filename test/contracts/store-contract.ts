/** What every store must do; each adapter runs it. */

import fc from 'fast-check';
import type { Held, Store } from '../../src/storage/ports';
import { aCase, aKey, anAdviser, bytes, DAY, HOUR, NOW } from './rows';
import { type Deed, deeds, perform } from './store-model';
import { tallyContract } from './tally-contract';

export interface Opened {
  store: Store;
  /** Closes the store and opens it again over what it kept. */
  reopen(): Promise<Store>;
  /** Closes it and removes what it kept. */
  discard(): Promise<void>;
}

/** `open` gives an empty store each time. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    let opened: Opened;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.discard());

    describe('a case', () => {
      it('is read as it was written', async () => {
        const rows = [aCase(), aCase({ knockDue: NOW + HOUR, state: 'open', version: 7 })];
        for (const row of rows) {
          expect(await store.cases.create(row)).toBe('done');
          expect((await store.cases.read(row.id, NOW))?.row).toStrictEqual(row);
        }
      });

      it('is made once', async () => {
        const row = aCase();
        await store.cases.create(row);
        expect(await store.cases.create({ ...row, inbox: 'other' })).toBe('exists');
        expect((await store.cases.read(row.id, NOW))?.row).toStrictEqual(row);
      });

      it('is absent before it is made', async () => {
        expect(await store.cases.read(aCase().id, NOW)).toBeUndefined();
      });

      it('can no longer be read once it has expired, but the clock finds it', async () => {
        const row = aCase({ expires: NOW });
        await store.cases.create(row);
        expect((await store.cases.read(row.id, NOW - 1))?.row).toStrictEqual(row);
        expect(await store.cases.read(row.id, NOW)).toBeUndefined();
        expect(await store.cases.findInbox(row.inbox, NOW)).toEqual([]);
        expect(rowsOf(await store.cases.findDue(NOW, 10))).toStrictEqual([row]);
      });

      it('is replaced by who read it last', async () => {
        const row = aCase({ knockDue: NOW });
        await store.cases.create(row);
        const { knockDue: _, ...quiet } = row;
        const next = {
          ...quiet,
          version: 2,
          state: 'open' as const,
          due: NOW,
          inbox: 'other',
          box: bytes(2048),
        };
        expect(await store.cases.replace(next, await tagOf(store, row.id))).toBe('done');
        expect((await store.cases.read(row.id, NOW))?.row).toStrictEqual(next);
      });

      it('is left alone by who read it before somebody else wrote', async () => {
        const row = aCase();
        await store.cases.create(row);
        const tag = await tagOf(store, row.id);
        const next = { ...row, version: 2 };
        await store.cases.replace(next, tag);
        expect(await store.cases.replace({ ...row, version: 2, inbox: 'late' }, tag)).toBe('conflict');
        expect((await store.cases.read(row.id, NOW))?.row).toStrictEqual(next);
      });

      it('does not come back by replacing it after it was removed', async () => {
        const row = aCase();
        await store.cases.create(row);
        const tag = await tagOf(store, row.id);
        await store.cases.remove(row.id);
        expect(await store.cases.replace({ ...row, version: 2 }, tag)).toBe('conflict');
        expect(await store.cases.read(row.id, NOW)).toBeUndefined();
      });

      it('is written by exactly one of those who race', async () => {
        const row = aCase();
        await store.cases.create(row);
        const tag = await tagOf(store, row.id);
        const racers = ['a', 'b', 'c', 'd'].map((inbox) => ({ ...row, version: 2, inbox }));
        const results = await Promise.all(racers.map((racer) => store.cases.replace(racer, tag)));
        expect(results.filter((result) => result === 'done')).toHaveLength(1);
        expect((await store.cases.read(row.id, NOW))?.row).toStrictEqual(racers[results.indexOf('done')]);
      });

      it('is made by exactly one of those who race', async () => {
        const row = aCase();
        const results = await Promise.all([1, 2, 3, 4].map(() => store.cases.create(row)));
        expect(results.toSorted()).toEqual(['done', 'exists', 'exists', 'exists']);
      });

      it('may be removed twice', async () => {
        const row = aCase();
        await store.cases.create(row);
        await store.cases.remove(row.id);
        await store.cases.remove(row.id);
        expect(await store.cases.read(row.id, NOW)).toBeUndefined();
        expect(await store.cases.create(row)).toBe('done');
      });

      it('is found in its own inbox only', async () => {
        const mine = [aCase({ inbox: 'mine' }), aCase({ inbox: 'mine' })];
        for (const row of [...mine, aCase({ inbox: 'Mine' }), aCase({ inbox: 'mine2' })])
          await store.cases.create(row);
        expect(sorted(rowsOf(await store.cases.findInbox('mine', NOW)))).toStrictEqual(sorted(mine));
        expect(await store.cases.findInbox('nobody', NOW)).toEqual([]);
      });

      it.each([0, 1, 256, 1024, 65_536])('keeps a box of %d bytes to the byte', async (length) => {
        const box = new Uint8Array(length).map((_, at) => (at + (at >> 8)) & 0xff);
        const row = aCase({ box });
        await store.cases.create(row);
        expect(await boxOf(store, row.id)).toEqual(Buffer.from(box));
        await store.cases.replace({ ...row, version: 2, box: box.toReversed() }, await tagOf(store, row.id));
        expect(await boxOf(store, row.id)).toEqual(Buffer.from(box.toReversed()));
      });
    });

    describe('what is due', () => {
      it('comes with the longest overdue first, whatever it is due for', async () => {
        const later = { due: NOW + DAY, expires: NOW + 90 * DAY };
        const due = [
          aCase({ ...later, due: NOW - 9 * HOUR }),
          aCase({ ...later, expires: NOW - 8 * HOUR }),
          aCase({ ...later, knockDue: NOW - 7 * HOUR }),
          aCase({ ...later, due: NOW - 6 * HOUR, knockDue: NOW + HOUR }),
          aCase({ ...later, due: NOW - HOUR, knockDue: NOW - 5 * HOUR }),
          aCase({ ...later, due: NOW }),
        ];
        const notYet = [
          aCase(later),
          aCase({ ...later, knockDue: NOW + 1 }),
          aCase({ ...later, due: NOW + 1 }),
        ];
        for (const row of [...notYet, ...due.toReversed()]) await store.cases.create(row);
        expect(rowsOf(await store.cases.findDue(NOW, 100))).toStrictEqual(due);
        expect(rowsOf(await store.cases.findDue(NOW, 2))).toStrictEqual(due.slice(0, 2));
      });

      it('can be replaced with what it was found with', async () => {
        const row = aCase({ due: NOW });
        await store.cases.create(row);
        const [found] = await store.cases.findDue(NOW, 1);
        expect(await store.cases.replace({ ...row, version: 2, due: NOW + DAY }, found?.tag ?? '')).toBe(
          'done',
        );
        expect(await store.cases.findDue(NOW, 1)).toEqual([]);
      });
    });

    describe('a key', () => {
      it('is made once, read as it was written, and removed for good', async () => {
        const row = aKey();
        expect(await store.keys.read(row.id)).toBeUndefined();
        expect(await store.keys.create(row)).toBe('done');
        expect(await store.keys.create({ ...row, wrapped: bytes(60) })).toBe('exists');
        expect(await store.keys.read(row.id)).toStrictEqual(row);
        await store.keys.remove(row.id);
        await store.keys.remove(row.id);
        expect(await store.keys.read(row.id)).toBeUndefined();
      });

      it('is wrapped anew once', async () => {
        const row = aKey({ wrapped: bytes(256) });
        await store.keys.create(row);
        const next = { ...row, keyId: 'second', wrapped: bytes(256) };
        expect(await store.keys.rewrap(next, 'first')).toBe('done');
        expect(await store.keys.rewrap({ ...row, keyId: 'third' }, 'first')).toBe('conflict');
        expect(await store.keys.read(row.id)).toStrictEqual(next);
      });

      it('does not come back by wrapping it anew after it was removed', async () => {
        const row = aKey();
        await store.keys.create(row);
        await store.keys.remove(row.id);
        expect(await store.keys.rewrap({ ...row, keyId: 'second' }, 'first')).toBe('conflict');
        expect(await store.keys.read(row.id)).toBeUndefined();
      });

      it('is listed by how its id begins, page by page', async () => {
        const cases = ['a', 'b', 'c', 'd', 'e'].map((id) => aKey({ id: `case/${id}` }));
        const others = ['case', 'casf', 'cas_/x', 'pepper', 'ring/page/1', 'roster'].map((id) =>
          aKey({ id }),
        );
        for (const row of [...others, ...cases.toReversed()]) await store.keys.create(row);
        expect(await store.keys.list('case/', '', 100)).toStrictEqual(cases);
        expect(await store.keys.list('case/', '', 2)).toStrictEqual(cases.slice(0, 2));
        expect(await store.keys.list('case/', 'case/b', 2)).toStrictEqual(cases.slice(2, 4));
        expect(await store.keys.list('case/', 'case/e', 2)).toEqual([]);
        expect(await store.keys.list('none/', '', 2)).toEqual([]);
        expect(await store.keys.list('', '', 100)).toHaveLength(11);
      });
    });

    describe('an adviser', () => {
      it('is made once, read as it was written, and removed for good', async () => {
        const row = anAdviser();
        expect(await store.roster.read(row.id)).toBeUndefined();
        expect(await store.roster.create(row)).toBe('done');
        expect(await store.roster.create({ ...row, lease: 1 })).toBe('exists');
        expect((await store.roster.read(row.id))?.row).toStrictEqual(row);
        await store.roster.remove(row.id);
        await store.roster.remove(row.id);
        expect(await store.roster.read(row.id)).toBeUndefined();
      });

      it('stands on the roster', async () => {
        const rows = [anAdviser(), anAdviser({ lease: NOW }), anAdviser()];
        expect(await store.roster.list()).toEqual([]);
        for (const row of rows) await store.roster.create(row);
        expect(sorted(rowsOf(await store.roster.list()))).toStrictEqual(sorted(rows));
      });

      it('is leased by exactly one of those who race, and not after it was removed', async () => {
        const row = anAdviser();
        await store.roster.create(row);
        const tag = (await store.roster.read(row.id))?.tag ?? '';
        const racers = [1, 2, 3].map((lease) => ({ ...row, version: 2, lease: NOW + lease }));
        const results = await Promise.all(racers.map((racer) => store.roster.replace(racer, tag)));
        expect(results.toSorted()).toEqual(['conflict', 'conflict', 'done']);
        const held = await store.roster.read(row.id);
        expect(held?.row).toStrictEqual(racers[results.indexOf('done')]);
        await store.roster.remove(row.id);
        expect(await store.roster.replace({ ...row, version: 3 }, held?.tag ?? '')).toBe('conflict');
      });
    });

    tallyContract(() => store.tally);

    it('answers that it is up, and that what was removed is gone', async () => {
      expect(await store.isUp()).toBe(true);
      expect(await store.purge()).toBe('gone');
    });

    it('still has everything after it was closed and opened again', async () => {
      const [talk, key, adviser] = [aCase({ knockDue: NOW }), aKey(), anAdviser()];
      await store.cases.create(talk);
      await store.keys.create(key);
      await store.roster.create(adviser);
      const box = bytes(1024);
      await store.tally.write('one', box);
      await store.tally.publish('2026', '{}');
      const tag = await tagOf(store, talk.id);
      const again = await opened.reopen();
      expect((await again.cases.read(talk.id, NOW))?.row).toStrictEqual(talk);
      expect(await again.keys.read(key.id)).toStrictEqual(key);
      expect(rowsOf(await again.roster.list())).toStrictEqual([adviser]);
      expect(await again.tally.list()).toEqual([{ id: 'one', box }]);
      expect(await again.tally.released()).toEqual([{ period: '2026', release: '{}' }]);
      expect(await again.cases.replace({ ...talk, version: 2 }, tag)).toBe('done');
    });

    it('does what a plain map does, in 200 random deeds', async () => {
      const property = fc.asyncProperty(deeds(200), async (series: Deed[]) => {
        const fresh = await open();
        try {
          await perform(fresh.store, series);
        } finally {
          await fresh.discard();
        }
      });
      await fc.assert(property, { numRuns: 3, endOnFailure: true });
    });
  });
}

function rowsOf<Row>(held: Held<Row>[]): Row[] {
  return held.map(({ row }) => row);
}

function sorted<Row extends { id: string }>(rows: Row[]): Row[] {
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

async function tagOf(store: Store, id: string): Promise<string> {
  return (await store.cases.read(id, NOW))?.tag ?? 'absent';
}

async function boxOf(store: Store, id: string): Promise<Buffer> {
  const held = await store.cases.read(id, NOW);
  return Buffer.from(held?.row.box ?? []);
}
