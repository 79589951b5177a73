/** What the optional script adds: one entry in the history, a quick way out, and nothing lost when a step fails. */

import type { Page } from 'playwright-core';
import { type RunningApp, runApp } from '../fakes/running-app';
import { type OpenBrowser, openBrowser } from './open-browser';
import { ask, DEVICE_TITLE, QUESTION, step } from './walk';

let app: RunningApp;
let browser: OpenBrowser;
let page: Page;
let before: string;

beforeAll(async () => {
  app = await runApp();
  before = `${app.url}/healthz`;
});
afterAll(() => app.close());

beforeEach(async () => {
  browser = await openBrowser({ javaScript: true, width: 1280 });
  page = browser.page;
  await page.route('https://www.rijksoverheid.nl/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>elsewhere</title>' }),
  );
  await page.goto(before);
  await page.goto(app.url);
});
afterEach(() => browser.close());

const focusedHeading = () =>
  page.evaluate(() => (document.activeElement?.tagName === 'H1' ? document.activeElement.textContent : null));

test('a visit is one entry in the history, and Back leads to where the person came from', async () => {
  const entries = await page.evaluate(() => history.length);
  await ask(page, QUESTION);
  await step(page, page.locator('.choices button').first());
  await step(page, page.locator('nav button').first());
  expect(await page.evaluate(() => history.length)).toBe(entries);
  expect(page.url()).toBe(`${app.url}/`);
  await page.goBack();
  expect(page.url()).toBe(before);
});

test('every step moves the focus to the title and the page to its top', async () => {
  await step(page, page.locator('.choices button').last());
  expect(await focusedHeading()).toBe(await page.locator('h1').textContent());
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('another language changes the language of the document', async () => {
  await step(page, page.locator('button[name=language][value=en]'));
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

test('the page on devices is one tap away, and Back in the page returns', async () => {
  await step(page, page.locator('button.device'));
  expect(await page.locator('h1').textContent()).toBe(DEVICE_TITLE);
  await step(page, page.locator('nav button').first());
  expect(await page.locator('button.device').count()).toBe(1);
});

test('a notice is read aloud', async () => {
  await page.evaluate(() => {
    for (const seal of document.querySelectorAll('input')) seal.value = 'stale';
  });
  await page.locator('.choices button').first().click();
  await page.waitForSelector('main [role=status]');
  const said = await page.locator('body > .unseen[role=status]').textContent();
  expect(said).toBe(await page.locator('main [role=status]').textContent());
  expect(said).not.toBe('');
});

test.each([
  ['a click', () => page.locator('.exit').click()],
  ['three times Escape', () => pressEscape(3)],
])('%s leaves, and Back does not return', async (_, leave) => {
  await ask(page, QUESTION);
  await leave();
  await page.waitForURL('https://www.rijksoverheid.nl/**');
  await page.goBack();
  expect(page.url()).toBe(before);
});

test('the page is gone before the other address answers', async () => {
  await page.unroute('https://www.rijksoverheid.nl/**');
  await page.route('https://www.rijksoverheid.nl/**', () => undefined);
  const left = await page.evaluate(() => {
    document.querySelector<HTMLElement>('.exit')?.click();
    return document.documentElement.childNodes.length;
  });
  expect(left).toBe(0);
});

test('Escape twice does nothing', async () => {
  await pressEscape(2);
  expect(await page.locator('h1').count()).toBe(1);
});

test.each([
  ['no answer', 0],
  ['a refusal', 413],
  ['a fault of ours', 500],
])('%s keeps the page and what was typed, says so, and a second try works', async (_, status) => {
  await page.route(`${app.url}/`, (route) => (status ? route.fulfill({ status, body: '' }) : route.abort()));
  await page.locator('textarea').fill(QUESTION);
  await page.locator('.question button').click();
  await page.waitForSelector('#failed:not([hidden])');
  expect(await page.locator('textarea').inputValue()).toBe(QUESTION);
  await page.unroute(`${app.url}/`);
  await step(page, page.locator('.question button'));
  expect(await page.locator('#failed').isVisible()).toBe(false);
});

test('stores nothing and asks no one else', async () => {
  await ask(page, QUESTION);
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await caches.keys()).length,
    (await indexedDB.databases()).length,
  ]);
  expect(kept).toEqual([0, 0, 0, 0]);
  expect(await page.context().cookies()).toEqual([]);
  expect(browser.refused).toEqual([]);
});

async function pressEscape(times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press('Escape');
}
