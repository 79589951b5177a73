/** Wegwijzer as its own process, with everything watched that it could leave something in. */

import { type ChildProcess, spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../fakes/example';
import { freePort } from '../fakes/free-port';

export interface WatchedProcess {
  url: string;
  dataDir: string;
  /** Everything written to stdout and stderr so far. */
  output(): string;
  /** A heap snapshot after garbage collection; the path of the file. */
  snapshot(): Promise<string>;
  /** Every file in the folders of the process: data, temporary files, working folder. */
  files(): string[];
  close(): Promise<void>;
}

/** Bolt holds a request for three seconds, in case nobody answers it: after that it is gone. In milliseconds. */
export const BOLT_HOLDS = 4_000;

/** `preload`: a script that is loaded into it first. */
export async function watchProcess(
  environment: Record<string, string>,
  preload?: string,
): Promise<WatchedProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-watch-'));
  const dataDir = join(folder, 'data');
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      `--diagnostic-dir=${folder}`,
      '--heapsnapshot-signal=SIGUSR2',
      ...(preload ? ['--require', preload] : []),
      join(ROOT, 'build', 'index.js'),
    ],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, TMPDIR: folder, PORT: String(port), DATA_DIR: dataDir, ...environment },
    },
  );
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(String(chunk)));
  const url = `http://127.0.0.1:${port}`;
  await untilListening(url, child);
  return {
    url,
    dataDir,
    output: () => chunks.join(''),
    async snapshot() {
      const before = new Set(readdirSync(folder));
      child.kill('SIGUSR2');
      return join(folder, await newWholeFile(folder, before));
    },
    files: () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile()),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Which of these strings stand in a file, in any of the encodings a string is written in. */
export async function findIn(path: string, needles: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  let tail = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1', highWaterMark: 1 << 20 })) {
    const text = tail + chunk;
    for (const needle of needles) if (text.includes(needle)) found.add(needle);
    tail = text.slice(-200);
  }
  return [...found];
}

async function untilListening(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries++) {
    const ready = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await wait(100);
  }
  throw new Error('the process under watch did not start');
}

/** The file that appeared, once it no longer grows. */
async function newWholeFile(folder: string, before: ReadonlySet<string>): Promise<string> {
  let size = -1;
  for (let tries = 0; tries < 600; tries++) {
    await wait(200);
    const name = readdirSync(folder).find((entry) => !before.has(entry) && entry.endsWith('.heapsnapshot'));
    if (name === undefined || !existsSync(join(folder, name))) continue;
    const now = statSync(join(folder, name)).size;
    if (now > 0 && now === size) return name;
    size = now;
  }
  throw new Error('no heap snapshot appeared');
}
