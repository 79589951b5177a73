/** Key rows in memory, for tests of what stands on them. The clock turns between every call, as with a real store. */

import { setImmediate as turn } from 'node:timers/promises';
import type { KeyRow, KeyStore } from '../../src/storage/ports';

/** `rows` is what a thief of the store would have. */
export function memoryKeys(rows = new Map<string, KeyRow>()): KeyStore & { rows: Map<string, KeyRow> } {
  const copy = (row: KeyRow): KeyRow => ({ ...row, wrapped: Uint8Array.from(row.wrapped) });
  return {
    rows,
    async create(row) {
      await turn();
      if (rows.has(row.id)) return 'exists';
      rows.set(row.id, copy(row));
      return 'done';
    },
    async read(id) {
      await turn();
      const row = rows.get(id);
      return row && copy(row);
    },
    async rewrap(row, keyId) {
      await turn();
      if (rows.get(row.id)?.keyId !== keyId) return 'conflict';
      rows.set(row.id, copy(row));
      return 'done';
    },
    async remove(id) {
      await turn();
      rows.delete(id);
    },
    async list(prefix, after, most) {
      await turn();
      const ids = [...rows.keys()].filter((id) => id.startsWith(prefix) && id > after).sort();
      return ids
        .slice(0, most)
        .flatMap((id) => rows.get(id) ?? [])
        .map(copy);
    },
  };
}
