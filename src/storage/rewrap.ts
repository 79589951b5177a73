/** After a new key-encryption key: wraps anew what the one before wrapped, so that it can be destroyed. */

import type { Wrapper } from '../sealing/wrapping';
import { allRows } from './all-rows';
import type { KeyStore } from './ports';

export interface Rewrapped {
  rewrapped: number;
  /** Still to do; a number that does not sink to 0 means rows whose key-encryption key is gone. */
  left: number;
}

/**
 * At most `most` rows: call it until `left` is 0. Reading goes on meanwhile, and several processes may do it at once.
 * Where the key comes from a vault, refresh the wrapper first.
 */
export async function rewrapAll(keys: KeyStore, wrapper: Wrapper, most: number): Promise<Rewrapped> {
  const done = { rewrapped: 0, left: 0 };
  for await (const row of allRows(keys, '')) {
    if (row.keyId === wrapper.currentKeyId()) continue;
    const key = done.rewrapped < most ? await wrapper.unwrap(row) : undefined;
    if (!key) {
      done.left += 1;
      continue;
    }
    const replaced = await keys.rewrap({ ...row, ...(await wrapper.wrap(key)) }, row.keyId);
    if (replaced === 'done') done.rewrapped += 1;
  }
  return done;
}
