/** The ways into Slack, and what stands there. */

import { setTimeout as wait } from 'node:timers/promises';
import { pageAt } from '../../../src/guide/page-at';
import { placeOf } from '../../../src/guide/place';
import { example, TODAY } from '../../fakes/example';
import type { RunningApp } from '../../fakes/running-app';
import { openSlackApi, type SlackApi, type SlackFault } from '../../fakes/slack-api';
import { openSlackPerson, runAppInSlack, type SlackPerson, sendEvent } from '../../fakes/slack-person';
import { numberOf } from '../../handoff/walk';

const { guide, words } = example();
const FIGURES = words.word(pageAt(guide, placeOf(`figures/${[...guide.figures.keys()][0]}`), TODAY), 'nl');
const WAY_TO_FIGURES = [
  ['start', 'topics?who=affected'],
  ['topics?who=affected', 'figures?who=affected'],
  ['figures?who=affected', `${FIGURES.place}?who=affected`],
] as const;

let api: SlackApi;
let app: RunningApp;
let person: SlackPerson;
beforeEach(async () => {
  api = await openSlackApi();
  app = await runAppInSlack(api, { PUBLIC_URL: 'https://wegwijzer.example' });
  person = openSlackPerson(app.url, api, 'U1');
});
afterEach(async () => {
  expect(api.problems).toEqual([]);
  await app.close();
  await api.close();
});

const called = (method: string) => api.calls.filter((call) => call.method === method);
const title = (place: string) => words.say({ key: `interface:pages.${place}.title` }, 'nl').join(' ');

it('opens the start page with the command alone', async () => {
  await person.command();
  expect(person.text()).toContain(title('start'));
});

it('understands what is typed after the command, and does not say it again', async () => {
  await person.command('mijn baas pest mij kwetsbaarwoord');
  expect(person.text()).toContain(title('search'));
  expect(JSON.stringify(api.calls)).not.toContain('kwetsbaarwoord');
});

it('understands a question that is typed in the window', async () => {
  await person.command();
  await person.ask('mijn baas pest mij');
  expect(person.text()).toContain(title('search'));
  await person.ask('');
  expect(person.text()).toContain(title('search'));
});

it('opens the start and the danger page with the two shortcuts', async () => {
  await person.shortcut('open');
  expect(person.text()).toContain(title('start'));
  await person.shortcut('danger');
  expect(person.view().callback_id).toBe('nl ask');
  expect(person.view().submit).toBeUndefined();
  expect(person.text()).toContain('112');
});

it('speaks the language of the person, and the one they choose', async () => {
  api.locale = 'en-GB';
  await person.command();
  expect(person.text()).toContain(words.say({ key: 'interface:pages.start.title' }, 'en')[0]);
  await person.click('language:nl');
  expect(person.text()).toContain(title('start'));
  await person.press(numberOf('start', 'about'));
  expect(String(person.view().callback_id)).toMatch(/^nl /);
});

it.each<[string, SlackFault]>([
  ['is slow to say', 'cut'],
  ['does not let us ask', { error: 'missing_scope' }],
  ['has had enough', { status: 429, retryAfter: 30 }],
])('opens in the first language when Slack %s', async (_, fault) => {
  api.fail(({ method }) => (method === 'users.info' ? fault : undefined));
  await person.command();
  expect(person.text()).toContain(title('start'));
});

it('shows on the Home tab one button, the danger line and what others can see', async () => {
  await sendEvent(app.url, { type: 'app_home_opened', user: 'U1', tab: 'home' });
  for (let tries = 0; tries < 200 && called('views.publish').length === 0; tries += 1) await wait(10);
  const home = JSON.stringify(called('views.publish')[0]?.body.view);
  expect(home.match(/"type":"button"/g)).toHaveLength(1);
  expect(home).toContain(words.labels('nl').slackNotice);
  expect(home).toContain(words.labels('nl').dangerLine);
  await sendEvent(app.url, { type: 'app_home_opened', user: 'U1', tab: 'messages' });
  await person.openWith();
  expect(person.text()).toContain(title('start'));
  expect(called('views.publish')).toHaveLength(1);
});

it('goes back to the start when a button is of another day', async () => {
  await person.command();
  await person.openWith('no seal of ours');
  expect(person.text()).toContain(words.labels('nl').stale);
});

it('shows a page without pictures when Slack cannot fetch them', async () => {
  api.fail(({ method, body }) =>
    method === 'views.update' && isPictured(body) ? { error: 'invalid_blocks' } : undefined,
  );
  await person.command();
  for (const [from, to] of WAY_TO_FIGURES) await person.press(numberOf(from, to));
  for (let tries = 0; tries < 200 && !isShown(); tries += 1) await wait(10);
  expect(called('views.update').filter(({ body }) => isPictured(body))).toHaveLength(1);
  expect(isShown()).toBe(true);
  expect(app.logged).toContain('slack-undrawable');
});

it('shows the bars of a chart as pictures', async () => {
  await person.command();
  for (const [from, to] of WAY_TO_FIGURES) await person.press(numberOf(from, to));
  expect(isPictured(person.view())).toBe(true);
});

it('asks once more when Slack wants it a moment later', async () => {
  await person.command();
  const faults: (SlackFault | undefined)[] = [{ status: 429, retryAfter: 1 }];
  api.fail(({ method }) => (method === 'views.update' ? faults.shift() : undefined));
  await person.press(numberOf('start', 'about'));
  for (let tries = 0; tries < 300 && called('views.update').length < 2; tries += 1) await wait(10);
  expect(called('views.update')).toHaveLength(2);
});

it('says in the log that our token is refused, and stays up', async () => {
  api.fail(({ method }) => (method === 'views.open' ? { error: 'invalid_auth' } : undefined));
  await person.command().catch(() => undefined);
  expect(app.logged).toContain('slack-token-refused');
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
});

it('gives the picture of a bar of every length, and of nothing else', async () => {
  for (const percent of [1, 37, 100]) {
    const response = await fetch(`${app.url}/bars/${percent}.png`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  }
  for (const other of ['0.png', '101.png', '37', '1e2.png', '-1.png']) {
    expect([other, (await fetch(`${app.url}/bars/${other}`)).status]).toEqual([other, 404]);
  }
});

const isPictured = (shown: object) => JSON.stringify(shown).includes('https://wegwijzer.example/bars/');
const isShown = () => person.text().includes(FIGURES.title);
