/** The whole app, listening on a free loopback port with a data folder of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApp } from '../../src/app';
import { readConfig } from '../../src/config';
import type { LogCode } from '../../src/log';
import { ROOT } from './example';

export interface RunningApp {
  url: string;
  /** Every code logged so far. */
  logged: LogCode[];
  close(): Promise<void>;
}

/** `openIdMetadata`: the key server to believe instead of Microsoft's. */
export async function runApp(
  environment: Record<string, string> = {},
  openIdMetadata?: string,
): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wegwijzer-'));
  const logged: LogCode[] = [];
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, ...environment });
  if (config.teams && openIdMetadata) config.teams.openIdMetadata = openIdMetadata;
  const app = makeApp(config, ROOT, (code) => logged.push(code));
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = app.server.server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    logged,
    async close() {
      app.server.server.closeAllConnections();
      await app.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** For one test: it is closed whatever happens, or jest would not end. */
export async function whileRunning(
  environment: Record<string, string>,
  use: (app: RunningApp) => Promise<void>,
  openIdMetadata?: string,
): Promise<void> {
  const app = await runApp(environment, openIdMetadata);
  try {
    await use(app);
  } finally {
    await app.close();
  }
}
