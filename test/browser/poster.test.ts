/** The printable card on paper: one sheet of A4 in every language, with every desk on it. */

import desks from '../../locales/nl/desks.json';
import { type RunningApp, runApp } from '../fakes/running-app';
import { type OpenBrowser, openBrowser } from './open-browser';

/** A PDF of Chromium names each page in the clear. */
const PAGE = /\/Type\s*\/Page\b/g;
/** Points a page of A4 measures. */
const A4 = /\/MediaBox \[0 0 59[45]\S* 84[12]\S*\]/;

let app: RunningApp;
let browser: OpenBrowser;

beforeAll(async () => {
  app = await runApp({ PUBLIC_URL: 'https://wegwijzer.ministerie.example' });
  browser = await openBrowser({ javaScript: false });
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

test.each([
  ['nl', 1],
  ['en', 1],
  // Letters differ a little from one computer to the next.
  ['nl', 1.04],
  ['en', 1.04],
])('fits one sheet in %s at size %d', async (language, scale) => {
  await browser.page.goto(`${app.url}/card?language=${language}`);
  const pdf = (await browser.page.pdf({ preferCSSPageSize: true, scale })).toString('latin1');
  expect(pdf.match(PAGE)).toHaveLength(1);
  expect(pdf).toMatch(A4);
});

test('names every desk once, and no manager first', async () => {
  await browser.page.goto(`${app.url}/card?language=nl`);
  const names = await browser.page.locator('.poster h3').allTextContents();
  const titles = Object.values(desks).map(({ title }) => title);
  expect([...names].sort()).toEqual([...titles].sort());
  const inside = await browser.page.locator('.poster-desks h3').first().textContent();
  expect(inside).toBe(desks['confidential-adviser'].title);
});

test('leads back to the start', async () => {
  await browser.page.goto(`${app.url}/card`);
  await browser.page.locator('.bar a').first().click();
  expect(browser.page.url()).toBe(`${app.url}/`);
});
