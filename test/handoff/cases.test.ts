import { UNTIL_MOST } from '../../src/handoff/case';
import { keyIdOf, openCases } from '../../src/handoff/cases';
import type { Event } from '../../src/handoff/step-case';
import type { Store } from '../../src/storage/ports';
import {
  aTalk,
  calendar,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  openProcess,
  openWorld,
  type World,
} from '../fakes/handoff-world';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.discard());

const say = (id: string, text = id): Event => ({ type: 'say', from: 'employee', id, text });
const missed = (after = 0): Event => ({ type: 'knocked', arrived: [], missed: ['adviser'], lost: [], after });
const SLOT = 30 * MINUTE;

function casesOver(store: Store) {
  const { wrapper, clock } = world;
  return openCases({ store, wrapper, clock: calendar, inboxTag: (id) => id, now: () => clock.time });
}

async function rowOf(id: string) {
  return (await world.store.cases.read(id, world.clock.time))?.row;
}

describe('a new case', () => {
  it('is read as it was made, by every process', async () => {
    const fresh = aTalk();
    expect(await world.cases.create(fresh)).toEqual(fresh);
    expect(await openProcess(world).cases.load(fresh.id)).toEqual(fresh);
    expect(await world.cases.load('another')).toBeUndefined();
  });

  it('asked for twice is one, and the second answer is what stands there', async () => {
    const fresh = aTalk();
    await world.cases.create(fresh);
    await world.cases.change(fresh.id, () => say('more'));
    const again = await openProcess(world).cases.create({ ...fresh, adviser: 'B' });
    expect(again).toMatchObject({ adviser: 'A', version: 2 });
    expect(await world.cases.countOf('A')).toBe(1);
    expect(await world.cases.countOf('B')).toBe(0);
  });

  it('asked for twice at once is one', async () => {
    const fresh = aTalk();
    const all = Array.from({ length: 5 }, () => openProcess(world).cases.create(fresh));
    expect(await Promise.all(all)).toEqual(Array.from({ length: 5 }, () => fresh));
  });

  it('is made by asking again after a crash between its key and itself', async () => {
    const fresh = aTalk();
    const crash = async (): Promise<never> => {
      throw new Error('the power went');
    };
    const dying = { ...world.store, cases: { ...world.store.cases, create: crash } };
    await expect(casesOver(dying).create(fresh)).rejects.toThrow();
    expect(await world.cases.load(fresh.id)).toBeUndefined();
    expect(await world.cases.create(fresh)).toEqual(fresh);
    expect(await world.cases.load(fresh.id)).toEqual(fresh);
  });

  it('shows nothing outside its box, and no time but whole hours and half hours', async () => {
    world.clock.time = MONDAY + 7 * MINUTE + 1;
    const fresh = aTalk({}, world.clock.time);
    await world.cases.create(fresh);
    const { box, ...rest } = (await rowOf(fresh.id)) ?? {};
    expect(rest).toEqual({
      id: fresh.id,
      version: 1,
      state: 'offered',
      due: MONDAY + HOUR + DAY,
      expires: MONDAY + HOUR + 30 * DAY,
      knockDue: MONDAY + SLOT,
      inbox: 'inbox of A',
    });
    expect(Buffer.from(box ?? []).includes('what happened')).toBe(false);
  });
});

describe('changing', () => {
  it('by two processes at once loses nothing and does nothing twice', async () => {
    const { id } = await world.cases.create(aTalk());
    const other = openProcess(world).cases;
    const answers = await Promise.all([
      world.cases.change(id, () => say('one')),
      other.change(id, () => say('other')),
      other.change(id, () => say('one')),
    ]);
    const thread = (await world.cases.load(id))?.thread.map((entry) => entry.id);
    expect(thread?.sort()).toEqual(['first', 'one', 'other']);
    expect(answers.filter((answer) => 'now' in answer)).toHaveLength(2);
    expect(answers).toContainEqual({ refused: 'known' });
  });

  it('says busy when others kept being first', async () => {
    const { id } = await world.cases.create(aTalk());
    const replace = async () => 'conflict' as const;
    const unlucky = casesOver({ ...world.store, cases: { ...world.store.cases, replace } });
    expect(await unlucky.change(id, () => say('mine'))).toEqual({ refused: 'busy' });
    expect((await world.cases.load(id))?.thread).toHaveLength(1);
  });

  it('leaves alone what is to be left alone, and what is not there', async () => {
    const fresh = await world.cases.create(aTalk());
    expect(await world.cases.change(fresh.id, () => undefined)).toEqual({ now: fresh });
    expect(await world.cases.change('another', () => say('x'))).toEqual({ refused: 'gone' });
  });

  it('moves it to the inbox of whoever has it', async () => {
    const { id } = await world.cases.create(aTalk());
    await world.cases.change(id, () => ({ type: 'offer', next: { adviser: 'B', promise: 2 } }));
    expect(await world.cases.inboxOf('A')).toEqual([]);
    expect((await world.cases.inboxOf('B')).map((one) => one.id)).toEqual([id]);
    expect(await world.cases.countOf('B')).toBe(1);
  });
});

describe('the time of a knock', () => {
  it('is kept while one waits', async () => {
    const { id } = await world.cases.create(aTalk());
    const before = (await rowOf(id))?.knockDue;
    world.clock.time += 2 * HOUR;
    await world.cases.change(id, () => say('more'));
    expect((await rowOf(id))?.knockDue).toBe(before);
  });

  it('is a later slot after a miss, no sooner than was asked, and none after the tenth', async () => {
    const { id } = await world.cases.create(aTalk());
    await world.cases.change(id, () => missed());
    expect((await rowOf(id))?.knockDue).toBe(MONDAY + SLOT);
    await world.cases.change(id, () => missed(100 * MINUTE));
    expect((await rowOf(id))?.knockDue).toBe(MONDAY + 4 * SLOT);
    for (let tries = 2; tries < 10; tries += 1) await world.cases.change(id, () => missed());
    expect(await rowOf(id)).not.toHaveProperty('knockDue');
    expect((await world.cases.load(id))?.thread.at(-1)?.text).toBe('unreachable-adviser');
  });
});

describe('what is over', () => {
  it('is unreadable once shredded, whatever was kept of its row', async () => {
    const { id } = await world.cases.create(aTalk());
    const stolen = await rowOf(id);
    expect(await world.cases.shred(id)).toBe('gone');
    expect(await world.store.keys.read(keyIdOf(id))).toBeUndefined();
    expect(await rowOf(id)).toBeUndefined();
    if (stolen) await world.store.cases.create(stolen);
    expect(await world.cases.load(id)).toBeUndefined();
    expect(await world.cases.change(id, () => say('x'))).toEqual({ refused: 'gone' });
    expect(await world.cases.shred(id)).toBe('gone');
  });

  it('is not called gone while a reader still holds its bytes', async () => {
    let busy = 4;
    const purge = async () => (busy-- > 0 ? ('busy' as const) : world.store.purge());
    const held = casesOver({ ...world.store, purge });
    const { id } = await held.create(aTalk());
    expect(await held.shred(id)).toBe('busy');
    expect(await held.load(id)).toBeUndefined();
    expect(await held.purge()).toBe('gone');
  });

  it('cannot be seen once expired, but is found by the clock', async () => {
    const { id } = await world.cases.create(aTalk({ touched: MONDAY, until: MONDAY + UNTIL_MOST }));
    world.clock.time = MONDAY + 30 * DAY;
    expect(await world.cases.load(id)).toBeUndefined();
    expect(await world.cases.inboxOf('A')).toEqual([]);
    expect(await world.cases.countOf('A')).toBe(0);
    expect(await world.cases.change(id, () => say('late'))).toEqual({ refused: 'gone' });
    expect((await world.cases.due(10)).map((row) => row.id)).toEqual([id]);
  });
});

describe('a row', () => {
  it('does not open with the box of another, or of an earlier version', async () => {
    const [one, other] = [await world.cases.create(aTalk()), await world.cases.create(aTalk())];
    const [first, held] = [await rowOf(one.id), await world.store.cases.read(other.id, MONDAY)];
    if (!first || !held) throw new Error('they are not there');
    await world.store.cases.replace({ ...held.row, box: first.box }, held.tag);
    expect(await world.cases.load(other.id)).toBeUndefined();
    await world.cases.change(one.id, () => say('more'));
    const now = await world.store.cases.read(one.id, MONDAY);
    if (now) await world.store.cases.replace({ ...now.row, box: first.box }, now.tag);
    expect(await world.cases.load(one.id)).toBeUndefined();
  });
});
