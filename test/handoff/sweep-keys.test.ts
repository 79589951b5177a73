import { keyIdOf } from '../../src/handoff/cases';
import { sweepKeys } from '../../src/handoff/clockwork';
import { aKey } from '../contracts/rows';
import { aTalk, DAY, HOUR, MONDAY, openWorld, type World } from '../fakes/handoff-world';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.discard());

describe('keys', () => {
  const sweep = () => sweepKeys({ ...world, now: () => world.clock.time });
  const isThere = async (id: string) => (await world.store.keys.read(id)) !== undefined;

  it('without a case go, but not within the hour in which one may be made', async () => {
    const { id } = await world.cases.create(aTalk());
    const orphan = aKey({ made: world.clock.time, ...(await world.wrapper.wrap(Buffer.alloc(32))) });
    await world.store.keys.create(orphan);
    await world.store.keys.create({ ...orphan, id: 'roster' });
    world.clock.time += HOUR - 1;
    await sweep();
    expect(await isThere(orphan.id)).toBe(true);
    world.clock.time += 1;
    await sweep();
    expect(await isThere(orphan.id)).toBe(false);
    expect([await isThere(keyIdOf(id)), await isThere('roster')]).toEqual([true, true]);
  });

  it('are all looked at, however many there are', async () => {
    const wrapped = await world.wrapper.wrap(Buffer.alloc(32));
    for (let count = 0; count < 450; count += 1)
      await world.store.keys.create(aKey({ made: MONDAY - DAY, ...wrapped }));
    await sweep();
    expect(await world.store.keys.list('', '', 1)).toEqual([]);
  });
});
