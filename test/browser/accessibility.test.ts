/** Every kind of page against WCAG 2.2 A and AA as far as a machine can tell: light and dark, narrow and wide. */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { type RunningApp, runApp } from '../fakes/running-app';
import { type OpenBrowser, openBrowser } from './open-browser';
import { WAYS } from './walk';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [320, 1280];
const SCHEMES = ['light', 'dark'] as const;

let app: RunningApp;
let browser: OpenBrowser;

beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

describe.each([
  ['with script', true],
  ['without our script', false],
])('a page %s', (_, script) => {
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser({ javaScript: true });
    page = browser.page;
    if (!script) await page.route('**/enhance.js', (route) => route.abort());
  });
  afterAll(() => browser.close());

  test.each(Object.entries(WAYS))('of the kind %s has no fault', async (_kind, go) => {
    await page.goto(app.url);
    await go(page);
    expect(await faultsOf(page)).toEqual([]);
  });

  test('that is the printable card has no fault', async () => {
    await page.goto(`${app.url}/card`);
    expect(await faultsOf(page)).toEqual([]);
  });
});

/** One line a fault, at every width and in both schemes. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth);
    if (overflow > width) faults.push(`${width}: scrolls sideways to ${overflow}`);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
      const where = violations.map(({ id, nodes }) => `${width} ${colorScheme}: ${id}: ${nodes[0]?.html}`);
      faults.push(...where);
    }
  }
  return faults;
}
