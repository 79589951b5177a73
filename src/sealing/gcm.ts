/** The one cipher of this program: AES-256-GCM with a fresh random nonce, laid out as nonce, text, tag. */

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** So many bytes is what was encrypted longer than the value. */
export const GCM_BYTES = NONCE_BYTES + TAG_BYTES;

/** `key`: 256 bits. `bind` is not kept: decrypting needs the same again. */
export function encrypt(key: Uint8Array, value: Uint8Array, bind: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(bind);
  return Buffer.concat([nonce, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
}

/** `undefined` for another key, another `bind`, or any changed bit. Never throws. */
export function decrypt(key: Uint8Array, bytes: Uint8Array, bind: Uint8Array): Buffer | undefined {
  if (bytes.length < GCM_BYTES) return undefined;
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bind);
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}
