import { randomBytes } from 'node:crypto';
import { openBox, sealBox } from '../../src/sealing/box';

const OVERHEAD = 29;
const key = randomBytes(32);
const value = Buffer.from('a talk');

describe('a box', () => {
  it.each([0, 1, 1019, 1020, 1021, 5000, 200_000])('keeps %i bytes', (length) => {
    const value = randomBytes(length);
    expect(openBox(key, sealBox(key, value, 'id|1|case'), 'id|1|case')).toEqual(value);
  });

  it('is as long as whole kilobytes, whatever it holds', () => {
    const sizes = [0, 6, 1020, 1021, 2044].map((length) => sealBox(key, Buffer.alloc(length), '').length);
    expect(sizes).toEqual([1024, 1024, 1024, 2048, 2048].map((size) => size + OVERHEAD));
  });

  it('never looks the same', () => {
    expect(sealBox(key, value, 'id')).not.toEqual(sealBox(key, value, 'id'));
  });

  it('opens with its own key, in its own row only', () => {
    const box = sealBox(key, value, 'id|1|case');
    expect(openBox(randomBytes(32), box, 'id|1|case')).toBeUndefined();
    expect(openBox(key, box, 'id|2|case')).toBeUndefined();
    expect(openBox(key, box, 'other|1|case')).toBeUndefined();
    expect(openBox(key, box, '')).toBeUndefined();
  });

  it('does not open when any byte of it was changed', () => {
    const box = sealBox(key, value, 'id');
    for (let at = 0; at < box.length; at++) {
      const forged = Uint8Array.from(box);
      forged[at] = (forged[at] ?? 0) ^ 1;
      expect(openBox(key, forged, 'id')).toBeUndefined();
    }
  });

  it.each([0, 1, 28, 29, 30, 1052, 1053, 1054])('does not open %i bytes of nothing', (length) => {
    expect(openBox(key, Buffer.alloc(length, 1), 'id')).toBeUndefined();
  });

  it('does not open with what is no key', () => {
    expect(openBox(Buffer.alloc(7), sealBox(key, value, 'id'), 'id')).toBeUndefined();
  });
});
