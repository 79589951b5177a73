import type { Case } from '../../src/handoff/case';
import { keyIdOf } from '../../src/handoff/cases';
import type { Event } from '../../src/handoff/step-case';
import {
  anAdviser,
  aTalk,
  DAY,
  type Door,
  HOUR,
  MINUTE,
  MONDAY,
  mailOf,
  openDoor,
  openProcess,
  openWorld,
  type World,
} from '../fakes/handoff-world';

let world: World;
let door: Door;
beforeEach(async () => {
  world = openWorld();
  door = openDoor(world);
  await world.roster.add(anAdviser('A'));
  await world.roster.add(anAdviser('B'));
  await world.roster.add(anAdviser('C', { coordinator: true, language: 'en' }));
});
afterEach(() => world.discard());

const reply = mailOf('E');
const said: Event = { type: 'say', from: 'adviser', id: 'answer', text: 'words' };
const knocked = () => door.knocks.map(({ to, about }) => `${about.for} ${to}`);
const make = (given: Partial<Case> = {}) => world.cases.create(aTalk(given, world.clock.time));
const load = (id: string) => world.cases.load(id);
const notes = async (id: string) =>
  (await load(id))?.thread.filter(({ from }) => from === 'house').map(({ text }) => text);
/** The whole day, each half hour, as the clock turns. */
async function day(minutes = 30): Promise<void> {
  for (const end = world.clock.time + DAY; world.clock.time < end; world.clock.time += minutes * MINUTE) {
    await door.round();
  }
}

describe('a knock', () => {
  it('goes once to an adviser, however many cases wait and however often the clock comes by', async () => {
    for (let count = 0; count < 5; count += 1) await make();
    await make({ adviser: 'B' });
    await door.round();
    await door.round();
    expect(knocked()).toEqual(['adviser A', 'adviser B']);
    expect((await world.cases.inboxOf('A')).map(({ knocks }) => knocks)).toEqual([[], [], [], [], []]);
  });

  it('waits for its slot', async () => {
    world.clock.time += 1;
    await make();
    await door.round();
    expect(knocked()).toEqual([]);
    world.clock.time = MONDAY + 30 * MINUTE;
    await door.round();
    expect(knocked()).toEqual(['adviser A']);
  });

  it('says no more than who it is for and in which language', async () => {
    await make({ knocks: ['adviser', 'coordinator', 'employee'], reply, language: 'fr' });
    await door.round();
    expect(door.knocks.map(({ about, address }) => ({ about, address }))).toEqual(
      expect.arrayContaining([
        { about: { language: 'nl', for: 'adviser', handle: 'handle of adviser' }, address: mailOf('A') },
        {
          about: { language: 'en', for: 'coordinator', handle: 'handle of coordinator' },
          address: mailOf('C'),
        },
        { about: { language: 'fr', for: 'employee', handle: 'handle of employee' }, address: reply },
      ]),
    );
    expect(door.knocks).toHaveLength(3);
  });

  it('goes to an employee only when they asked for it', async () => {
    const [asked, quiet] = [
      await make({ state: 'open', reply, knocks: [] }),
      await make({ state: 'open', knocks: [] }),
    ];
    for (const { id } of [asked, quiet]) await world.cases.change(id, () => said);
    await door.round();
    expect(knocked()).toEqual(['employee E']);
    expect(await load(quiet.id)).toMatchObject({ knocks: [], unreachable: [] });
  });

  it('reaches the coordinator when nobody answered within the promise, and everybody again after a day', async () => {
    await make({ reply });
    await day();
    expect(knocked()).toEqual(['adviser A']);
    await day();
    expect(knocked()).toEqual(['adviser A', 'adviser A']);
    await day();
    expect(knocked().slice(2).sort()).toEqual(['coordinator C', 'employee E']);
  });

  it('that one person gets twice, as adviser and as coordinator, ends', async () => {
    await make({ adviser: 'C', promise: 1, knocks: [] });
    world.clock.time += DAY;
    await day(1);
    expect(knocked().sort()).toEqual(['adviser C', 'coordinator C']);
  });

  it('is enough when one of several addresses works', async () => {
    await world.roster.change('A', (adviser) => ({ ...adviser, addresses: [mailOf('gone'), mailOf('A')] }));
    door.answer = (to) => ({ outcome: to === 'gone' ? 'unreachable' : 'sent' });
    const { id } = await make();
    await door.round();
    expect(await load(id)).toMatchObject({ knocks: [], unreachable: [] });
  });
});

describe('a knock that fails', () => {
  it('is tried again in a later slot, ten times, and then the thread says so', async () => {
    door.answer = () => ({ outcome: 'again', after: 0 });
    const { id } = await make();
    await door.round();
    await door.round();
    expect(knocked()).toHaveLength(1);
    world.clock.time += 30 * MINUTE;
    // Not as long as until the adviser is knocked again because nobody answered.
    for (let slots = 0; slots < 40; slots += 1, world.clock.time += 30 * MINUTE) await door.round();
    expect(knocked()).toHaveLength(10);
    expect(await notes(id)).toEqual(['unreachable-adviser']);
  });

  it('is not repeated for who was reached', async () => {
    door.answer = (to) => (to === 'A' ? { outcome: 'again', after: 0 } : { outcome: 'sent' });
    await make({ knocks: ['adviser', 'employee'], reply });
    await door.round();
    world.clock.time += 30 * MINUTE;
    await door.round();
    expect(knocked().sort()).toEqual(['adviser A', 'adviser A', 'employee E']);
  });

  it('waits as long as it was told to', async () => {
    door.answer = () => ({ outcome: 'again', after: 3 * HOUR });
    await make();
    await door.round();
    world.clock.time += 3 * HOUR;
    await door.round();
    expect(knocked()).toHaveLength(1);
    world.clock.time += 30 * MINUTE;
    await door.round();
    expect(knocked()).toHaveLength(2);
  });

  it.each(['adviser', 'employee'] as const)(
    'for good tells the other side that the %s is not reached',
    async (party) => {
      door.answer = () => ({ outcome: 'unreachable' });
      const { id } = await make({ knocks: [party], reply });
      await door.round();
      expect(await load(id)).toMatchObject({ knocks: [], unreachable: [party] });
      expect(await notes(id)).toEqual([`unreachable-${party}`]);
    },
  );

  it('for want of an adviser on the roster is told as well', async () => {
    const { id } = await make({ adviser: 'nobody' });
    await door.round();
    expect(await notes(id)).toEqual(['unreachable-adviser']);
  });

  it('because we are refused sounds the alarm, and is tried again', async () => {
    door.answer = () => ({ outcome: 'alarm' });
    const { id } = await make();
    await door.round();
    expect(door.logged).toEqual(['knock-refused']);
    expect(await load(id)).toMatchObject({ knocks: ['adviser'], tries: 1 });
  });

  it('because it breaks is tried again, and not for ever', async () => {
    const handleFor = () => {
      throw new Error('no handle');
    };
    const { id } = await make();
    for (let slots = 0; slots < 12; slots += 1, world.clock.time += 30 * MINUTE)
      await door.round(world, { handleFor });
    expect(await notes(id)).toEqual(['unreachable-adviser']);
    expect(knocked()).toEqual([]);
  });
});

describe('two processes', () => {
  it('knock an adviser once', async () => {
    for (let count = 0; count < 3; count += 1) await make();
    await Promise.all([door.round(), door.round(openProcess(world))]);
    expect(knocked()).toEqual(['adviser A']);
    for (let minutes = 0; minutes < 5; minutes += 1, world.clock.time += MINUTE) {
      await Promise.all([door.round(), door.round(openProcess(world))]);
    }
    // At most once more, for what the other had not cleared yet.
    expect(knocked().length).toBeLessThanOrEqual(2);
    expect((await world.cases.inboxOf('A')).flatMap(({ knocks }) => knocks)).toEqual([]);
  });

  it('after one crashed with the lease in its hands, the other sends later', async () => {
    const { id } = await make();
    await world.roster.lease('A', world.clock.time + 2 * MINUTE);
    await door.round();
    expect(await load(id)).toMatchObject({ knocks: ['adviser'], tries: 0 });
    world.clock.time += 2 * MINUTE;
    await door.round();
    expect(knocked()).toEqual(['adviser A']);
  });

  it('after one crashed when it had sent, knock at most a second time', async () => {
    const { id } = await make();
    const change = () => new Promise<never>(() => {});
    const dying = door.round({ ...world, cases: { ...world.cases, change } });
    while (door.knocks.length === 0) await new Promise(setImmediate);
    for (let minutes = 0; minutes < 10; minutes += 1, world.clock.time += MINUTE) await door.round();
    expect(knocked()).toEqual(['adviser A', 'adviser A']);
    expect((await load(id))?.knocks).toEqual([]);
    expect(await Promise.race([dying, 'it never came back'])).toBe('it never came back');
  });
});

it('what is written while a knock goes out gets a knock of its own', async () => {
  const { id } = await make();
  door.answer = () => {
    void world.cases.change(id, () => ({ type: 'say', from: 'employee', id: 'more', text: 'more' }));
    return { outcome: 'sent' };
  };
  await door.round();
  expect(await load(id)).toMatchObject({ knocks: ['adviser'], tries: 0 });
  door.answer = () => ({ outcome: 'sent' });
  world.clock.time += 2 * MINUTE;
  await door.round();
  expect((await load(id))?.knocks).toEqual([]);
});

describe('what breaks', () => {
  it('leaves the other cases alone, also when more break than one look takes in', async () => {
    for (let count = 0; count < 205; count += 1) await make({ adviser: 'B' });
    for (const { row, tag } of await world.store.cases.findDue(MONDAY, 1000)) {
      await world.store.cases.replace({ ...row, box: Buffer.alloc(row.box.length) }, tag);
    }
    world.clock.time += MINUTE;
    await make();
    world.clock.time += 30 * MINUTE;
    await door.round();
    expect(knocked()).toEqual(['adviser A']);
  });

  it('is told, and the others go on', async () => {
    const [bad, good] = [await make(), await make({ adviser: 'B' })];
    const load = (id: string) =>
      id === bad.id ? Promise.reject(new Error('it broke')) : world.cases.load(id);
    await door.round({ ...world, cases: { ...world.cases, load } });
    expect(knocked()).toEqual(['adviser B']);
    expect(door.logged).toEqual(['handoff-failed']);
    expect((await world.cases.load(good.id))?.knocks).toEqual([]);
  });

  it('is told when bytes stay behind', async () => {
    await door.round({ ...world, cases: { ...world.cases, purge: async () => 'busy' } });
    expect(door.logged).toEqual(['handoff-failed']);
  });
});

describe('what is over', () => {
  it('is shredded', async () => {
    const { id } = await make({ knocks: [] });
    world.clock.time += 30 * DAY;
    await door.round();
    expect(door.logged).toEqual(['case-expired']);
    expect(await world.store.keys.read(keyIdOf(id))).toBeUndefined();
    expect(await world.store.cases.findDue(world.clock.time, 10)).toEqual([]);
  });
});
