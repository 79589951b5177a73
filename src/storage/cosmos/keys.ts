/** Wrapped data keys in Cosmos DB, best in an account of their own with the shortest backups. */

import type { KeyRow, KeyStore } from '../ports';
import type { Found, Items } from './items';

export type KeyFields = Omit<KeyRow, 'id' | 'wrapped'> & {
  /** Base64. */
  wrapped: string;
};

export function cosmosKeys(items: Items<KeyFields>): KeyStore {
  return {
    create: (row) => items.create(row.id, fieldsOf(row)),
    async read(id) {
      const item = await items.read(id);
      return item && rowOf(item);
    },
    async rewrap(row, keyId) {
      const item = await items.read(row.id);
      if (item?.fields.keyId !== keyId) return 'conflict';
      return items.replace(row.id, fieldsOf(row), item.tag);
    },
    remove: (id) => items.remove(id),
    async list(prefix, after, most) {
      const found = await items.find({
        query:
          'SELECT TOP @most * FROM c WHERE STARTSWITH(c.name, @prefix) AND c.name > @after ORDER BY c.name',
        parameters: [
          { name: '@prefix', value: prefix },
          { name: '@after', value: after },
          { name: '@most', value: most },
        ],
      });
      return found.map(rowOf);
    },
  };
}

function fieldsOf({ keyId, wrapped, made }: KeyRow): KeyFields {
  return { keyId, made, wrapped: Buffer.from(wrapped).toString('base64') };
}

function rowOf({ name, fields: { keyId, made, wrapped } }: Found<KeyFields>): KeyRow {
  return { id: name, keyId, made, wrapped: new Uint8Array(Buffer.from(wrapped, 'base64')) };
}
