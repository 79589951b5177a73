/** What an error of Cosmos DB means: an answer, a reason to try again, or breakage with a remedy. */

import { AppError } from '../../errors';

/** Time-out, moved, too many requests, in conflict with another write at that moment. */
const PASSING = new Set([408, 410, 429, 449]);
/** Sub-status of 404: this replica does not have the session yet. Not an absence. */
const SESSION_NOT_YET = 1002;
/** Sub-status of 404: not the item is missing but its container or database. */
const NO_CONTAINER = 1003;

interface Failed {
  name?: string;
  /** A status, or the name of what happened to the connection. */
  code?: number | string;
  substatus?: number;
  retryAfterInMs?: number;
}

/** `absent`, `exists` and `changed` are answers; the rest says that the operation did not come through. */
export type Meaning = 'absent' | 'exists' | 'changed' | 'passing' | 'refused' | 'unprovisioned' | 'malformed';

export function meaningOf(error: unknown): Meaning {
  const { name = '', code, substatus } = error as Failed;
  if (/Authentication|CredentialUnavailable/.test(name)) return 'refused';
  if (code === 404 && substatus === NO_CONTAINER) return 'unprovisioned';
  if (code === 404 && substatus !== SESSION_NOT_YET) return 'absent';
  if (code === 409) return 'exists';
  if (code === 412) return 'changed';
  if (code === 401 || code === 403) return 'refused';
  // The SDK itself refuses to send it.
  if (code === undefined && error instanceof Error && 'code' in error) return 'malformed';
  // Without a status the connection was cut, or nobody answered in time.
  if (typeof code !== 'number' || code === 404 || code >= 500 || PASSING.has(code)) return 'passing';
  return 'malformed';
}

/** How long Cosmos DB asks to wait, in milliseconds; 0 when it does not say. */
export function askedToWait(error: unknown): number {
  return (error as Failed).retryAfterInMs || 0;
}

const UNPROVISIONED = {
  code: 'store-unprovisioned',
  remedy: 'The database or a container is missing in Cosmos DB: run `npm run provision`.',
};

const BREAKAGE: Partial<Record<Meaning, { code: string; remedy: string }>> = {
  refused: {
    code: 'store-refused',
    remedy:
      'Cosmos DB refuses this identity or network: check the key, or the data role of infra/ and the firewall.',
  },
  unprovisioned: UNPROVISIONED,
  // Where no single item was asked for.
  absent: UNPROVISIONED,
  malformed: {
    code: 'store-malformed',
    remedy: 'Cosmos DB does not understand this version of Wegwijzer: report it with the status.',
  },
};

const DOWN = {
  code: 'store-down',
  remedy:
    'Cosmos DB does not answer: look at its health in Azure and at the network. Nothing needs a restart.',
};

/** Keeps the status alone: the error itself holds the request. */
export function breakage(error: unknown): AppError {
  const { code, remedy } = BREAKAGE[meaningOf(error)] ?? DOWN;
  return new AppError(code, remedy, new Error(`Cosmos DB: ${(error as Failed).code ?? 'no answer'}`));
}
