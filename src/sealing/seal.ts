/** Seals a small value of fixed size: unreadable, unforgeable, and of one length whatever it holds. AES-256-GCM. */

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring';

const DAY_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

export interface Sealer {
  /** `value` has exactly `size` bytes. Base64url, always of the same length. */
  seal(value: Buffer): string;
  /** `undefined` for what is forged, damaged, foreign or older than its key. Never throws. */
  open(sealed: unknown): Buffer | undefined;
}

/** `purpose` binds a seal to its use: one kind never opens as another. */
export function makeSealer(ring: KeyRing, purpose: string, size: number): Sealer {
  const length = Math.ceil(((DAY_BYTES + NONCE_BYTES + size + TAG_BYTES) * 4) / 3);
  const bind = (day: Buffer) => Buffer.concat([day, Buffer.from(purpose)]);
  return {
    seal(value) {
      if (value.length !== size) throw new RangeError(`a ${purpose} seal holds ${size} bytes`);
      const { day, key } = ring.current();
      const dayBytes = Buffer.alloc(DAY_BYTES);
      dayBytes.writeUInt32BE(day);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(bind(dayBytes));
      const sealed = Buffer.concat([
        dayBytes,
        nonce,
        cipher.update(value),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return sealed.toString('base64url');
    },
    open(sealed) {
      if (typeof sealed !== 'string' || sealed.length !== length) return undefined;
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length !== DAY_BYTES + NONCE_BYTES + size + TAG_BYTES) return undefined;
      const dayBytes = bytes.subarray(0, DAY_BYTES);
      const key = ring.find(dayBytes.readUInt32BE());
      if (!key) return undefined;
      const nonce = bytes.subarray(DAY_BYTES, DAY_BYTES + NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(bind(dayBytes));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const text = bytes.subarray(DAY_BYTES + NONCE_BYTES, -TAG_BYTES);
        return Buffer.concat([decipher.update(text), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}
