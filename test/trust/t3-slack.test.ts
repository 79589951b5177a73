/** T3: what is not signed by Slack, not now, or not for the first time has no effect. */

import type { RunningApp } from '../fakes/running-app';
import { openSlackApi, type SlackApi } from '../fakes/slack-api';
import {
  runAppInSlack,
  SIGNING_SECRET,
  sendEvent,
  sendSigned,
  signedHeaders,
  TEAM,
} from '../fakes/slack-person';
import { amount, trust } from './record';

const SECONDS = 1000;
const FORM = 'application/x-www-form-urlencoded';
const COMMAND = { command: '/wegwijzer', text: '', user_id: 'U1', team_id: TEAM, trigger_id: 'trigger' };

let api: SlackApi;
let app: RunningApp;
beforeEach(async () => {
  api = await openSlackApi();
  app = await runAppInSlack(api);
});
afterEach(async () => {
  await app.close();
  await api.close();
});

const now = () => Math.floor(Date.now() / SECONDS);
const post = (headers: Record<string, string>, body: string) =>
  fetch(`${app.url}/slack/events`, { method: 'POST', headers: { 'Content-Type': FORM, ...headers }, body });
const command = (trigger: string) => new URLSearchParams({ ...COMMAND, trigger_id: trigger }).toString();

trust('T3', 'what is not signed by Slack for this moment is refused', async () => {
  const body = command('unsigned');
  const good = signedHeaders(body);
  const refused: Record<string, Record<string, string>> = {
    'no signature': { 'X-Slack-Request-Timestamp': String(now()) },
    'no timestamp': { 'X-Slack-Signature': good['X-Slack-Signature'] },
    'neither of them': {},
    'another secret': signedHeaders(body, now(), SIGNING_SECRET.replace('0', '1')),
    'another body': signedHeaders(`${body}&more=1`),
    'another moment than was signed': { ...good, 'X-Slack-Request-Timestamp': String(now() - 1) },
    'a signature of another version': {
      ...good,
      'X-Slack-Signature': good['X-Slack-Signature'].replace('v0', 'v1'),
    },
    'half a signature': { ...good, 'X-Slack-Signature': good['X-Slack-Signature'].slice(0, 30) },
    'a timestamp that is no number': { ...good, 'X-Slack-Request-Timestamp': 'now' },
    'five minutes and a second ago': signedHeaders(body, now() - 301),
    'five minutes and more from now': signedHeaders(body, now() + 305),
    'a day from now': signedHeaders(body, now() + 86_400),
    'a year ago': signedHeaders(body, now() - 31_536_000),
  };
  for (const [name, headers] of Object.entries(refused)) {
    const response = await post(headers, body);
    expect([name, response.status, await response.text()]).toEqual([name, 401, '']);
  }
  expect(api.calls).toEqual([]);
  expect(app.logged.filter((code) => code === 'slack-unsigned')).toHaveLength(Object.keys(refused).length);
  const taken = await post(good, body);
  expect(taken.status).toBe(200);
  return { refused: Object.keys(refused).length, taken: 1 };
});

trust('T3', 'a check of the connection carries nothing in', async () => {
  const smuggled = new URLSearchParams({ ssl_check: '1', ...COMMAND }).toString();
  expect((await post({}, smuggled)).status).toBe(200);
  expect(api.calls).toEqual([]);
  return { calls: 0 };
});

trust('T3', 'what is sent again has one effect', async () => {
  const times = amount({ quick: 100, full: 1000 });
  const again = async (send: () => Promise<Response>, method: string) => {
    const answers = await Promise.all(Array.from({ length: times }, send));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await settled();
    return api.calls.filter((call) => call.method === method).length;
  };
  const event = { type: 'app_home_opened', user: 'U1', tab: 'home' };
  expect(await again(() => sendEvent(app.url, event, 'Ev1'), 'views.publish')).toBe(1);
  const typed = new URLSearchParams({ ...COMMAND, trigger_id: 'same' });
  expect(await again(() => sendSigned(app.url, typed), 'views.open')).toBe(1);
  const click = {
    type: 'block_actions',
    user: { id: 'U1' },
    team: { id: TEAM },
    trigger_id: 'clicked',
    view: { type: 'home' },
    actions: [{ type: 'button', action_id: '0:open:', block_id: 'b' }],
  };
  expect(await again(() => sendSigned(app.url, click), 'views.open')).toBe(2);
  return { sent: 3 * times, effects: 3 };
});

trust('T3', 'a signed request of a strange shape is taken, and nothing more', async () => {
  const strange: object[] = [
    {},
    { type: 'block_actions' },
    { type: 'block_actions', user: { id: 'U1' }, team: null, trigger_id: 't', actions: [] },
    { type: 'block_actions', user: { id: 1 }, actions: [{ action_id: 7 }] },
    { type: 'view_submission', user: { id: 'U1' }, team: { id: TEAM }, view: { type: 'modal', id: 'V' } },
    { type: 'shortcut', user: {}, callback_id: 'open' },
    { type: 'shortcut', __proto__: { polluted: true }, callback_id: {} },
    { type: 'event_callback', event: { type: 'app_home_opened' } },
    { type: 'nothing we know' },
  ];
  // At once: for what nobody listens to, Bolt waits three seconds.
  const answers = await Promise.all(
    strange.map((payload) => sendSigned(app.url, payload as Record<string, unknown>)),
  );
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const body = 'payload={broken';
  expect((await post(signedHeaders(body), body)).status).toBeLessThan(500);
  await settled();
  expect(api.calls).toEqual([]);
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  return { payloads: strange.length + 1 };
});

/** What comes after an answer is done. */
async function settled(): Promise<void> {
  for (let calm = 0, before = -1; calm < 10; calm += api.calls.length === before ? 1 : 0) {
    before = api.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
