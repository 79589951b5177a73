/** Wegwijzer as it is started for real, in a process of its own with a probe inside: what breaks it breaks only it. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogCode } from '../../src/log';
import { ROOT } from '../fakes/example';

interface Health {
  unhandled: number;
  /** Whether Object.prototype and its like are as they were. */
  intact: boolean;
  /** Resident now, after collecting garbage, and at most since it was last asked. In bytes. */
  rss: number;
  peak: number;
}

export interface BuiltApp {
  url: string;
  port: number;
  health(): Promise<Health>;
  /** How often it logged this code. */
  logged(code: LogCode): number;
  /** Everything it printed to stderr. */
  complaints(): string;
  /** As a power failure would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** `preload`: a script that is loaded into it first. On a free port with a folder of its own, unless `environment` says otherwise. Needs `tsc -b` beforehand, as `npm test` and `npm run trust` do. */
export async function startBuilt(environment: Record<string, string>, preload?: string): Promise<BuiltApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wegwijzer-'));
  const port = environment.PORT ? Number(environment.PORT) : await freePort();
  const child = fork(join(ROOT, 'build', 'index.js'), {
    execArgv: [
      '--expose-gc',
      ...['--require', join(__dirname, 'probe.ts')],
      ...(preload ? ['--require', preload] : []),
    ],
    env: { PATH: process.env.PATH ?? '', PORT: String(port), DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    rmSync(dataDir, { recursive: true });
  };
  let complaints = '';
  let printed = '';
  child.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    complaints += chunk;
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child);
  return {
    url,
    port,
    logged: (code) => printed.split(`"code":"${code}"`).length - 1,
    complaints: () => complaints,
    async health() {
      child.send('how are you');
      const [health] = await once(child, 'message');
      return health;
    },
    kill: () => end('SIGKILL'),
    close: () => end('SIGTERM'),
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(`${url}/healthz`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('build/index.js did not start; run "npm run build" first');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
