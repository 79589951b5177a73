/** T6: forged, flipped, foreign and expired seals. None opens. */

import { randomBytes, randomInt } from 'node:crypto';
import { type KeyFile, openKeyRing } from '../../src/sealing/key-ring';
import { makeLongSealer, makeSealer, type Sealer } from '../../src/sealing/seal';
import { amount, trust } from './record';

const DAY = 24 * 60 * 60 * 1000;
const BIND = 'teams|tenant|user|adviser|1800000000000';
const SIZE = 40;
const EACH = amount({ quick: 20_000, full: 1_000_000 }) / 10;

let time = 1_000 * DAY;
const file: KeyFile = { load: () => ({}), save: () => undefined };
const ring = openKeyRing(file, () => time, 120);
const foreign = openKeyRing(file, () => time, 120);

const page = makeSealer(ring, 'page', SIZE);
const handle = makeSealer(ring, 'handle', SIZE);
const draft = makeLongSealer(ring, 'draft', 512);
const sealers: Sealer[] = [page, handle, draft];
const value = randomBytes(SIZE);

/** One wrong seal after the other; gives how many were opened. */
function attack(forge: (sealer: Sealer) => { sealed: string; by?: Sealer; bind?: string }): number {
  let accepted = 0;
  for (let i = 0; i < EACH; i++) {
    const sealer = sealers[i % sealers.length] as Sealer;
    const { sealed, by = sealer, bind = BIND } = forge(sealer);
    if (by.open(sealed, bind)) accepted += 1;
  }
  expect(accepted).toBe(0);
  return EACH;
}

function changed(sealed: string, change: (bytes: Buffer) => Buffer): string {
  return change(Buffer.from(sealed, 'base64url')).toString('base64url');
}

function flip(bytes: Buffer): Buffer {
  const at = randomInt(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << randomInt(8));
  return bytes;
}

function otherOf(sealer: Sealer): Sealer {
  return sealers[(sealers.indexOf(sealer) + 1) % sealers.length] as Sealer;
}

describe('T6', () => {
  trust('T6', 'genuine seals open, all others do not', () => {
    for (const sealer of sealers) expect(sealer.open(sealer.seal(value, BIND), BIND)).toEqual(value);
    const attacks: Record<string, () => number> = {
      flipped: () => attack((sealer) => ({ sealed: changed(sealer.seal(value, BIND), flip) })),
      reversed: () =>
        attack((sealer) => ({ sealed: changed(sealer.seal(value, BIND), (bytes) => bytes.reverse()) })),
      random: () =>
        attack((sealer) => ({
          sealed: changed(sealer.seal(value, BIND), ({ length }) => randomBytes(length)),
        })),
      randomOfToday: () =>
        attack((sealer) => ({
          sealed: changed(sealer.seal(value, BIND), (bytes) =>
            Buffer.concat([bytes.subarray(0, 4), randomBytes(bytes.length - 4)]),
          ),
        })),
      spliced: () =>
        attack((sealer) => {
          const other = Buffer.from(sealer.seal(value, BIND), 'base64url');
          // Nonce of the one, tag of the other: elsewhere one equal byte in 256 makes a splice a genuine seal.
          const cut = randomInt(16, other.length - 15);
          const splice = (bytes: Buffer) => Buffer.concat([bytes.subarray(0, cut), other.subarray(cut)]);
          return { sealed: changed(sealer.seal(value, BIND), splice) };
        }),
      cut: () => attack((sealer) => ({ sealed: sealer.seal(value, BIND).slice(0, -1 - randomInt(60)) })),
      respelled: () =>
        attack((sealer) => {
          const sealed = sealer.seal(value, BIND);
          const at = randomInt(sealed.length);
          return { sealed: `${sealed.slice(0, at)}${'=+/ \n'[randomInt(5)]}${sealed.slice(at + 1)}` };
        }),
      boundOtherwise: () =>
        attack((sealer) => ({
          sealed: sealer.seal(value, BIND),
          bind: ['', `${BIND}0`, BIND.slice(1), BIND.replace('adviser', 'employee')][randomInt(4)] ?? '',
        })),
      otherPurpose: () => attack((sealer) => ({ sealed: sealer.seal(value, BIND), by: otherOf(sealer) })),
      foreignKey: () =>
        attack(() => ({ sealed: makeSealer(foreign, 'page', SIZE).seal(value, BIND), by: page })),
    };
    return Object.fromEntries(Object.entries(attacks).map(([name, run]) => [name, run()]));
  });

  trust('T6', 'a seal outlives its days by not one moment', () => {
    const sealed = sealers.map((sealer) => sealer.seal(value, BIND));
    const opened = () => sealers.filter((sealer, i) => sealer.open(sealed[i], BIND)).length;
    time += 120 * DAY - 1;
    expect(opened()).toBe(3);
    time += 1;
    expect(opened()).toBe(0);
    ring.rotate();
    time -= DAY;
    expect(opened()).toBe(0);
    return { seals: sealed.length };
  });
});
