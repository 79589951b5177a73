/** T13: who is knocked when nobody answers, at moments over ten years; the calendar itself is checked beside this. */

import { keyIdOf } from '../../src/handoff/cases';
import { anAdviser, aTalk, calendar, DAY, HOUR, mailOf, openDoor, openWorld } from '../fakes/handoff-world';
import { amount, trust } from './record';

const FIRST = Date.UTC(2025, 0, 1);
const DAYS = 3653;
const SECRET = 'what nobody else may read';
const PROMISES = [1, 2, 3];

/** So many working days after this one, counted day by day; the clock time is for the calendar's own test. */
function workingDaysBetween(from: number, to: number): number {
  let count = 0;
  for (let at = from + DAY; calendar.date(at) <= calendar.date(to); at += DAY) {
    if (calendar.isWorkingDay(at)) count += 1;
  }
  return count;
}

describe('T13 escalation', () => {
  const world = openWorld();
  const door = openDoor(world);
  // Nothing is deleted for good here: it would only take time.
  const quick = { ...world, cases: { ...world.cases, purge: async () => 'gone' as const } };
  const stageOf = async (id: string) => (await world.cases.load(id))?.stage;
  afterAll(() => world.discard());

  /** Day by day, and the hour before and at each moment that counts: when each stage began, and who was knocked then. */
  async function watch(begun: number, promise: number) {
    world.clock.time = begun;
    // Time goes back to here, and leases with it.
    for (const adviser of [anAdviser('A'), anAdviser('C', { coordinator: true })]) {
      await world.roster.remove(adviser.id);
      await world.roster.add(adviser);
    }
    door.knocks.length = 0;
    const { id, waitingSince = 0 } = await world.cases.create(
      aTalk(
        { promise, reply: mailOf('E'), thread: [{ id: 'first', from: 'employee', at: begun, text: SECRET }] },
        begun,
      ),
    );
    const due = [1, promise, 5].map((days) => calendar.addWorkingDays(waitingSince, days));
    const daily = Array.from({ length: 16 }, (_, day) => calendar.hour(begun) + day * DAY);
    const moments = [...daily, ...due.flatMap((at) => [at - HOUR, at, at + HOUR])];
    const told: [at: number, stage: number | undefined, knocked: string][] = [];
    for (const at of [...new Set(moments)].sort((one, other) => one - other)) {
      world.clock.time = at;
      const before = await stageOf(id);
      const knocks = door.knocks.length;
      // The first round finds what time has done, the second knocks.
      await door.round(quick);
      await door.round(quick);
      const stage = await stageOf(id);
      const knocked = door.knocks
        .slice(knocks)
        .map(({ to }) => to)
        .sort()
        .join('');
      if (stage !== before) told.push([at, stage, knocked]);
      else if (told.length > 0 && knocked !== '') told.push([at, stage, `${knocked} unasked`]);
    }
    await world.store.keys.remove(keyIdOf(id));
    await world.store.cases.remove(id);
    return { told, due, since: waitingSince };
  }

  trust('T13', 'each stage begins at its working moment, and a knock holds nothing', async () => {
    const total = amount({ quick: 200, full: 5000 });
    let wrong = 0;
    let knocks = 0;
    let leaks = 0;
    for (let index = 0; index < total; index += 1) {
      const begun = FIRST + Math.floor(Math.random() * DAYS * DAY);
      const promise = PROMISES[index % PROMISES.length] ?? 2;
      const { told, due, since } = await watch(begun, promise);
      const [one, late, none] = due;
      const expected =
        promise === 1
          ? [
              [one, 2, 'ACE'],
              [none, 3, 'CE'],
            ]
          : [
              [one, 1, 'A'],
              [late, 2, 'CE'],
              [none, 3, 'CE'],
            ];
      if (JSON.stringify(told) !== JSON.stringify(expected)) wrong += 1;
      // A day off counts as the next working day, so the first one after it is one too many.
      const off = calendar.isWorkingDay(since) ? 0 : 1;
      const counted = due.map((at) => workingDaysBetween(since, at) - off);
      if (JSON.stringify(counted) !== JSON.stringify([1, promise, 5])) wrong += 1;
      knocks += door.knocks.length;
      leaks += door.knocks.filter((knock) => !isEmpty(knock)).length;
    }
    expect({ wrong, leaks }).toEqual({ wrong: 0, leaks: 0 });
    return { cases: total, knocks, wrong, leaks };
  });
});

/** Whether a knock says nothing but where it goes, in which language, for which side, and its sealed handle. */
function isEmpty({ address, about }: { address: object; about: object }): boolean {
  const holds = (one: object, keys: string[]) => Object.keys(one).every((key) => keys.includes(key));
  return (
    holds(address, ['channel', 'to']) &&
    holds(about, ['language', 'for', 'handle']) &&
    !JSON.stringify([address, about]).includes(SECRET)
  );
}
