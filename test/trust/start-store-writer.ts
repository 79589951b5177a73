/** Starts a process that writes to a store until it is killed, and listens to what it says. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../fakes/example';

export interface StoreWriter {
  /** Once it has opened the store. */
  ready: Promise<void>;
  /** Kills it as a power failure would. All the lines that it finished. */
  kill(): Promise<string[]>;
}

/** Needs `tsc -b` beforehand, as `npm test` and `npm run trust` do. */
export function startStoreWriter(folder: string, first: number): StoreWriter {
  const built = join(ROOT, 'build', 'storage', 'sqlite', 'sqlite-store.js');
  const child: ChildProcess = spawn(
    process.execPath,
    [require.resolve('./store-writer'), built, folder, String(first)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const closed = once(child, 'close');
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      if (said.startsWith('ready\n')) resolve();
    });
    closed.then(() => reject(new Error('the writer ended before it was ready')));
  });
  ready.catch(() => undefined);
  return {
    ready,
    async kill() {
      child.kill('SIGKILL');
      await closed;
      return said.split('\n').slice(0, -1);
    },
  };
}
