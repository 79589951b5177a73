/** Keeps the running counts, and publishes a period once it is over. */

import type { Config } from './config';
import type { Storage } from './open-storage';
import { loadSecret } from './storage/secrets';
import { makeKeepTally, tallyId } from './usage/keep-tally';
import { publishDue } from './usage/publish';
import { drawNoise } from './usage/release';
import type { Cells } from './usage/tables';
import type { Tally } from './usage/tally';

export interface KeptUsage {
  /** Every six hours, and at shutdown. */
  keep(): Promise<void>;
}

export interface UsageParts {
  config: Config;
  storage: Storage;
  tally: Tally;
  cells: Cells;
  /** In milliseconds. */
  now: () => number;
}

export async function openUsage({ config, storage, tally, cells, now }: UsageParts): Promise<KeptUsage> {
  const { store, wrapper } = storage;
  const key = await loadSecret(store.keys, wrapper, 'tally', now);
  const keep = makeKeepTally({ store, key, id: tallyId(!config.cosmos), tally, now });
  // What was counted before is taken along at once.
  await keep();
  return {
    async keep() {
      await keep();
      const noise = (cellsAConversation: number) => drawNoise(cellsAConversation);
      const { periods } = await publishDue({ store: store.tally, tallyKey: key, cells, noise, now });
      if (periods.length > 0) await keep();
    },
  };
}
