/** The keys that the Bot Framework signs with: fetched from its OpenID metadata, kept for a day at most. */

import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

export interface SigningKey {
  key: KeyObject;
  /** The channels that this key may speak for; absent when the issuer names none. */
  endorsements?: readonly string[] | undefined;
}

/** Never throws. `unreachable`: there are no keys young enough to decide with. */
export type FindKey = (kid: string) => Promise<SigningKey | 'unknown' | 'unreachable'>;

const HOUR = 60 * 60 * 1000;
/** Older keys are not used. */
const AGE_MOST = 24 * HOUR;
/** Older keys are fetched anew while they still serve, so that a short outage goes by unnoticed. */
const AGE_GOOD = 12 * HOUR;
/** Between two tries: somebody who makes up key names cannot make us call more often. */
const PAUSE = 10 * 1000;
const FETCH_MOST = 3 * 1000;

const metadataShape = z.object({ jwks_uri: z.string() });
const keysShape = z.object({ keys: z.array(z.unknown()) });
const keyShape = z.object({
  kid: z.string(),
  kty: z.literal('RSA'),
  use: z.literal('sig').optional(),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).optional(),
});

/** `metadata`: the address of the OpenID metadata. `now` in milliseconds. */
export function openSigningKeys(metadata: string, now: () => number): FindKey {
  let keys: ReadonlyMap<string, SigningKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | undefined;

  async function fetchOnce(): Promise<void> {
    triedAt = now();
    const fetched = await fetchKeys(metadata);
    if (!fetched) return;
    keys = fetched;
    fetchedAt = now();
  }
  function refresh(): Promise<void> {
    if (!underWay && now() - triedAt < PAUSE) return Promise.resolve();
    underWay ??= fetchOnce().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }
  return async (kid) => {
    if (now() - fetchedAt >= AGE_MOST || !keys.has(kid)) await refresh();
    else if (now() - fetchedAt >= AGE_GOOD) void refresh();
    if (now() - fetchedAt >= AGE_MOST) return 'unreachable';
    return keys.get(kid) ?? 'unknown';
  };
}

/** `undefined` when the key server cannot be reached in time or does not answer as it should. */
async function fetchKeys(metadata: string): Promise<Map<string, SigningKey> | undefined> {
  try {
    const signal = AbortSignal.timeout(FETCH_MOST);
    const { jwks_uri } = metadataShape.parse(await fetchJson(metadata, signal));
    if (new URL(jwks_uri).origin !== new URL(metadata).origin) return undefined;
    const { keys } = keysShape.parse(await fetchJson(jwks_uri, signal));
    return new Map(keys.flatMap(readKey));
  } catch {
    return undefined;
  }
}

async function fetchJson(address: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { signal, redirect: 'error' });
  return response.ok ? response.json() : undefined;
}

/** Keys of other kinds are left out. */
function readKey(given: unknown): [string, SigningKey][] {
  const read = keyShape.safeParse(given);
  if (!read.success) return [];
  const { kid, kty, n, e, endorsements } = read.data;
  try {
    return [[kid, { key: createPublicKey({ key: { kty, n, e }, format: 'jwk' }), endorsements }]];
  } catch {
    return [];
  }
}
