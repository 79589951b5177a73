import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../fakes/example';
import { runApp } from '../fakes/running-app';
import { temporaryFolder } from '../fakes/temporary-folder';

const rotate = (dataDir: string) =>
  execFileSync(process.execPath, [join(ROOT, 'build', 'commands', 'rotate.js')], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const keysIn = (dataDir: string) => readFileSync(join(dataDir, 'key-encryption-keys.json'), 'utf8');

const dataDir = temporaryFolder();

it('makes a new key, and everything can still be read', async () => {
  const first = await runApp({ DATA_DIR: dataDir });
  await first.close();
  const before = keysIn(dataDir);
  expect(rotate(dataDir)).toMatch(/\d+ keys/);
  expect(keysIn(dataDir)).not.toBe(before);
  const second = await runApp({ DATA_DIR: dataDir });
  expect(second.logged).toEqual([]);
  await second.close();
});

it('waits for Wegwijzer to be stopped', async () => {
  const app = await runApp();
  try {
    expect(() => rotate(app.dataDir)).toThrow(/store-in-use/);
  } finally {
    await app.close();
  }
});
