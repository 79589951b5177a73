/** Counting by when something must be heard: the script does it on the device; without it only the rule stands there. */

import type { Page } from 'playwright-core';
import articles from '../../locales/nl/articles.json';
import { drawPage } from '../../src/drawing/web/draw-page';
import { wordedPage } from '../drawing/pages-to-draw';
import { example } from '../fakes/example';
import { type RunningApp, runApp } from '../fakes/running-app';
import { type OpenBrowser, openBrowser } from './open-browser';

const { title, ...rule } = articles.terms;

let app: RunningApp;
let browser: OpenBrowser;

beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());
afterEach(() => browser.close());

/** Whatever is asked for, the app answers with this page, under its own headers. */
async function openTerms(javaScript: boolean, language = 'nl'): Promise<Page> {
  const { words, guide } = example();
  const body = drawPage({
    page: wordedPage(example(), 'terms', language),
    labels: words.labels(language),
    seal: 'none',
    languages: words.others(language),
    quickExit: guide.organisation['quick-exit'],
  });
  browser = await openBrowser({ javaScript });
  const { page } = browser;
  await page.route(`${app.url}/`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.url}/`);
  return page;
}

const shown = (page: Page, field: string) =>
  page.locator(`output[for=${field}] strong:visible`).allInnerTexts();
/** Without the day of the week. */
const dates = async (page: Page, field: string) =>
  (await shown(page, field)).map((date) => date.replace(/^\S+ /, ''));

describe('with script', () => {
  let page: Page;
  beforeEach(async () => {
    page = await openTerms(true);
  });

  test('counts a report over month ends and leap years', async () => {
    const counted: string[][] = [];
    for (const day of ['2026-08-24', '2026-11-22', '2027-11-22', '2026-12-25', '2028-02-22', '2026-01-31']) {
      await page.locator('#reported').fill(day);
      counted.push(await dates(page, 'reported'));
    }
    expect(counted).toEqual([
      ['31 augustus 2026', '30 november 2026'],
      ['29 november 2026', '28 februari 2027'],
      ['29 november 2027', '29 februari 2028'],
      ['1 januari 2027', '1 april 2027'],
      ['29 februari 2028', '29 mei 2028'],
      ['7 februari 2026', '7 mei 2026'],
    ]);
  });

  test('counts a complaint in weeks, over the change of the clock too', async () => {
    await page.locator('#complained').fill('2026-03-02');
    expect(await shown(page, 'complained')).toEqual([
      'maandag 30 maart 2026',
      'maandag 13 april 2026',
      'maandag 11 mei 2026',
      'maandag 8 juni 2026',
    ]);
    expect(await shown(page, 'reported')).toEqual([]);
  });

  test('shows nothing for half a date, and takes back what it showed', async () => {
    await page.locator('#reported').fill('2026-03-02');
    expect(await shown(page, 'reported')).toHaveLength(2);
    await page.locator('#reported').fill('');
    expect(await shown(page, 'reported')).toEqual([]);
    await page.locator('#reported').fill('0202-03-02');
    expect(await shown(page, 'reported')).toEqual([]);
  });

  test('counts on the next page too', async () => {
    await page.locator('#reported').fill('2026-08-24');
    await page.locator('nav button').first().click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await page.locator('#reported').inputValue()).toBe('');
    await page.locator('#reported').fill('2026-08-24');
    expect(await shown(page, 'reported')).toHaveLength(2);
  });

  test('asks the network for nothing, keeps nothing and sends nothing along', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.locator('#reported').fill('2026-08-24');
    await page.locator('#complained').fill('2026-08-25');
    await page.locator('#complained').press('Enter');
    expect(await shown(page, 'complained')).toHaveLength(4);
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.locator('nav button').first().click();
    expect((await sent).postData()).not.toMatch(/2026|reported|complained/);
  });
});

test('is read aloud, in the language of the page', async () => {
  const page = await openTerms(true, 'en');
  await page.locator('#reported').fill('2026-08-24');
  const heard = page.locator('output[for=reported][aria-live=polite]');
  expect(await heard.innerText()).toMatch(/31 August 2026[\s\S]*30 November 2026/);
});

test('without script the rule stands there, and no field', async () => {
  const page = await openTerms(false);
  const text = await page.locator('main').innerText();
  expect(text).toContain(title);
  expect(
    Object.values(rule)
      .flat()
      .filter((sentence) => !text.includes(sentence)),
  ).toEqual([]);
  expect(await page.locator('input:visible, output:visible, label:visible').count()).toBe(1);
  expect(await page.locator('.question label:visible').count()).toBe(1);
  expect(await page.locator('#reported').isVisible()).toBe(false);
});
