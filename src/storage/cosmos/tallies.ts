/** Running counts and published figures in Cosmos DB, in one container. */

import { AppError } from '../../errors';
import type { TallyStore } from '../ports';
import type { Items } from './items';

export type TallyFields = {
  /** Base64. */
  box: string;
};
export type ReleaseFields = { release: string };

const TALLY = 'tally/';
const RELEASE = 'release/';

/** Somebody else writes the same tally only when its process has long been silent. */
const TRIES_MOST = 5;

export function cosmosTallies(tallies: Items<TallyFields>, releases: Items<ReleaseFields>): TallyStore {
  const overwrite = async (name: string, fields: TallyFields) => {
    const item = await tallies.read(name);
    if (item) return (await tallies.replace(name, fields, item.tag)) === 'done';
    return (await tallies.create(name, fields)) === 'done';
  };
  return {
    async read(id) {
      const item = await tallies.read(TALLY + id);
      return item && bytes(item.fields.box);
    },
    async write(id, box) {
      const fields = { box: Buffer.from(box).toString('base64') };
      for (let tries = 0; tries < TRIES_MOST; tries += 1) {
        if (await overwrite(TALLY + id, fields)) return;
      }
      throw new AppError('store-busy', 'Nothing needs to be done: it is written the next time.');
    },
    async list() {
      const found = await tallies.find(beginning(TALLY));
      return found.map(({ name, fields }) => ({ id: name.slice(TALLY.length), box: bytes(fields.box) }));
    },
    remove: (id) => tallies.remove(TALLY + id),
    publish: (period, release) => releases.create(RELEASE + period, { release }),
    async released() {
      const found = await releases.find(beginning(RELEASE));
      return found.map(({ name, fields }) => ({
        period: name.slice(RELEASE.length),
        release: fields.release,
      }));
    },
  };
}

function beginning(prefix: string) {
  return {
    query: 'SELECT * FROM c WHERE STARTSWITH(c.name, @prefix) ORDER BY c.name',
    parameters: [{ name: '@prefix', value: prefix }],
  };
}

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
