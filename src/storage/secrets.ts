/** Secrets that outlive a process: 256 bits each, made once, kept wrapped in a key row. */

import { randomBytes } from 'node:crypto';
import { AppError } from '../errors';
import type { Wrapper } from '../sealing/wrapping';
import type { KeyStore } from './ports';

const HOUR = 60 * 60 * 1000;

/** `undefined` when there is no such row. Throws `secret-unreadable` when its key-encryption key is gone. */
export async function readSecret(
  keys: KeyStore,
  wrapper: Wrapper,
  id: string,
): Promise<Uint8Array | undefined> {
  const row = await keys.read(id);
  if (!row) return undefined;
  const secret = await wrapper.unwrap(row);
  if (secret) return secret;
  throw new AppError(
    'secret-unreadable',
    'Put back the key-encryption key that was in use: without it nothing that was sealed can be read.',
  );
}

/** A new secret under `id`; `undefined` when there is one already. `now` in milliseconds. */
export async function createSecret(
  keys: KeyStore,
  wrapper: Wrapper,
  id: string,
  now: () => number,
): Promise<Uint8Array | undefined> {
  const secret = randomBytes(32);
  const made = Math.floor(now() / HOUR) * HOUR;
  const created = await keys.create({ id, ...(await wrapper.wrap(secret)), made });
  return created === 'done' ? secret : undefined;
}

/** The secret of this id, made when it is asked for first. Two processes at once get the same. */
export async function loadSecret(
  keys: KeyStore,
  wrapper: Wrapper,
  id: string,
  now: () => number,
): Promise<Uint8Array> {
  const secret =
    (await readSecret(keys, wrapper, id)) ??
    (await createSecret(keys, wrapper, id, now)) ??
    (await readSecret(keys, wrapper, id));
  if (secret) return secret;
  throw new AppError('secret-removed', 'Start again: a key was removed at the moment it was made.');
}

/** Turns receipts into case ids: without it a list of ids tells nothing about receipts. */
export function loadPepper(keys: KeyStore, wrapper: Wrapper, now: () => number): Promise<Uint8Array> {
  return loadSecret(keys, wrapper, 'pepper', now);
}
