/** A value of any length under a key of its own, as rows keep it: its size shows only in steps of 1,024 bytes. */

import { decrypt, encrypt, GCM_BYTES } from './gcm';
import { pad, unpad } from './padding';

/** The first byte of every box says how the rest is laid out. */
const FORMAT = 1;
const STEP = 1024;

/** `key`: 256 bits. `bind` says which row this is, such as `id|version|case`: the box opens nowhere else. */
export function sealBox(key: Uint8Array, value: Uint8Array, bind: string): Uint8Array {
  return Buffer.concat([Buffer.of(FORMAT), encrypt(key, pad(value, STEP), bound(bind))]);
}

/** `undefined` for another key, another row, another format, or any changed bit. Never throws. */
export function openBox(key: Uint8Array, box: Uint8Array, bind: string): Uint8Array | undefined {
  if (box[0] !== FORMAT || (box.length - 1 - GCM_BYTES) % STEP !== 0) return undefined;
  const padded = decrypt(key, box.subarray(1), bound(bind));
  return padded && unpad(padded);
}

function bound(bind: string): Buffer {
  return Buffer.concat([Buffer.of(FORMAT), Buffer.from(bind)]);
}
