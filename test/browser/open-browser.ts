/** A real Chromium out of npm: nothing to install, and nothing it asks for leaves this machine. */

import type { Page } from 'playwright-core';
import { launchBrowser } from '../../src/commands/browser';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

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
  const browser = await launchBrowser();
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
