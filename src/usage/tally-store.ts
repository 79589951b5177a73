/** Running counts as they lie in the store: one box a process, of one size, whatever was counted. */

import { AppError } from '../errors';
import { openBox, sealBox } from '../sealing/box';
import type { TallyStore } from '../storage/ports';
import type { YearCounts } from './tables';

/** In bytes, before sealing: room for about ten years. Four bytes less than whole kilobytes, for the length. */
const SIZE = 32 * 1024 - 4;

export interface Kept {
  /** When its process wrote it, in milliseconds. */
  written: number;
  years: YearCounts[];
}

/** `unreadable`: another key sealed it, or it was damaged. */
export type Opened = Kept | 'unreadable';

export interface SealedTallies {
  read(id: string): Promise<Opened | undefined>;
  /** Throws `tally-too-large`. */
  write(id: string, kept: Kept): Promise<void>;
  list(): Promise<{ id: string; kept: Opened }[]>;
  remove(id: string): Promise<void>;
}

/** `key`: 256 bits, shared by all replicas. */
export function sealTallies(store: TallyStore, key: Uint8Array): SealedTallies {
  const open = (id: string, box: Uint8Array): Opened => {
    const bytes = openBox(key, box, bindOf(id));
    return bytes ? JSON.parse(Buffer.from(bytes).toString()) : 'unreadable';
  };
  return {
    async read(id) {
      const box = await store.read(id);
      return box && open(id, box);
    },
    write: (id, kept) => store.write(id, sealBox(key, toSize(JSON.stringify(kept)), bindOf(id))),
    list: async () => (await store.list()).map(({ id, box }) => ({ id, kept: open(id, box) })),
    remove: (id) => store.remove(id),
  };
}

/** Filled up with blanks, which JSON allows after its end. */
function toSize(text: string): Buffer {
  const bytes = Buffer.alloc(SIZE, ' ');
  if (bytes.write(text) === Buffer.byteLength(text)) return bytes;
  throw new AppError('tally-too-large', 'The counts of years that are over were not published: look at why.');
}

function bindOf(id: string): string {
  return `${id}|1|tally`;
}
