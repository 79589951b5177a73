/** Key-encryption keys in one file, for a single machine: protects a stolen database or backup, not a stolen server. */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors';
import { decrypt, encrypt } from './gcm';
import { createPrivateFile, writePrivateFile } from './private-file';
import type { Wrapper } from './wrapping';

const NAME = 'key-encryption-keys.json';
const KEPT = 90 * 24 * 60 * 60 * 1000;

/** The last one is current; the others say since when they are not. */
const keySchema = z.object({
  id: z.string().regex(/^file\/[0-9a-f]{16}$/),
  key: z.string().transform((key) => Buffer.from(key, 'base64')),
  superseded: z.string().datetime().optional(),
});
const fileSchema = z
  .array(keySchema)
  .nonempty()
  .refine((keys) => keys.every(({ key }) => key.length === 32))
  .refine((keys) =>
    keys.every(({ superseded }, i) => (superseded === undefined) === (i === keys.length - 1)),
  );

type Key = z.infer<typeof keySchema>;

export interface FileWrapper extends Wrapper {
  /** Makes a new current key. The one before stays readable for 90 days: until then everything must be rewrapped. */
  rotate(): void;
  /** Destroys keys that were superseded 90 days ago. Called at start and every hour. */
  sweep(): void;
}

/**
 * Makes the file in `folder` when there is none. `isNeeded`: the store holds keys already, so a missing file is a loss
 * and not a first start. Throws `key-file-damaged` rather than replace what may still open something. `now` in
 * milliseconds.
 */
export function openFileWrapper(folder: string, now: () => number, isNeeded: boolean): FileWrapper {
  let keys = readKeys(folder) ?? makeFile(folder, isNeeded);
  const isReadable = ({ superseded }: Key) => !superseded || Date.parse(superseded) + KEPT > now();
  const current = () => keys.at(-1) as Key;
  const find = (id: string) => keys.find((key) => key.id === id && isReadable(key));
  const save = (next: Key[]) => {
    writePrivateFile(folder, NAME, print(next));
    keys = next;
  };
  const wrapper: FileWrapper = {
    currentKeyId: () => current().id,
    async wrap(key) {
      const { id, key: by } = current();
      return { keyId: id, wrapped: encrypt(by, key, Buffer.from(id)) };
    },
    async unwrap({ keyId, wrapped }) {
      // Another process may have rotated since.
      if (!find(keyId)) keys = reload(folder);
      const by = find(keyId);
      return by && decrypt(by.key, wrapped, Buffer.from(keyId));
    },
    rotate() {
      const superseded = new Date(now()).toISOString();
      const before = reload(folder).map((key) => (key.superseded ? key : { ...key, superseded }));
      save([...before.filter(isReadable), newKey()]);
    },
    sweep() {
      const before = reload(folder);
      if (!before.every(isReadable)) save(before.filter(isReadable));
    },
  };
  wrapper.sweep();
  return wrapper;
}

function newKey(): Key {
  return { id: `file/${randomBytes(8).toString('hex')}`, key: randomBytes(32) };
}

function print(keys: Key[]): string {
  return JSON.stringify(keys.map(({ key, ...rest }) => ({ ...rest, key: key.toString('base64') })));
}

function makeFile(folder: string, isNeeded: boolean): Key[] {
  if (isNeeded) throw damaged('is missing');
  createPrivateFile(folder, NAME, print([newKey()]));
  return reload(folder);
}

function reload(folder: string): Key[] {
  const keys = readKeys(folder);
  if (keys) return keys;
  throw damaged('is missing');
}

/** `undefined` when there is no file. No cause is passed on: a parser's message repeats what it read. */
function readKeys(folder: string): Key[] | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, NAME), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw damaged(`cannot be read (${code})`);
  }
  const parsed = fileSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw damaged('is damaged');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function damaged(what: string): AppError {
  return new AppError(
    'key-file-damaged',
    `${NAME} in DATA_DIR ${what}: put it back from where it is kept. Everything in the store is sealed under it. Only when nothing in the store is wanted any more, remove the file and the database together.`,
  );
}
