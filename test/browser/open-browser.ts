/** A real Chromium out of npm: nothing to install, and nothing it asks for leaves this machine. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LaunchOptions, chromium as launcher, type Page } from 'playwright-core';

const BUILD = join(__dirname, '..', '..', 'build');
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenBrowser {
  page: Page;
  /** Addresses outside this machine that were asked for, and not reached. */
  refused: string[];
  close(): Promise<void>;
}

export interface BrowserOptions {
  javaScript: boolean;
  /** In CSS pixels. */
  width?: number;
  height?: number;
  /** The language the browser asks for. */
  language?: string;
}

export async function openBrowser(options: BrowserOptions): Promise<OpenBrowser> {
  const { javaScript, width = 390, height = 844, language = 'nl-NL' } = options;
  const browser = await launcher.launch({ ...installed(), args: ARGS });
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height },
    locale: language,
  });
  const refused: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (LOOPBACK.has(new URL(url).hostname)) return route.continue();
    refused.push(url);
    return route.abort();
  });
  return { page: await context.newPage(), refused, close: () => browser.close() };
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
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
