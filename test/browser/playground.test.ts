/** A journey in the Agents Playground, as somebody in Teams walks it: a question in the chat, then cards. */

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { ROOT } from '../fakes/example';
import { freePort } from '../fakes/free-port';
import { type RunningApp, runApp } from '../fakes/running-app';
import { openBrowser } from './open-browser';

const QUESTION = 'mijn leidinggevende maakt steeds opmerkingen over mijn afkomst, waar kan ik heen?';
const readWords = (name: string) =>
  JSON.parse(readFileSync(join(ROOT, 'locales', 'nl', `${name}.json`), 'utf8'));
const desks = readWords('desks');

let app: RunningApp;
let playground: { process: ChildProcess; url: string };
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  app = await runApp({ TEAMS_LOCAL: '1', DISCRETION: 'chat' });
  playground = await openPlayground(`${app.url}/api/messages`);
  browser = await openBrowser({ javaScript: true, width: 1280, height: 900, language: 'nl-NL' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  playground?.process.kill();
  await app?.close();
});

it('reaches the desks within three taps, the manager not among them', async () => {
  const { page } = browser;
  await page.goto(playground.url);
  // The bot says welcome once the Playground has opened the conversation.
  await page.locator('.ac-adaptiveCard').first().waitFor();
  await page.locator('[role=textbox][contenteditable=true]').click();
  await page.keyboard.type(QUESTION);
  await page.getByRole('button', { name: 'Send Message' }).click();
  await page.locator('.ac-adaptiveCard').nth(1).waitFor();
  const card = page.locator('.ac-adaptiveCard').last();
  const buttons = () => card.getByRole('button');
  await buttons().first().waitFor();
  await pressFirst(page, buttons());
  await pressFirst(page, buttons());
  const shown = await card.innerText();
  expect(shown).toContain(desks['confidential-adviser'].title);
  expect(shown.split('\n')).not.toContain(desks.manager.title);
}, 60_000);

it('leads to hand-off on the web page, and keeps it out of the chat', async () => {
  const { page } = browser;
  const card = page.locator('.ac-adaptiveCard').last();
  const press = (name: string) => card.getByRole('button', { name, exact: true }).click();
  await press(readWords('interface').chrome.start);
  await card.getByText(readWords('interface').pages.start.title, { exact: true }).waitFor();
  await press(readWords('interface').start.talk);
  await press(readWords('articles')['handoff/start'].choices.relay);
  const { title, intro } = readWords('handoff').elsewhere;
  await card.getByText(title).waitFor();
  expect(await card.innerText()).toContain(intro);
  expect(await card.locator('input, textarea').count()).toBe(0);
  const address = page.locator('.ac-adaptiveCard').last().getByRole('link');
  expect(await address.getAttribute('href')).toContain('http://localhost');
}, 60_000);

/** Presses a card's first button and waits until the card has been replaced. */
async function pressFirst(page: Page, buttons: Locator): Promise<void> {
  const before = await buttons.allInnerTexts();
  await buttons.first().click();
  for (let tries = 0; tries < 100; tries++) {
    if (JSON.stringify(await buttons.allInnerTexts()) !== JSON.stringify(before)) return;
    await page.waitForTimeout(100);
  }
  throw new Error('the card was not replaced');
}

async function openPlayground(endpoint: string): Promise<{ process: ChildProcess; url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules', '.bin', 'agentsplayground'),
      ...['start', '-p', String(port), '-e', endpoint, '-c', 'msteams', '--disable-telemetry'],
    ],
    {
      stdio: 'ignore',
      env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', APPLICATION_INSIGHTS_NO_STATSBEAT: '1' },
    },
  );
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { process: child, url };
    await wait(200);
  }
  child.kill();
  throw new Error('the Playground did not start');
}
