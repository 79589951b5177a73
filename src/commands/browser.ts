/** A real Chromium out of npm, to print and to test with: nothing to install. For development only. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, LaunchOptions } from 'playwright-core';
import { environment } from '../config';
import { AppError } from '../errors';

const BUILD = join(__dirname, '..', '..', 'build');
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Throws an `AppError` when there is none. Close it, or the process never ends. */
export async function launchBrowser(): Promise<Browser> {
  const { launcher, options } = found();
  return launcher.launch({ ...options, args: ARGS }).catch((error) => {
    const remedy = 'Chromium does not start. On anything but Linux on x64, install Google Chrome first.';
    throw new AppError('browser-missing', remedy, error);
  });
}

/** Loaded when asked for: a server without development packages never needs them. */
function found() {
  try {
    const { chromium } = require('playwright-core') as typeof import('playwright-core');
    return { launcher: chromium, options: installed() };
  } catch (error) {
    const remedy =
      'The browser is playwright-core with @sparticuz/chromium. Run "npm ci" in a checkout first.';
    throw new AppError('browser-missing', remedy, error);
  }
}

/** The package holds one for Linux on x64; elsewhere an installed Chrome does. */
function installed(): LaunchOptions {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  const folder = unpacked();
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...definedEnvironment(),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}

/** Once a version, two seconds. Under its own name only when whole: test files start side by side. */
function unpacked(): string {
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
  const folder = join(BUILD, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(BUILD, { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  unpackInto(fresh, entry);
  const fonts = join(fresh, 'fonts', 'fonts.conf');
  writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/fonts', join(folder, 'fonts')));
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** In a process of its own: the package is an ES module, which jest cannot load. It unpacks into TMPDIR. */
function unpackInto(folder: string, entry: string): void {
  const script = `import(${JSON.stringify(entry)}).then((chromium) => chromium.default.executablePath())`;
  execFileSync(process.execPath, ['-e', script], {
    env: { ...environment(), TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment()).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
