/** Hand-off and the staff pages in a real browser: no fault that a machine can find, and everything with the keyboard alone. */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { type RunningApp, runApp } from '../fakes/running-app';
import { LONG_ENOUGH, numberOf } from '../handoff/walk';
import { type OpenBrowser, openBrowser } from './open-browser';
import { step, untilAnother } from './walk';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [320, 1280];
const SCHEMES = ['light', 'dark'] as const;
const TABS_MOST = 40;

let app: RunningApp;
let opened: OpenBrowser[];

beforeEach(async () => {
  app = await runApp();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await app.close();
});

async function pageIn(javaScript = true): Promise<Page> {
  const one = await openBrowser({ javaScript });
  opened.push(one);
  return one.page;
}

const go = (page: Page, to: string) =>
  step(page, page.locator(`button[name=to][value="${to}"], button[name=to][value^="${to}/"]`).first());

async function toDoor(page: Page, door: string): Promise<void> {
  await page.goto(app.url);
  await step(page, page.locator(`button[name=i][value="${numberOf('start', 'handoff/start')}"]`).first());
  await step(page, page.locator(`button[name=i][value="${numberOf('handoff/start', door)}"]`).first());
}

async function toDesk(page: Page): Promise<void> {
  await page.goto(`${app.url}/staff`);
  await page.locator('input[name=code]').fill(app.staffCode());
  await go(page, 'staff/code');
}

/** One line a fault, at every width and in both schemes. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const title = await page.locator('h1').innerText();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth);
    if (overflow > width) faults.push(`${title}: ${width}: scrolls sideways to ${overflow}`);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
      const where = violations.map(
        ({ id, nodes }) => `${title}: ${width} ${colorScheme}: ${id}: ${nodes[0]?.html}`,
      );
      faults.push(...where);
    }
  }
  return faults;
}

it('has no fault on the pages of hand-off and of the staff', async () => {
  const employee = await pageIn();
  const adviser = await pageIn();
  const faults: string[] = [];
  const look = async (page: Page) => faults.push(...(await faultsOf(page)));

  await toDoor(employee, 'handoff/return');
  await look(employee);
  await toDoor(employee, 'handoff/relay/confidential-adviser');
  await look(employee);
  await go(employee, 'handoff/choose');
  await look(employee);
  await go(employee, 'handoff/adviser');
  await go(employee, 'handoff/write');
  await look(employee);
  await employee.locator('textarea[name=text]').fill('Ik wil graag praten.\nمرحبا');
  await go(employee, 'handoff/preview');
  await look(employee);
  await app.pass(LONG_ENOUGH);
  await go(employee, 'handoff/send');
  await look(employee);
  await go(employee, 'handoff/case');
  await look(employee);

  await toDesk(adviser);
  await look(adviser);
  await go(adviser, 'adviser/case');
  await go(adviser, 'adviser/accept');
  await look(adviser);
  await go(adviser, 'adviser/phrases');
  await look(adviser);
  await adviser.goto(`${app.url}/staff`);
  await go(adviser, 'adviser/profile');
  await look(adviser);
  await adviser.goto(`${app.url}/staff`);
  await go(adviser, 'roster/list');
  await go(adviser, 'roster/invite');
  await look(adviser);

  expect(faults).toEqual([]);
});

describe.each([
  ['with script', true],
  ['without script', false],
])('by keyboard, %s', (_, javaScript) => {
  it('is written, looked at, sent, and its code typed back', async () => {
    const page = await pageIn(javaScript);
    await toDoor(page, 'handoff/relay/confidential-adviser');
    await press(page, 'handoff/write/first');
    await tabTo(page, 'textarea[name=text]');
    await page.keyboard.type('Kan ik met iemand praten?');
    await press(page, 'handoff/preview');
    expect(await page.locator('main').innerText()).toContain('Kan ik met iemand praten?');
    await app.pass(LONG_ENOUGH);
    await press(page, 'handoff/send');
    const words = await page.locator('.receipt li').allInnerTexts();
    const asked = (await page.locator('.field label').allInnerTexts()).map((label) =>
      Number(/\d/.exec(label)?.[0]),
    );
    await tabTo(page, 'input[name=one]');
    await page.keyboard.type(words[(asked[0] ?? 1) - 1] ?? '');
    await page.keyboard.press('Tab');
    await page.keyboard.type(words[(asked[1] ?? 2) - 1] ?? '');
    await entered(page);
    expect(await page.locator('button[value="handoff/say"]').count()).toBe(1);
  });
});

it('loses nothing when the answer to sending never comes: pressed again, it is one talk', async () => {
  const page = await pageIn();
  await toDoor(page, 'handoff/relay/confidential-adviser');
  await go(page, 'handoff/write/first');
  await page.locator('textarea[name=text]').fill('Kan ik met iemand praten?');
  await go(page, 'handoff/preview');
  await app.pass(LONG_ENOUGH);
  let lost = 0;
  await page.route(`${app.url}/`, async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await page.locator('button[value="handoff/send"]').click();
  await page.locator('#failed:not([hidden])').waitFor();
  await go(page, 'handoff/send');
  expect(await page.locator('.receipt li').count()).toBe(6);
  const adviser = await pageIn();
  await toDesk(adviser);
  expect(await adviser.locator('button[value^="adviser/case/"]').count()).toBe(1);
});

/** Only with the Tab key, as far as a person would go. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < TABS_MOST; tabs += 1) {
    if (await page.evaluate((target) => document.activeElement?.matches(target) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${selector} with the Tab key`);
}

async function press(page: Page, to: string): Promise<void> {
  await tabTo(page, `button[name=to][value="${to}"]`);
  await entered(page);
}

/** Enter, and another page is there. */
async function entered(page: Page): Promise<void> {
  await untilAnother(page, () => page.keyboard.press('Enter'));
}
