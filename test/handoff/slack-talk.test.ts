/** The same hand-off with both sides in Slack, in windows over signed requests, and with the knock in between. */

import { partsOf } from '../drawing/parts-of';
import type { RunningApp } from '../fakes/running-app';
import { openSlackApi, type SlackApi } from '../fakes/slack-api';
import { openSlackPerson, runAppInSlack, type SlackPerson } from '../fakes/slack-person';
import { adviserAtDesk, numberOf } from './walk';

const HOUR = 60 * 60 * 1000;
/** As much as one may write, in letters that take the most room. */
const HANZI = Array.from({ length: 2000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 3500))).join(
  '',
);

let api: SlackApi;
let app: RunningApp;
let employee: SlackPerson;
let adviser: SlackPerson;

beforeEach(async () => {
  api = await openSlackApi();
  app = await runAppInSlack(api);
  employee = openSlackPerson(app.url, api, 'UEMPLOYEE');
  adviser = openSlackPerson(app.url, api, 'UADVISER');
  await invite();
});
afterEach(async () => {
  expect(api.problems).toEqual([]);
  await app.close();
  await api.close();
});

it('is asked, knocked, answered and read, all in windows', async () => {
  await begin('ik schrijf vanuit Slack', { knock: 'yes' });
  expect(employee.text()).toMatch(/\d{4} \d{4} \d{4}/);
  await app.pass(HOUR);
  const knock = knocksTo('UADVISER').at(-1);
  expect(JSON.stringify(knock)).not.toContain('ik schrijf');
  await adviser.openWith(sealIn(knock));
  await adviser.go('adviser/case');
  expect(adviser.text()).toContain('ik schrijf vanuit Slack');
  await adviser.go('adviser/accept');
  await adviser.go('adviser/say', { text: 'ik antwoord vanuit Slack' });

  await app.pass(HOUR);
  const answer = knocksTo('UEMPLOYEE').at(-1);
  expect(JSON.stringify(answer)).not.toContain('ik antwoord');
  await employee.openWith(sealIn(answer));
  expect(employee.text()).toContain('ik antwoord vanuit Slack');
  await employee.go('handoff/say', { text: 'dank je' });
  await adviser.go('adviser/case');
  expect(adviser.text()).toContain('dank je');

  await employee.go('handoff/stop');
  await employee.go('handoff/erase');
  await adviser.command();
  await toDesk(adviser);
  expect(adviser.places()).not.toContainEqual(expect.stringMatching(/^adviser\/case/));
});

it('knocks no employee who did not ask for it', async () => {
  await begin('stil graag', {});
  await adviser.command();
  await toDesk(adviser);
  await adviser.go('adviser/case');
  await adviser.go('adviser/accept');
  await adviser.go('adviser/say', { text: 'gelezen' });
  await app.pass(HOUR);
  expect(knocksTo('UEMPLOYEE')).toEqual([]);
});

it('knocks both in the same words, with a seal of one length', async () => {
  await begin('wie is wie', { knock: 'yes' });
  await app.pass(HOUR);
  const toAdviser = knocksTo('UADVISER').at(-1);
  await adviser.openWith(sealIn(toAdviser));
  await adviser.go('adviser/case');
  await adviser.go('adviser/accept');
  await adviser.go('adviser/say', { text: 'ik lees mee' });
  await app.pass(HOUR);
  const looks = [toAdviser, knocksTo('UEMPLOYEE').at(-1)].map((knock) => [knock?.text, sealIn(knock).length]);
  expect(looks[0]).toEqual(looks[1]);
});

it('opens a knock for nobody else', async () => {
  await begin('alleen voor jou', {});
  await app.pass(HOUR);
  const stranger = openSlackPerson(app.url, api, 'USTRANGER');
  await stranger.openWith(sealIn(knocksTo('UADVISER').at(-1)));
  expect(stranger.text()).not.toContain('alleen voor jou');
  expect(stranger.places()).not.toContainEqual(expect.stringMatching(/^adviser\/case/));
});

it('knows the same person in another workspace of the organisation', async () => {
  await begin('ook van daar', {});
  await app.pass(HOUR);
  const elsewhere = openSlackPerson(app.url, api, 'UADVISER', 'T2');
  await elsewhere.openWith(sealIn(knocksTo('UADVISER').at(-1)));
  expect(elsewhere.places()).toContainEqual(expect.stringMatching(/^adviser\/case/));
});

it('holds what is longer than a message may be, and says so', async () => {
  await employee.command();
  await employee.press(numberOf('start', 'handoff/start'));
  await employee.press(numberOf('handoff/start', 'handoff/relay/confidential-adviser'));
  await employee.go('handoff/write/first');
  const long = 'a'.repeat(2100);
  await employee.go('handoff/preview', { text: long });
  expect(employee.text()).toContain(long);
  expect(employee.places()).toContain('handoff/preview');
});

it('keeps the longest message whole, on every page of the talk', async () => {
  await begin(HANZI, {});
  await employee.go('handoff/case');
  expect(employee.text()).toContain(HANZI);
  await adviser.command();
  await toDesk(adviser);
  await adviser.go('adviser/case');
  expect(adviser.text()).toContain(HANZI);
});

it('shows what was typed again when something is still missing', async () => {
  await employee.command();
  await employee.press(numberOf('start', 'handoff/start'));
  await employee.press(numberOf('handoff/start', 'handoff/contact/confidential-adviser'));
  await employee.go('handoff/write/first');
  await employee.go('handoff/preview', { name: 'Zwaluwstaart', reach: '' });
  expect(employee.text()).toContain('Zwaluwstaart');
  expect(employee.places()).toContain('handoff/preview');
});

/** To the receipt, with the adviser who was invited. */
async function begin(text: string, fields: Record<string, string>): Promise<void> {
  await employee.command();
  await employee.press(numberOf('start', 'handoff/start'));
  await employee.press(numberOf('handoff/start', 'handoff/relay/confidential-adviser'));
  await employee.go('handoff/choose');
  await employee.go(adviserNamed('Slack-adviseur'));
  await employee.go('handoff/write');
  await employee.go('handoff/preview', { text, ...fields });
  await employee.go('handoff/send');
}

/** The place behind the button with this name. */
function adviserNamed(name: string): string {
  const button = partsOf(employee.view()).find(({ accessibility_label }) => accessibility_label === name);
  return String(button?.action_id).replace(/^\d+:to:/, '');
}

/** The coordinator invites on the staff page; the adviser binds the Slack account with the code. */
async function invite(): Promise<void> {
  const coordinator = await adviserAtDesk(app);
  await coordinator.go('roster/list');
  await coordinator.go('roster/invite');
  await coordinator.go('roster/invited', { name: 'Slack-adviseur', 'desk-confidential-adviser': 'on' });
  const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(coordinator.text()) ?? [];
  await adviser.command();
  await toDesk(adviser);
  await adviser.go('adviser/join');
  await adviser.go('adviser/joined', { code });
  expect(adviser.places()).toContain('adviser/profile');
}

async function toDesk(person: SlackPerson): Promise<void> {
  await person.press(numberOf('start', 'about'));
  await person.press(numberOf('about', 'adviser/desk'));
}

function knocksTo(user: string): Record<string, unknown>[] {
  return api.calls
    .filter(({ method, body }) => method === 'chat.postMessage' && body.channel === user)
    .map(({ body }) => body);
}

/** What the button of a knock carries. */
function sealIn(knock: Record<string, unknown> | undefined): string {
  return /"value":"([^"]+)"/.exec(JSON.stringify(knock))?.[1] ?? '';
}
