/** One whole journey in a real browser, with JavaScript off. Structure only: sentences are the content's. */

import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import desks from '../../locales/nl/desks.json';
import { type App, makeApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { type OpenBrowser, openBrowser } from './open-browser';

const ROOT = join(__dirname, '..', '..');
const QUESTION = 'mijn leidinggevende maakt steeds opmerkingen over mijn afkomst, waar kan ik heen?';
const TAPS_MOST = 3;

let app: App;
let browser: OpenBrowser;
let page: Page;
let address: string;
let dataDir: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'wegwijzer-'));
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir });
  app = await makeApp(config, ROOT, () => undefined);
  await new Promise<void>((resolve) => app.server.listen(0, config.host, resolve));
  address = `http://${config.host}:${(app.server.address() as AddressInfo).port}/`;
  browser = await openBrowser({ javaScript: false, width: 320 });
  page = browser.page;
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('somebody asks where to go about remarks of their manager', () => {
  test('opens the start page', async () => {
    await page.goto(address);
    await expectQuietPage();
  });

  test('writes it in their own words and gets proposals', async () => {
    await page.locator('textarea[name=question]').fill(QUESTION);
    await page.locator('.question button').click();
    await expectQuietPage();
    expect(await page.locator('.choices button').count()).toBeGreaterThan(1);
  });

  test('reaches desks within three taps, always on the first thing offered', async () => {
    for (let taps = 0; taps < TAPS_MOST && (await page.locator('.desk').count()) === 0; taps++) {
      await page.locator('.choices button, .links button').first().click();
      await expectQuietPage();
    }
    expect(await headings()).not.toHaveLength(0);
  });

  test('is sent to the confidential adviser first, and not to the manager', async () => {
    const [first, ...others] = await headings();
    expect(first).toContain(desks['confidential-adviser'].title);
    expect([first, ...others]).not.toContain(desks.manager.title);
  });

  test('unfolds the other desks without script', async () => {
    const last = page.locator('.desk').last();
    expect(await last.isVisible()).toBe(false);
    await page.locator('details.all > summary').click();
    expect(await last.isVisible()).toBe(true);
    await expectQuietPage();
  });

  test('keeps the place when the language changes', async () => {
    const before = await page.locator('.desk').count();
    await page.locator('button[name=language][value=en]').click();
    await expectQuietPage();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('.desk').count()).toBe(before);
  });

  test('goes back by the button in the page', async () => {
    await page.locator('nav button[name=i]').first().click();
    await expectQuietPage();
    expect(await page.locator('.desk').count()).toBe(0);
  });
});

/** The names of the desks in order, folded ones too, without the word for their rank. */
async function headings(): Promise<string[]> {
  const found = await page.locator('h2:not(.unseen)').all();
  return Promise.all(
    found.map(async (heading) => {
      const rank = heading.locator('.rank');
      const spoken = (await rank.count()) > 0 ? ((await rank.textContent()) ?? '') : '';
      return ((await heading.textContent()) ?? '').slice(spoken.length).trim();
    }),
  );
}

/** What holds for every page: danger in sight, nothing told to the address bar, the title, cookies or others. */
async function expectQuietPage(): Promise<void> {
  expect(await page.locator('.danger-line').isVisible()).toBe(true);
  expect(page.url()).toBe(address);
  expect(await page.title()).toBe('Wegwijzer');
  expect(await page.context().cookies()).toEqual([]);
  expect(browser.refused).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
}
