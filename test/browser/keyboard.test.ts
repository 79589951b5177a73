/** A whole journey with nothing but a keyboard, and the focus always in sight. */

import type { Page } from 'playwright-core';
import { type RunningApp, runApp } from '../fakes/running-app';
import { type OpenBrowser, openBrowser } from './open-browser';
import { QUESTION } from './walk';

const TABS_MOST = 60;

let app: RunningApp;
let browser: OpenBrowser;
let page: Page;

beforeAll(async () => {
  app = await runApp();
  browser = await openBrowser({ javaScript: true, width: 390 });
  page = browser.page;
  await page.goto(app.url);
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

test('begins with a link that skips to the text', async () => {
  await page.keyboard.press('Tab');
  expect(await focused('.nl-skip-link')).toBe(true);
  await expectSeen();
  await page.keyboard.press('Enter');
  expect(await focused('main')).toBe(true);
  expect(page.url()).toBe(`${app.url}/`);
});

test('asks a question and hears the title of the answer', async () => {
  await tabTo('textarea[name=question]');
  await page.keyboard.type(QUESTION);
  await tabTo('.question button');
  await enter();
  expect(await focused('h1')).toBe(true);
});

test('goes on to the desks', async () => {
  for (let steps = 0; steps < 3 && (await page.locator('.desk').count()) === 0; steps++) {
    await tabTo('.choices button, .links button');
    await enter();
    expect(await focused('h1')).toBe(true);
  }
  expect(await page.locator('.desk').count()).toBeGreaterThan(1);
});

test('unfolds the other desks and opens the last of them', async () => {
  await tabTo('details.all > summary');
  await page.keyboard.press('Enter');
  await tabTo('details.all li:last-child button');
  await enter();
  expect(await focused('h1')).toBe(true);
});

test('walks back by the first button after the way out', async () => {
  await page.keyboard.press('Shift+Tab');
  await tabTo('nav button', 'Shift+Tab');
  await enter();
  expect(await focused('h1')).toBe(true);
});

/** Presses Tab until it is there; everything on the way must show that it has the focus. */
async function tabTo(selector: string, key = 'Tab'): Promise<void> {
  for (let tabs = 0; tabs < TABS_MOST; tabs++) {
    if (await focused(selector)) return;
    await page.keyboard.press(key);
    await expectSeen();
  }
  throw new Error(`no ${selector} within ${TABS_MOST} tabs`);
}

async function enter(): Promise<void> {
  const before = await page.locator('input[name=seal]').first().getAttribute('value');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (old) => document.querySelector<HTMLInputElement>('input[name=seal]')?.value !== old,
    before,
  );
}

function focused(selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
}

/** A ring of at least two pixels around it, inside the window, and not behind the bar that stays. */
async function expectSeen(): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'the browser itself';
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom, left, width } = element.getBoundingClientRect();
    const middle = document.elementFromPoint(left + width / 2, Math.min((top + bottom) / 2, innerHeight - 1));
    const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    const inSight = top >= 0 && top < innerHeight && (element.contains(middle) || middle?.contains(element));
    return ring && inSight
      ? 'the browser itself'
      : `${element.outerHTML.slice(0, 120)} ring ${ring} at ${top}`;
  });
  expect(seen).toBe('the browser itself');
}
