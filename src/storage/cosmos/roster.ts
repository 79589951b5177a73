/** The roster in Cosmos DB. */

import type { AdviserRow, Held, RosterStore } from '../ports';
import type { Found, Items } from './items';

export type AdviserFields = Omit<AdviserRow, 'id' | 'box'> & {
  /** Base64. */
  box: string;
};

export function cosmosRoster(items: Items<AdviserFields>): RosterStore {
  return {
    create: (row) => items.create(row.id, fieldsOf(row)),
    async read(id) {
      const item = await items.read(id);
      return item && held(item);
    },
    list: async () => (await items.find({ query: 'SELECT * FROM c', parameters: [] })).map(held),
    replace: (row, tag) => items.replace(row.id, fieldsOf(row), tag),
    remove: (id) => items.remove(id),
  };
}

function fieldsOf({ version, lease, box }: AdviserRow): AdviserFields {
  return { version, lease, box: Buffer.from(box).toString('base64') };
}

function held({ name, fields, tag }: Found<AdviserFields>): Held<AdviserRow> {
  const { version, lease, box } = fields;
  return { row: { id: name, version, lease, box: new Uint8Array(Buffer.from(box, 'base64')) }, tag };
}
