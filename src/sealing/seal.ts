/** Seals a small value under the key of the day: unreadable, unforgeable, and of a length that does not tell. */

import { decrypt, encrypt, GCM_BYTES } from './gcm';
import type { DayKeys } from './key-ring';
import { pad, unpad } from './padding';

const DAY_BYTES = 4;
const OVERHEAD = DAY_BYTES + GCM_BYTES;
/** The longest value of a long seal, in bytes. */
const LONGEST = 12 * 1024;

export interface Sealer {
  /** Base64url. `bind` says who or what may open it; the same is needed to open. */
  seal(value: Uint8Array, bind?: string): string;
  /** `undefined` for what is forged, damaged, foreign, bound otherwise or older than its key. Never throws. */
  open(sealed: unknown, bind?: string): Buffer | undefined;
}

/** Values have exactly `size` bytes, seals one length. `purpose`: one kind never opens as another. */
export function makeSealer(keys: DayKeys, purpose: string, size: number): Sealer {
  return {
    seal(value, bind = '') {
      if (value.length !== size) throw new RangeError(`a ${purpose} seal holds ${size} bytes`);
      return sealBytes(keys, value, [purpose, bind]);
    },
    open: (sealed, bind = '') => openBytes(keys, sealed, [purpose, bind], (length) => length === size),
  };
}

/** Values have up to 12 KB; the length of a seal shows only how many steps of `step` bytes they fill. */
export function makeLongSealer(keys: DayKeys, purpose: string, step: number): Sealer {
  const most = pad(Buffer.alloc(LONGEST), step).length;
  return {
    seal(value, bind = '') {
      if (value.length > LONGEST) throw new RangeError(`a ${purpose} seal holds at most ${LONGEST} bytes`);
      return sealBytes(keys, pad(value, step), [purpose, bind, 'long']);
    },
    open(sealed, bind = '') {
      const isPossible = (length: number) => length <= most && length % step === 0;
      const padded = openBytes(keys, sealed, [purpose, bind, 'long'], isPossible);
      return padded && unpad(padded);
    },
  };
}

function sealBytes(keys: DayKeys, value: Uint8Array, bind: string[]): string {
  const { day, key } = keys.current();
  const dayBytes = Buffer.alloc(DAY_BYTES);
  dayBytes.writeUInt32BE(day);
  return Buffer.concat([dayBytes, encrypt(key, value, bound(dayBytes, bind))]).toString('base64url');
}

/** `isPossible` is asked, before anything costly, whether a value of so many bytes can be in there. */
function openBytes(
  keys: DayKeys,
  sealed: unknown,
  bind: string[],
  isPossible: (length: number) => boolean,
): Buffer | undefined {
  if (typeof sealed !== 'string' || !isPossible(Math.floor((sealed.length * 3) / 4) - OVERHEAD))
    return undefined;
  const bytes = Buffer.from(sealed, 'base64url');
  // One value has one spelling: decoding alone would overlook foreign characters and spare bits.
  if (bytes.length < OVERHEAD || bytes.toString('base64url') !== sealed) return undefined;
  const dayBytes = bytes.subarray(0, DAY_BYTES);
  const key = keys.find(dayBytes.readUInt32BE());
  return key && decrypt(key, bytes.subarray(DAY_BYTES), bound(dayBytes, bind));
}

/** Each part with its length before it, so that no two lists of parts look the same. */
function bound(day: Buffer, parts: string[]): Buffer {
  const bytes = parts.flatMap((part) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(part));
    return [length, Buffer.from(part)];
  });
  return Buffer.concat([day, ...bytes]);
}
