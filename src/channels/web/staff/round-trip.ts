/** What must be known again when somebody comes back from the provider; it travels sealed in a cookie meanwhile. */

import type { DayKeys } from '../../../sealing/key-ring';
import { makeSealer } from '../../../sealing/seal';

/** 256 bits each, as 43 characters base64url. */
export interface RoundTrip {
  verifier: string;
  state: string;
  nonce: string;
}

const LIFE_SECONDS = 10 * 60;
const SECRET_BYTES = 32;
const SECRETS_BYTES = 3 * SECRET_BYTES;

/** `now` in milliseconds. A round trip opens for ten minutes. */
export function sealRoundTrip(ring: DayKeys, now: () => number) {
  const sealer = makeSealer(ring, 'staff-sign-in', SECRETS_BYTES + 4);
  const seconds = () => Math.floor(now() / 1000);
  return {
    seal({ verifier, state, nonce }: RoundTrip): string {
      const begun = Buffer.alloc(4);
      begun.writeUInt32BE(seconds());
      const secrets = [verifier, state, nonce].map((secret) => Buffer.from(secret, 'base64url'));
      return sealer.seal(Buffer.concat([...secrets, begun]));
    },
    open(sealed: string | undefined): RoundTrip | undefined {
      const value = sealer.open(sealed);
      if (!value || seconds() - value.readUInt32BE(SECRETS_BYTES) >= LIFE_SECONDS) return undefined;
      const secret = (index: number) =>
        value.subarray(index * SECRET_BYTES, (index + 1) * SECRET_BYTES).toString('base64url');
      return { verifier: secret(0), state: secret(1), nonce: secret(2) };
    },
  };
}
