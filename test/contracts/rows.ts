/** Rows to keep, where only what a test is about needs to be said. */

import { randomBytes } from 'node:crypto';
import type { AdviserRow, CaseRow, KeyRow } from '../../src/storage/ports';

export const HOUR = 60 * 60 * 1000;
export const DAY = 24 * HOUR;
export const NOW = Date.UTC(2027, 0, 4, 9);

export function aCase(given: Partial<CaseRow> = {}): CaseRow {
  return {
    id: randomBytes(16).toString('base64url'),
    version: 1,
    state: 'offered',
    due: NOW + DAY,
    expires: NOW + 90 * DAY,
    inbox: 'inbox-1',
    box: bytes(1024),
    ...given,
  };
}

export function aKey(given: Partial<KeyRow> = {}): KeyRow {
  const id = `case/${randomBytes(16).toString('base64url')}`;
  return { id, keyId: 'first', wrapped: bytes(60), made: NOW, ...given };
}

export function anAdviser(given: Partial<AdviserRow> = {}): AdviserRow {
  return { id: randomBytes(16).toString('base64url'), version: 1, lease: 0, box: bytes(512), ...given };
}

export function bytes(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}
