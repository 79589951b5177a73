/** Starts Wegwijzer: settings in, one process listening. */

import { join } from 'node:path';
import { makeApp } from './app';
import { type Config, environment, readConfig } from './config';
import { AppError } from './errors';
import { complain, log, print } from './log';

const ROOT = join(__dirname, '..');
const NODE_MAJOR = 24;

async function start(): Promise<void> {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < NODE_MAJOR) {
    throw new AppError(
      'node-too-old',
      `Start with "npm start": it brings Node ${NODE_MAJOR} along. This is ${process.version}.`,
    );
  }
  const config = readConfig(environment());
  const app = await makeApp(config, ROOT, log);
  await new Promise<void>((resolve, reject) => {
    app.server.server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new AppError('cannot-listen', `PORT: ${config.port} cannot be used (${error.code}). Choose another.`),
      ),
    );
    app.server.listen(config.port, config.host, () => resolve());
  });
  tell(config, app.issueStaffCode());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log('stopped');
      app.close().finally(() => process.exit(0));
      setTimeout(() => process.exit(0), 2000).unref();
    });
  }
}

function tell(config: Config, staffCode: string | undefined): void {
  const local = `http://localhost:${config.port}`;
  print(`Wegwijzer runs for the organisation "${config.organisation}".`);
  print(`  web    ${config.publicUrl}/${config.publicUrl === local ? '' : `  (here: ${local}/)`}`);
  print(`  card   ${local}/card`);
  if (staffCode) print(`  staff  ${local}/staff  (code for the next half hour, works once: ${staffCode})`);
  else if (config.signIn) print(`  staff  ${config.publicUrl}/staff`);
  else print('  staff  off: it needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
  if (!config.teams) print('  teams  off: it has no settings. To try it on this machine: npm run playground');
  else print(`  teams  ${local}/api/messages${config.teams.appId ? '' : '  (local, without sign-in)'}`);
  if (config.slack)
    print(config.slack.appToken ? '  slack  by Socket Mode' : `  slack  ${local}/slack/events`);
}

start().catch((error: unknown) => {
  complain(error instanceof AppError ? error.message : 'start-failed: Wegwijzer could not start.');
  if (!(error instanceof AppError) && error instanceof Error) complain(error.stack ?? '');
  process.exitCode = 1;
});
