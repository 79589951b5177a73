/** Walks key rows page by page, so that a large store never stands in memory whole. */

import type { KeyRow, KeyStore } from './ports';

const PAGE = 100;

/** In order of id. Rows may be changed or removed meanwhile. */
export async function* allRows(keys: KeyStore, prefix: string): AsyncGenerator<KeyRow> {
  let after = '';
  for (;;) {
    const rows = await keys.list(prefix, after, PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
