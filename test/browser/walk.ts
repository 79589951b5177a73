/** The ways to one page of every kind, as a person clicks them; the same with and without the script. */

import type { Locator, Page } from 'playwright-core';
import articles from '../../locales/nl/articles.json';
import words from '../../locales/nl/interface.json';

export const QUESTION = 'mijn leidinggevende maakt steeds opmerkingen over mijn afkomst, waar kan ik heen?';
const NONSENSE = 'qwrtp zxcvb';

/** Clicks, and waits until another page is there. */
export async function step(page: Page, target: Locator): Promise<void> {
  await untilAnother(page, () => target.click());
}

/** Does it, and waits until another page is there. */
export async function untilAnother(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await page.locator('input[name=seal]').first().getAttribute('value');
  await act();
  await page.waitForFunction(
    (old) => {
      const found = document.querySelector<HTMLInputElement>('input[name=seal]');
      return found !== null && found.value !== old && document.readyState !== 'loading';
    },
    before,
    { polling: 20 },
  );
}

export async function ask(page: Page, text: string): Promise<void> {
  await page.locator('textarea[name=question]').fill(text);
  await step(page, page.locator('.question button'));
}

const named = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const onward = (page: Page) => page.locator('.choices button, .links button').first();

async function toRoute(page: Page): Promise<void> {
  await ask(page, QUESTION);
  await step(page, onward(page));
  await step(page, onward(page));
}

/** From the start page to a page of each kind. */
export const WAYS: Record<string, (page: Page) => Promise<void>> = {
  choice: async () => undefined,
  proposals: (page) => ask(page, QUESTION),
  notice: (page) => ask(page, NONSENSE),
  article: (page) => step(page, named(page, words.start.about)),
  device: (page) => step(page, page.locator('button.device')),
  danger: (page) => step(page, named(page, words.chrome.danger)),
  route: toRoute,
  'route unfolded': async (page) => {
    await toRoute(page);
    await page.locator('details.all > summary').click();
  },
  desk: async (page) => {
    await toRoute(page);
    await step(page, page.locator('.desk button').nth(1));
  },
  comparison: async (page) => {
    await toRoute(page);
    await step(page, named(page, words.route.compare));
  },
  steps: async (page) => {
    await toRoute(page);
    await step(page, named(page, words.route.procedure));
  },
};

/** What the page on devices is called, to know that one is there. */
export const DEVICE_TITLE = articles.device.title;
