/** T12, the outbox: whatever comes of knocks, and wherever the process dies, every text is there and knocks are few. */

import type { Knocked } from '../../src/handoff/knock';
import { anAdviser, aTalk, MINUTE, openDoor, openWorld } from '../fakes/handoff-world';
import { amount, percentile, trust } from './record';

type Fate = { outcome: Knocked['outcome']; arrives?: true; dies?: true };

const SENT: Fate = { outcome: 'sent', arrives: true };
/** Of a hundred attempts. The rest arrive. */
const FATES: Fate[] = [
  ...Array<Fate>(18).fill({ outcome: 'again' }),
  // It arrived; that it did never came back.
  ...Array<Fate>(4).fill({ outcome: 'again', arrives: true }),
  ...Array<Fate>(5).fill({ outcome: 'unreachable' }),
  ...Array<Fate>(5).fill({ outcome: 'alarm' }),
  // It arrived, and the process died before it could write that down.
  ...Array<Fate>(2).fill({ ...SENT, dies: true }),
];
const NEVER: Fate[] = [{ outcome: 'again' }, { outcome: 'alarm' }, { outcome: 'unreachable' }];
/** Half hours: ten tries fit, and the working day after which everybody is knocked again is not over. */
const SLOTS = 40;

/** The same in every run: of so many, some are never reached. */
function fateOf(person: number, attempt: number): Fate {
  if (person % 10 === 0) return NEVER[(person / 10) % NEVER.length] ?? SENT;
  // A number without pattern below a hundred (Knuth, multiplicative hashing).
  const mixed = Math.imul(person * 31 + attempt + 1, 2_654_435_761) >>> 0;
  return FATES[Math.floor((mixed / 2 ** 32) * 100)] ?? SENT;
}

describe('T12 the outbox', () => {
  const world = openWorld();
  afterAll(() => world.discard());

  trust('T12', 'every text stays readable, no knock is tried eleven times, few knock twice', async () => {
    const total = amount({ quick: 60, full: 1000 });
    const door = openDoor(world);
    const attempts = Array<number>(total).fill(0);
    const arrived = Array<number>(total).fill(0);
    const dying = new Set<string>();
    const ids: string[] = [];
    for (let person = 0; person < total; person += 1) {
      await world.roster.add(anAdviser(String(person)));
      const thread = [{ id: 'first', from: 'employee' as const, at: 0, text: `text ${person}` }];
      ids.push((await world.cases.create(aTalk({ adviser: String(person), thread }))).id);
    }
    door.answer = (to) => {
      const person = Number(to);
      const { outcome, arrives, dies } = fateOf(person, attempts[person] ?? 0);
      attempts[person] = (attempts[person] ?? 0) + 1;
      if (arrives) arrived[person] = (arrived[person] ?? 0) + 1;
      if (dies) dying.add(ids[person] ?? '');
      return outcome === 'again' ? { outcome, after: 0 } : { outcome };
    };
    const change: typeof world.cases.change = (id, eventFor) =>
      dying.delete(id) ? Promise.reject(new Error('it died')) : world.cases.change(id, eventFor);
    for (let slot = 0; slot < SLOTS; slot += 1, world.clock.time += 30 * MINUTE) {
      await door.round({ ...world, cases: { ...world.cases, change } });
    }
    const found = await Promise.all(ids.map((id) => world.cases.load(id)));
    const unread = found.filter((one, person) => one?.thread[0]?.text !== `text ${person}`).length;
    const waiting = found.filter((one) => one?.knocks.length !== 0).length;
    // Nobody stays unreached in silence.
    const silent = found.filter(
      (one, person) =>
        arrived[person] === 0 && !one?.thread.some(({ text }) => text === 'unreachable-adviser'),
    ).length;
    const counts = {
      cases: total,
      attempts: door.knocks.length,
      'most tries': Math.max(...attempts),
      'p99 knocks for a message': percentile(arrived, 0.99),
      unread,
      silent,
      waiting,
    };
    expect([unread, silent, waiting]).toEqual([0, 0, 0]);
    expect(counts['most tries']).toBe(10);
    expect(counts['p99 knocks for a message']).toBeLessThanOrEqual(2);
    return counts;
  });
});
