/** What every store must do with running counts and published figures; part of the store's contract. */

import type { TallyStore } from '../../src/storage/ports';
import { bytes } from './rows';

const SIZE = 33_000;

/** `given` is asked within each test. */
export function tallyContract(given: () => TallyStore): void {
  describe('a tally', () => {
    it('is read as it was written last, and removed for good', async () => {
      const tally = given();
      const [first, second] = [bytes(SIZE), bytes(SIZE)];
      expect(await tally.read('one')).toBeUndefined();
      await tally.write('one', first);
      expect(await tally.read('one')).toEqual(first);
      await tally.write('one', second);
      expect(await tally.read('one')).toEqual(second);
      await tally.remove('one');
      await tally.remove('one');
      expect(await tally.read('one')).toBeUndefined();
    });

    it('stands beside those of other processes', async () => {
      const tally = given();
      expect(await tally.list()).toEqual([]);
      const rows = ['a', 'b', 'c'].map((id) => ({ id, box: bytes(SIZE) }));
      await Promise.all(rows.map(({ id, box }) => tally.write(id, box)));
      const listed = await tally.list();
      expect(listed.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual(rows);
    });
  });

  describe('a release', () => {
    it('is published by exactly one of those who race, and stays as it is', async () => {
      const tally = given();
      const racers = ['{"a":1}', '{"a":2}', '{"a":3}'];
      const results = await Promise.all(racers.map((release) => tally.publish('2027', release)));
      expect(results.toSorted()).toEqual(['done', 'exists', 'exists']);
      const kept = [{ period: '2027', release: racers[results.indexOf('done')] }];
      expect(await tally.publish('2027', 'late')).toBe('exists');
      expect(await tally.released()).toEqual(kept);
    });

    it('is no tally, and comes in order of period', async () => {
      const tally = given();
      expect(await tally.released()).toEqual([]);
      for (const period of ['2027-1', '2026', '2027', '2026-4']) await tally.publish(period, `of ${period}`);
      await tally.write('2026', bytes(SIZE));
      const periods = (await tally.released()).map(({ period }) => period);
      expect(periods).toEqual(['2026', '2026-4', '2027', '2027-1']);
      expect(await tally.list()).toHaveLength(1);
    });
  });
}
