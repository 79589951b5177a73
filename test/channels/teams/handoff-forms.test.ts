/** Hand-off in Teams as real clients behave: they leave things out, ask twice, and are not who they were. */

import { type Connector, openConnector } from '../../fakes/connector';
import { type RunningApp, runApp } from '../../fakes/running-app';
import { type Invoke, type Json, openClient, placesOn, pressed, valueIn } from '../../fakes/teams-client';
import { openPerson, type TeamsPerson } from '../../fakes/teams-person';
import { adviserAtDesk, numberOf } from '../../handoff/walk';

const DAY = 24 * 60 * 60 * 1000;

let app: RunningApp;
let connector: Connector;
let invoke: Invoke;
let newcomers = 0;
beforeAll(async () => {
  connector = await openConnector();
  app = await runApp({ TEAMS_LOCAL: '1', DISCRETION: 'dialog' });
  invoke = openClient(app.url, connector);
  const adviser = await adviserAtDesk(app);
  await adviser.go('adviser/profile');
  await adviser.go('adviser/save', { most: '20' });
});
afterAll(async () => {
  await app.close();
  await connector.close();
});

const shown = (card: Json) => JSON.stringify(card);
const someone = (user = `user-${newcomers++}`) => openPerson(app.url, connector, user);

async function toWriting(person: TeamsPerson): Promise<void> {
  await person.open({});
  await person.press(numberOf('start', 'handoff/start'));
  await person.press(numberOf('handoff/start', 'handoff/relay/confidential-adviser'));
  await person.go('handoff/write');
}

/** To the receipt, with the first who can. */
async function beginTalk(user: string, text: string): Promise<TeamsPerson> {
  const person = someone(user);
  await toWriting(person);
  await person.go('handoff/preview', { text });
  await person.go('handoff/send');
  return person;
}

it('takes out what somebody emptied, though a client then sends nothing of it', async () => {
  const person = someone('second-thoughts');
  await toWriting(person);
  await person.go('handoff/preview', { text: 'liever toch niet', knock: 'yes' });
  await person.go('handoff/write');
  const changed = pressed(person.card(), 'handoff/preview', { text: '', knock: 'no' });
  expect(changed).not.toHaveProperty('text');
  const preview = await invoke('second-thoughts', 'task/submit', changed);
  expect(placesOn(preview)).toContain('handoff/send');
  expect(shown(preview)).not.toContain('liever toch niet');
});

it.each(['true', 'yes'])('takes a tick that comes as %s', async (tick) => {
  const person = someone();
  await toWriting(person);
  await person.go('handoff/preview', { knock: tick });
  await person.go('handoff/write');
  expect(valueIn(person.card(), 'knock')).toBe('yes');
});

it('keeps what is being typed when somebody looks around the talk', async () => {
  const person = await beginTalk('half-way', 'hallo');
  await person.go('handoff/case');
  const looked = pressed(person.card(), 'handoff/case', { text: 'nog niet af' });
  expect(shown(await invoke('half-way', 'task/submit', looked))).toContain('nog niet af');
});

it('makes one talk, and one message, of what Teams sends again', async () => {
  const person = someone('retried');
  await toWriting(person);
  await person.go('handoff/preview', { text: 'eenmaal' });
  const sending = pressed(person.card(), 'handoff/send');
  const receipts = [];
  for (let tries = 0; tries < 3; tries++) receipts.push(await invoke('retried', 'task/submit', sending));
  const codes = receipts.map((card) => /\d{4} \d{4} \d{4} \d{4} \d{4} \d{2}/.exec(shown(card))?.[0]);
  expect([codes.length, new Set(codes).size, codes[0]]).toEqual([3, 1, expect.any(String)]);
  const talk = await invoke('retried', 'task/submit', pressed(receipts[0] as Json, 'handoff/case'));
  const saying = pressed(talk, 'handoff/say', { text: 'tweemaal gezegd' });
  const both = await Promise.all([1, 2].map(() => invoke('retried', 'task/submit', saying)));
  for (const card of both) expect(shown(card).split('tweemaal gezegd')).toHaveLength(2);
});

it('keeps two people who write at once apart', async () => {
  const [one, other] = await Promise.all([
    beginTalk('side', 'kanarie-een'),
    beginTalk('by-side', 'kanarie-twee'),
  ]);
  await Promise.all([one.go('handoff/case'), other.go('handoff/case')]);
  expect([one.text().includes('kanarie-een'), one.text().includes('kanarie-twee')]).toEqual([true, false]);
  expect([other.text().includes('kanarie-een'), other.text().includes('kanarie-twee')]).toEqual([
    false,
    true,
  ]);
});

it('shows somebody else nothing of a page that was taken over', async () => {
  const person = await beginTalk('owner', 'kanarie van een ander');
  await person.go('handoff/case');
  for (const to of ['handoff/case', 'handoff/receipt', 'handoff/erase', 'adviser/desk']) {
    const card = await invoke('thief', 'task/submit', { ...pressed(person.card(), 'handoff/case'), to });
    expect(shown(card)).not.toContain('kanarie');
  }
  await person.go('handoff/case');
  expect(person.text()).toContain('kanarie van een ander');
});

it.each([
  ['without any field', {}],
  ['with fields nobody asked', { text: '', hidden: 'x', toString: 'y', __proto__: 'z' }],
  ['with broken names of fields', { asks: [7, null, 'seal', '__proto__'] }],
  ['with no list of fields', { asks: 'text' }],
])('answers a form %s', async (_what, changed) => {
  const person = someone();
  await toWriting(person);
  const { seal, to } = pressed(person.card(), 'handoff/preview');
  const user = `user-${newcomers - 1}`;
  expect(placesOn(await invoke(user, 'task/submit', { seal, to, ...changed }))).toContain('handoff/send');
});

it('lets nothing that was filled in leave but in the answer itself', async () => {
  const before = connector.sent.length;
  const canary = 'kanarie-die-blijft';
  const person = await beginTalk('quiet', canary);
  await person.go('handoff/confirm', { one: canary, other: canary });
  await person.go('handoff/case');
  await person.go('handoff/say', { text: canary });
  await person.go('handoff/name');
  await person.go('handoff/named', { name: canary, reach: canary });
  expect(person.text()).toContain(canary);
  await app.pass(DAY);
  expect(JSON.stringify(connector.sent.slice(before))).not.toContain(canary);
});

it('has a dialog in a group chat too, and says nothing to the group', async () => {
  const before = connector.sent.length;
  const group = { id: 'group', conversationType: 'groupChat' };
  const person = someone('in-group');
  await toWriting(person);
  const asked = pressed(person.card(), 'handoff/preview', { text: 'kanarie in de groep' });
  expect(placesOn(await invoke('in-group', 'task/submit', asked, group))).toContain('handoff/send');
  expect(connector.sent.length).toBe(before);
});
