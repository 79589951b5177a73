import { openRoster } from '../../src/handoff/roster';
import { anAdviser, MINUTE, openProcess, openWorld, type World } from '../fakes/handoff-world';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.discard());

describe('the roster', () => {
  it('lists advisers by name, and reads them as they were written', async () => {
    await world.roster.add(anAdviser('B'));
    await world.roster.add(anAdviser('A', { absentUntil: '2027-02-01' }));
    expect((await world.roster.list()).map(({ id }) => id)).toEqual(['A', 'B']);
    expect(await world.roster.read('A')).toEqual(anAdviser('A', { absentUntil: '2027-02-01' }));
    expect(await world.roster.read('C')).toBeUndefined();
  });

  it('is empty for another key, and nobody can be swapped for another', async () => {
    await world.roster.add(anAdviser('A'));
    await world.roster.add(anAdviser('B'));
    const stranger = openRoster({ store: world.store.roster, key: Buffer.alloc(32, 2), now: () => 0 });
    expect(await stranger.list()).toEqual([]);
    const [one, other] = await world.store.roster.list();
    if (one && other) await world.store.roster.replace({ ...one.row, box: other.row.box }, one.tag);
    expect((await world.roster.list()).map(({ id }) => id)).toEqual(['B']);
  });

  it('keeps what two processes change at once', async () => {
    await world.roster.add(anAdviser('A'));
    const other = openProcess(world).roster;
    await Promise.all([
      world.roster.change('A', (adviser) => ({ ...adviser, most: 9 })),
      other.change('A', (adviser) => ({ ...adviser, workplace: 'Ankara' })),
    ]);
    expect(await world.roster.read('A')).toMatchObject({ most: 9, workplace: 'Ankara' });
  });

  it('changes nobody who is not on it', async () => {
    await world.roster.add(anAdviser('A'));
    await world.roster.remove('A');
    expect(await world.roster.change('A', (adviser) => adviser)).toBeUndefined();
    expect(await world.roster.lease('A', world.clock.time + MINUTE)).toBe(false);
  });
});

describe('the lease of an adviser', () => {
  it('is for one process, until it ends', async () => {
    await world.roster.add(anAdviser('A'));
    const other = openProcess(world).roster;
    const until = world.clock.time + 2 * MINUTE;
    const both = await Promise.all([world.roster.lease('A', until), other.lease('A', until)]);
    expect(both.sort()).toEqual([false, true]);
    expect(await other.lease('A', until)).toBe(false);
    world.clock.time = until;
    expect(await other.lease('A', until + MINUTE)).toBe(true);
  });

  it('outlives a change of what the adviser says', async () => {
    await world.roster.add(anAdviser('A'));
    await world.roster.lease('A', world.clock.time + MINUTE);
    await world.roster.change('A', (adviser) => ({ ...adviser, most: 9 }));
    expect(await world.roster.lease('A', world.clock.time + MINUTE)).toBe(false);
  });
});
