/** The whole app, listening on a free loopback port with a data folder of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, makeApp } from '../../src/app';
import { type Config, readConfig } from '../../src/config';
import type { LogCode } from '../../src/log';
import { ROOT } from './example';

export interface RunningApp {
  url: string;
  /** Every code logged so far. */
  logged: LogCode[];
  dataDir: string;
  /** A fresh code for the staff pages, where codes are used. */
  staffCode(): string;
  /** Time passes: the clock of the app goes on by so many milliseconds, and what happens by itself happens. */
  pass(milliseconds: number): Promise<void>;
  /** What happens every six hours. */
  keep(): Promise<void>;
  close(): Promise<void>;
}

/** `openIdMetadata`: the key server to believe instead of Microsoft's. `change`: what no setting leads to. */
export async function runApp(
  environment: Record<string, string> = {},
  openIdMetadata?: string,
  change: (config: Config) => void = () => {},
): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wegwijzer-'));
  const logged: LogCode[] = [];
  let passed = 0;
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, ...environment });
  if (config.teams && openIdMetadata) config.teams.openIdMetadata = openIdMetadata;
  change(config);
  let app: App;
  try {
    app = await makeApp(
      config,
      ROOT,
      (code) => logged.push(code),
      () => Date.now() + passed,
    );
  } catch (error) {
    rmSync(dataDir, { recursive: true });
    throw error;
  }
  await new Promise<void>((resolve) => app.server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = app.server.server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    logged,
    dataDir,
    staffCode: () => app.issueStaffCode() ?? '',
    keep: () => app.keep(),
    async pass(milliseconds) {
      passed += milliseconds;
      await app.tick();
    },
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
