import { openKeyRing } from '../../src/sealing/key-ring';
import { makeSealer } from '../../src/sealing/seal';

const DAY = 24 * 60 * 60 * 1000;

function ringAt(start: number) {
  let saved: Record<string, string> = {};
  let time = start;
  const file = {
    load: () => saved,
    save(keys: Record<string, string>) {
      saved = keys;
    },
  };
  const wait = (ms: number) => {
    time += ms;
  };
  return { ring: openKeyRing(file, () => time), file, wait, saved: () => saved };
}

describe('a seal', () => {
  const { ring } = ringAt(100 * DAY);
  const sealer = makeSealer(ring, 'page', 8);
  const value = Buffer.from('12345678');

  it('opens to what was sealed, and never looks the same', () => {
    const [one, two] = [sealer.seal(value), sealer.seal(value)];
    expect(sealer.open(one)).toEqual(value);
    expect(one).not.toBe(two);
    expect(one.length).toBe(two.length);
  });

  it('does not open when any bit of it was changed', () => {
    const bytes = Buffer.from(sealer.seal(value), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(sealer.open(forged.toString('base64url'))).toBeUndefined();
    }
  });

  it.each([undefined, null, 7, {}, '', 'x', 'A'.repeat(54), 'A'.repeat(1_000_000)])(
    '%# is not opened',
    (forged) => {
      expect(sealer.open(forged)).toBeUndefined();
    },
  );

  it('does not open for another purpose', () => {
    expect(makeSealer(ring, 'other', 8).open(sealer.seal(value))).toBeUndefined();
  });

  it('refuses a value of another size', () => {
    expect(() => sealer.seal(Buffer.alloc(9))).toThrow(RangeError);
  });
});

describe('the key ring', () => {
  it('reads yesterday, forgets the day before', () => {
    const clock = ringAt(100 * DAY);
    const sealer = makeSealer(clock.ring, 'page', 1);
    const sealed = sealer.seal(Buffer.from('x'));
    clock.wait(DAY);
    clock.ring.rotate();
    expect(sealer.open(sealed)).toBeDefined();
    clock.wait(DAY);
    expect(sealer.open(sealed)).toBeUndefined();
    clock.ring.rotate();
    expect(Object.keys(clock.saved())).toEqual(['101', '102', '103']);
  });

  it('is the same after a restart', () => {
    const clock = ringAt(100 * DAY);
    const sealed = makeSealer(clock.ring, 'page', 1).seal(Buffer.from('x'));
    const again = openKeyRing(clock.file, () => 100 * DAY);
    expect(makeSealer(again, 'page', 1).open(sealed)).toBeDefined();
  });
});
