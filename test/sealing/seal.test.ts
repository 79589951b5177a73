import { openKeyRing } from '../../src/sealing/key-ring';
import { makeLongSealer, makeSealer } from '../../src/sealing/seal';

const DAY = 24 * 60 * 60 * 1000;

function ringAt(start: number, readableDays?: number) {
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
  return { ring: openKeyRing(file, () => time, readableDays), file, wait, saved: () => saved };
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

  it('opens only for whom it was bound to', () => {
    const sealed = sealer.seal(value, 'tenant|user|adviser');
    expect(sealer.open(sealed, 'tenant|user|adviser')).toEqual(value);
    expect(sealer.open(sealed, 'tenant|user|employee')).toBeUndefined();
    expect(sealer.open(sealed)).toBeUndefined();
    expect(sealer.open(sealer.seal(value), 'tenant')).toBeUndefined();
  });

  it('does not take the end of a purpose for the beginning of what binds it', () => {
    const sealed = makeSealer(ring, 'page', 8).seal(value, 'user');
    expect(makeSealer(ring, 'pageu', 8).open(sealed, 'ser')).toBeUndefined();
    expect(makeSealer(ring, 'pageuser', 8).open(sealed)).toBeUndefined();
  });

  it('has one spelling', () => {
    const sealed = makeSealer(ring, 'page', 9).seal(Buffer.alloc(9));
    const reader = makeSealer(ring, 'page', 9);
    expect(reader.open(sealed)).toBeDefined();
    const spare = String.fromCharCode(sealed.charCodeAt(sealed.length - 1) + 1);
    for (const other of [
      sealed.slice(0, -1) + spare,
      `${sealed}=`,
      ` ${sealed}`,
      `${sealed.slice(0, -1)} `,
    ]) {
      expect(reader.open(other)).toBeUndefined();
    }
  });

  it('refuses a value of another size', () => {
    expect(() => sealer.seal(Buffer.alloc(9))).toThrow(RangeError);
  });
});

describe('a long seal', () => {
  const { ring } = ringAt(100 * DAY);
  const sealer = makeLongSealer(ring, 'draft', 512);
  const most = 12 * 1024;

  it.each([0, 1, 507, 508, 509, 5000, most - 1, most])('keeps %i bytes', (length) => {
    const value = Buffer.alloc(length, 7);
    expect(sealer.open(sealer.seal(value))).toEqual(value);
  });

  it('shows of a length only in which step it falls', () => {
    const lengths = [0, 200, 508, 509, 1020].map((length) => sealer.seal(Buffer.alloc(length)).length);
    expect(new Set(lengths.slice(0, 3)).size).toBe(1);
    expect(new Set(lengths.slice(3)).size).toBe(1);
    expect(lengths[3]).toBeGreaterThan(lengths[0] ?? 0);
  });

  it('opens only as what it is, for whom it was bound to', () => {
    const sealed = sealer.seal(Buffer.from('dear adviser'), 'user');
    expect(sealer.open(sealed, 'user')?.toString()).toBe('dear adviser');
    expect(sealer.open(sealed, 'other')).toBeUndefined();
    expect(makeLongSealer(ring, 'other', 512).open(sealed, 'user')).toBeUndefined();
    expect(makeSealer(ring, 'draft', 512).open(sealed, 'user')).toBeUndefined();
    expect(
      sealer.open(makeSealer(ring, 'draft', 512).seal(Buffer.alloc(512), 'user'), 'user'),
    ).toBeUndefined();
  });

  it.each([undefined, 7, '', 'x', 'A'.repeat(726), 'A'.repeat(1_000_000)])('%# is not opened', (forged) => {
    expect(sealer.open(forged)).toBeUndefined();
  });

  it('refuses a value that is too long', () => {
    expect(() => sealer.seal(Buffer.alloc(most + 1))).toThrow(RangeError);
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

  it('reads for as many days as it is told', () => {
    const clock = ringAt(100 * DAY, 120);
    const sealer = makeSealer(clock.ring, 'hand-off', 1);
    const sealed = sealer.seal(Buffer.from('x'));
    clock.wait(119 * DAY);
    clock.ring.rotate();
    expect(sealer.open(sealed)).toBeDefined();
    clock.wait(DAY);
    expect(sealer.open(sealed)).toBeUndefined();
  });

  it('is the same after a restart', () => {
    const clock = ringAt(100 * DAY);
    const sealed = makeSealer(clock.ring, 'page', 1).seal(Buffer.from('x'));
    const again = openKeyRing(clock.file, () => 100 * DAY);
    expect(makeSealer(again, 'page', 1).open(sealed)).toBeDefined();
  });
});
