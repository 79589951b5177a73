/** One container of Cosmos DB as a set of items by name, where a lost answer never becomes a wrong one. */

import { randomBytes } from 'node:crypto';
import type { Container, JSONObject } from '@azure/cosmos';
import type { Created, Replaced } from '../ports';
import { type Meaning, meaningOf } from './failure';
import { type Persist, type RequestOptions, type Try, within } from './persist';

/** Earlier writes an item remembers: enough for every process that may write it while an answer is awaited. */
const MARKS = 4;
/** In milliseconds. */
const UP_WITHIN = 2000;

/** What is asked of a query: values go in by name (`@now`), never in the text. */
export interface Query {
  query: string;
  parameters: { name: string; value: string | number }[];
}

/** An item as stored: `marks` of its last writes, the newest first. */
type Stored<Fields> = Fields & { name: string; marks: string[]; _etag: string };

type Send = (options: RequestOptions) => Promise<unknown>;

export interface Found<Fields> {
  name: string;
  fields: Fields;
  /** Proof of what was read. */
  tag: string;
}

export interface Items<Fields> {
  create(name: string, fields: Fields): Promise<Created>;
  read(name: string): Promise<Found<Fields> | undefined>;
  replace(name: string, fields: Fields, tag: string): Promise<Replaced>;
  remove(name: string): Promise<void>;
  find(query: Query): Promise<Found<Fields>[]>;
  /** One read without patience. */
  isUp(): Promise<boolean>;
}

/** An id in Cosmos DB may hold no slash; a name may. */
const idOf = (name: string) => Buffer.from(name).toString('base64url');

/**
 * Every write leaves a random mark. When a retry hears that the item exists or changed, the mark tells whether that was
 * this very write, whose answer was lost; even when others wrote after it.
 */
export function openItems<Fields extends JSONObject>(container: Container, persist: Persist): Items<Fields> {
  const at = (name: string) => container.item(idOf(name), idOf(name));
  const stored = (name: string, fields: Fields, marks: string[]) => ({
    ...fields,
    id: idOf(name),
    name,
    marks: marks.slice(0, MARKS),
  });

  const readOnce =
    (name: string): Try<Stored<Fields> | undefined> =>
    async (options) => {
      const { resource, statusCode, substatus } = await at(name).read<Stored<Fields>>(options);
      if (resource) return resource;
      // This SDK also answers without an item when the whole container is missing.
      const missing = Object.assign(new Error('no item'), { code: statusCode, substatus });
      if (meaningOf(missing) === 'absent') return undefined;
      throw missing;
    };

  /** Writes once; `refused` are the meanings that say that it was not carried out now. */
  const write =
    (name: string, mark: string, send: Send, refused: Meaning[]): Try<boolean> =>
    async (options, isRetry) => {
      try {
        await send(options);
        return true;
      } catch (error) {
        if (!refused.includes(meaningOf(error))) throw error;
        return isRetry && ((await readOnce(name)(options, true))?.marks.includes(mark) ?? false);
      }
    };

  return {
    async create(name, fields) {
      const mark = newMark();
      const item = stored(name, fields, [mark]);
      const send: Send = (options) => container.items.create(item, options);
      return (await persist(write(name, mark, send, ['exists']))) ? 'done' : 'exists';
    },
    async read(name) {
      const item = await persist(readOnce(name));
      return item && found(item);
    },
    async replace(name, fields, tag) {
      const mark = newMark();
      const [etag = '', ...marks] = tag.split(' ');
      const item = stored(name, fields, [mark, ...marks]);
      const condition = { type: 'IfMatch', condition: etag };
      const send: Send = (options) => at(name).replace(item, { ...options, accessCondition: condition });
      return (await persist(write(name, mark, send, ['changed', 'absent']))) ? 'done' : 'conflict';
    },
    async remove(name) {
      await persist(async (options) => {
        try {
          await at(name).delete(options);
        } catch (error) {
          if (meaningOf(error) !== 'absent') throw error;
        }
      });
    },
    async find(query) {
      const { resources } = await persist((options) =>
        container.items.query<Stored<Fields>>(query, options).fetchAll(),
      );
      return resources.map(found);
    },
    async isUp() {
      try {
        await within(UP_WITHIN, (options) => readOnce('up')(options, false));
        return true;
      } catch {
        return false;
      }
    },
  };
}

const newMark = () => randomBytes(9).toString('base64url');

function found<Fields>(item: Stored<Fields>): Found<Fields> {
  return { name: item.name, fields: item, tag: [item._etag, ...item.marks].join(' ') };
}
