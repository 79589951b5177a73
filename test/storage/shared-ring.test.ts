import { openFileWrapper } from '../../src/sealing/file-wrapper';
import { makeSealer } from '../../src/sealing/seal';
import { openSharedRing } from '../../src/storage/shared-ring';
import { memoryKeys } from '../fakes/memory-keys';
import { temporaryFolder } from '../fakes/temporary-folder';

const DAY = 24 * 60 * 60 * 1000;
const folder = temporaryFolder();
const value = Buffer.from('x');

function replicas(readableDays = 2) {
  let time = 100.5 * DAY;
  const now = () => time;
  const keys = memoryKeys();
  const open = async () => {
    const ring = await openSharedRing(keys, openFileWrapper(folder, now, false), 'page', now, readableDays);
    return { ring, sealer: makeSealer(ring, 'page', 1) };
  };
  const wait = (days: number) => {
    time += days * DAY;
  };
  return { open, keys, wait };
}

describe('a ring that replicas share', () => {
  it('opens in one what the other sealed, when both made the first key at once', async () => {
    const { open } = replicas();
    const [one, other] = await Promise.all([open(), open()]);
    expect(other.sealer.open(one.sealer.seal(value))).toEqual(value);
    expect(one.sealer.open(other.sealer.seal(value))).toEqual(value);
  });

  it('has tomorrow’s key ahead: midnight passes without the store', async () => {
    const { open, keys, wait } = replicas();
    const [one, other] = [await open(), await open()];
    expect([...keys.rows.keys()]).toEqual(['ring/page/100', 'ring/page/101']);
    wait(1);
    expect(one.ring.current().day).toBe(101);
    expect(other.sealer.open(one.sealer.seal(value))).toEqual(value);
  });

  it('removes what is no longer readable, and nothing of another ring', async () => {
    const { open, keys, wait } = replicas();
    keys.rows.set('ring/pages/7', { id: 'ring/pages/7', keyId: '', wrapped: Buffer.alloc(0), made: 0 });
    const { ring, sealer } = await open();
    const sealed = sealer.seal(value);
    wait(1);
    await ring.refresh();
    expect(sealer.open(sealed)).toEqual(value);
    wait(1);
    expect(sealer.open(sealed)).toBeUndefined();
    await ring.refresh();
    expect([...keys.rows.keys()].sort()).toEqual([
      'ring/page/101',
      'ring/page/102',
      'ring/page/103',
      'ring/pages/7',
    ]);
  });

  it('reads for as many days as it is told, also in a replica that comes later', async () => {
    const { open, wait } = replicas(120);
    const sealed = (await open()).sealer.seal(value);
    wait(119);
    const later = await open();
    expect(later.sealer.open(sealed)).toEqual(value);
    wait(1);
    expect(later.sealer.open(sealed)).toBeUndefined();
  });

  it('goes on sealing and opening while the store is away for a week', async () => {
    const { open, wait } = replicas();
    const [one, other] = [await open(), await open()];
    wait(7);
    expect(other.sealer.open(one.sealer.seal(value))).toEqual(value);
    await one.ring.refresh();
    expect(one.ring.current().day).toBe(107);
  });

  it('says so when the clock went back, and still opens', async () => {
    const { open, wait } = replicas();
    const { ring, sealer } = await open();
    const sealed = sealer.seal(value);
    wait(-2);
    expect(() => ring.current()).toThrow(expect.objectContaining({ code: 'clock-wrong' }));
    expect(sealer.open(sealed)).toEqual(value);
    expect(ring.find(7)).toBeUndefined();
  });
});
