/** Cases in Cosmos DB. */

import type { CaseRow, CaseStore, Held } from '../ports';
import type { Found, Items } from './items';

/** How long after its end a case still lies there for the clock to find, so that its key is removed first: a day. */
const GRACE = 24 * 60 * 60 * 1000;

/** All times in milliseconds but `ttl`, which Cosmos DB counts in seconds from the last write. */
export type CaseFields = Omit<CaseRow, 'id' | 'box' | 'knockDue'> & {
  knockDue: number | null;
  /** Base64. */
  box: string;
  /** The earliest moment at which somebody must look. */
  wake: number;
  ttl: number;
};

/** `now`: for the time to live; what has expired is refused here all the same. */
export function cosmosCases(items: Items<CaseFields>, now: () => number): CaseStore {
  const find = async (query: string, values: Record<string, string | number>) => {
    const parameters = Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value }));
    return (await items.find({ query, parameters })).map(held);
  };
  return {
    create: (row) => items.create(row.id, fieldsOf(row, now())),
    async read(id, at) {
      const item = await items.read(id);
      return item && item.fields.expires > at ? held(item) : undefined;
    },
    replace: (row, tag) => items.replace(row.id, fieldsOf(row, now()), tag),
    remove: (id) => items.remove(id),
    findInbox: (inbox, at) =>
      find('SELECT * FROM c WHERE c.inbox = @inbox AND c.expires > @at', { inbox, at }),
    findDue: (at, most) =>
      find('SELECT TOP @most * FROM c WHERE c.wake <= @at ORDER BY c.wake', { at, most }),
  };
}

function fieldsOf({ id: _, box, knockDue, ...rest }: CaseRow, now: number): CaseFields {
  return {
    ...rest,
    knockDue: knockDue ?? null,
    box: Buffer.from(box).toString('base64'),
    wake: Math.min(rest.due, knockDue ?? Infinity, rest.expires),
    ttl: Math.max(1, Math.ceil((rest.expires + GRACE - now) / 1000)),
  };
}

function held({ name, fields, tag }: Found<CaseFields>): Held<CaseRow> {
  const { version, state, due, expires, knockDue, inbox, box } = fields;
  const row = { id: name, version, state, due, expires, inbox, box: bytes(box) };
  return { row: knockDue === null ? row : { ...row, knockDue }, tag };
}

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
