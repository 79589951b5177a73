/** `npm run playground`: Wegwijzer with Teams on this machine, and the Microsoft 365 Agents Playground against it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment } from '../config';
import { complain, print } from '../log';

const ROOT = join(__dirname, '..', '..');
const PLAYGROUND_PORT = '56150';

function main(): void {
  const settings = environment();
  const port = settings.PORT || '3978';
  const run = (command: string, args: string[], more: Record<string, string>) =>
    spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...settings, ...more } });

  const bot = run(process.execPath, [join(ROOT, 'build', 'index.js')], {
    TEAMS_LOCAL: '1',
    HOST: '127.0.0.1',
    // The Playground shows no dialogs.
    DISCRETION: 'chat',
  });
  const playground = run(
    join(ROOT, 'node_modules', '.bin', 'agentsplayground'),
    [
      'start',
      '-p',
      PLAYGROUND_PORT,
      '-e',
      `http://127.0.0.1:${port}/api/messages`,
      '-c',
      'msteams',
      '--disable-telemetry',
    ],
    { TEAMSAPPTESTER_BROWSER: 'none', APPLICATION_INSIGHTS_NO_STATSBEAT: '1' },
  );
  print(`Open the Playground: http://localhost:${PLAYGROUND_PORT}`);
  print('It shows cards, not dialogs. Stop both with Ctrl+C.');
  stopTogether([bot, playground]);
}

/** When one ends, or Ctrl+C is pressed, the other ends too. */
function stopTogether(processes: ChildProcess[]): void {
  const stop = () => {
    for (const child of processes) if (child.exitCode === null) child.kill();
  };
  for (const child of processes) {
    child.on('exit', stop);
    child.on('error', () => complain('The Playground could not start. Run "npm ci" first.'));
  }
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main();
