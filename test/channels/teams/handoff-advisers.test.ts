/** Advisers in Teams: absence, a place on the list that ends, and cards that hold them all. */

import { partsOf } from '../../drawing/parts-of';
import { type Connector, openConnector } from '../../fakes/connector';
import { type RunningApp, runApp } from '../../fakes/running-app';
import { type Invoke, type Json, openClient, placesOn, pressed, valueIn } from '../../fakes/teams-client';
import { openPerson, type TeamsPerson } from '../../fakes/teams-person';
import type { WebVisitor } from '../../fakes/web-visitor';
import { adviserAtDesk, numberOf } from '../../handoff/walk';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const CARD_MOST = 28 * 1024;
const ROSTER = 13;
const LANGUAGES = 'nl en fr es pt ar ru zh tr'.split(' ');
/** They say where a button leads; an input of that name would lay its value over them. */
const WAYS = ['seal', 'i', 'to', 'asks', 'question', 'msteams'];

let app: RunningApp;
let connector: Connector;
let invoke: Invoke;
let coordinator: WebVisitor;
beforeEach(async () => {
  connector = await openConnector();
  app = await runApp({ TEAMS_LOCAL: '1', DISCRETION: 'dialog' });
  invoke = openClient(app.url, connector);
  coordinator = await adviserAtDesk(app);
});
afterEach(async () => {
  await app.close();
  await connector.close();
});

it('fill in a profile with ticks and a date, and can take the date away again', async () => {
  const adviser = await join('absent', 'Afwezige adviseur');
  await adviser.go('adviser/profile');
  await adviser.go('adviser/save', { absentUntil: '2099-01-31', 'language-en': 'true', 'day-1': 'no' });
  await adviser.go('adviser/profile');
  const values = ['absentUntil', 'language-en', 'day-1'].map((name) => valueIn(adviser.card(), name));
  expect(values).toEqual(['2099-01-31', 'yes', '']);
  await invoke('absent', 'task/submit', pressed(adviser.card(), 'adviser/save', { absentUntil: '' }));
  await toDesk(adviser);
  await adviser.go('adviser/profile');
  expect(valueIn(adviser.card(), 'absentUntil')).toBe('');
});

it('are told in peace when they were taken off the list, and when a knock is a hundred days old', async () => {
  await join('leaving', 'Vertrekkende adviseur');
  const person = openPerson(app.url, connector, 'asks');
  const to = await askAdviser(person, 'Vertrekkende adviseur');
  await app.pass(HOUR);
  const [, seal] = /"seal":"([^"]+)"/.exec(JSON.stringify(connector.sent.at(-1))) ?? [];
  const opened = async () => placesOn(await invoke('leaving', 'task/fetch', { seal }));
  expect(await opened()).toContainEqual(expect.stringMatching(/^adviser\/case\//));

  coordinator = await adviserAtDesk(app);
  await coordinator.go('roster/list');
  await coordinator.go(`roster/adviser/${to.split('/').at(-1)}`);
  await coordinator.go('roster/remove');
  await coordinator.go('roster/removed');
  expect(await opened()).toContain('adviser/join');
  await app.pass(101 * DAY);
  const late = await invoke('leaving', 'task/fetch', { seal });
  expect(partsOf(late).map(({ data }) => (data as Json | undefined)?.i)).toContain(4);
});

it('ask whether a talk may go to a colleague, and keep what they were typing', async () => {
  const adviser = await join('asking', 'Vragende adviseur');
  await join('colleague', 'Andere adviseur');
  const person = openPerson(app.url, connector, 'asks');
  await askAdviser(person, 'Vragende adviseur');
  await toDesk(adviser);
  await adviser.go('adviser/case');
  await adviser.go('adviser/accept');
  const look = placesOn(adviser.card()).find((place) => place.startsWith('adviser/case/')) ?? '';
  const talk = await invoke('asking', 'task/submit', pressed(adviser.card(), look, { text: 'half af' }));
  expect(valueIn(talk, 'text')).toBe('half af');

  await adviser.go('adviser/transfer');
  const options = partsOf(adviser.card()).find(({ id }) => id === 'colleague')?.choices as Json[];
  const colleague = String(options.find(({ title }) => title === 'Andere adviseur')?.value);
  const asking = placesOn(adviser.card()).find((place) => place.startsWith('adviser/transferred')) ?? '';
  await invoke('asking', 'task/submit', pressed(adviser.card(), asking, { colleague }));
  await person.go('handoff/case');
  expect(person.places()).toContain('handoff/agree');
});

it('fit in cards with all their colleagues, whatever their names and words', async () => {
  const cards: Json[] = [];
  const all = Object.fromEntries(LANGUAGES.map((code) => [`language-${code}`, 'yes']));
  for (let i = 0; i < ROSTER; i++) {
    const adviser = await join(
      `one-${i}`,
      `Annemarie-Josephine van den Boogaard-Öztürk el Hamdaoui nummer ${i}`,
    );
    await adviser.go('adviser/profile');
    await adviser.go('adviser/save', {
      ...all,
      introduction: '聽'.repeat(400),
      workplace: 'kantoor '.repeat(7),
    });
    await adviser.go('adviser/profile');
    cards.push(adviser.card());
  }
  const one = openPerson(app.url, connector, 'one-0');
  await toDesk(one);
  for (const place of ['roster/list', 'roster/invite']) {
    await one.go(place);
    cards.push(one.card());
  }
  const person = openPerson(app.url, connector, 'asks');
  await toChoosing(person);
  cards.push(person.card());
  await person.go('handoff/adviser');
  cards.push(person.card());

  expect(cards.filter((card) => Buffer.byteLength(JSON.stringify(card)) >= CARD_MOST)).toEqual([]);
  const inputs = cards.flatMap(partsOf).filter(({ type }) => String(type).startsWith('Input.'));
  expect(inputs.filter(({ id }) => WAYS.includes(String(id)))).toEqual([]);
});

async function join(user: string, name: string): Promise<TeamsPerson> {
  await coordinator.go('roster/list');
  await coordinator.go('roster/invite');
  await coordinator.go('roster/invited', { name, 'desk-confidential-adviser': 'on', coordinator: 'on' });
  const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(coordinator.text()) ?? [];
  const adviser = openPerson(app.url, connector, user);
  await toDesk(adviser);
  await adviser.go('adviser/join');
  await adviser.go('adviser/joined', { code });
  return adviser;
}

async function toDesk(person: TeamsPerson): Promise<void> {
  await person.open({});
  await person.press(numberOf('start', 'about'));
  await person.press(numberOf('about', 'adviser/desk'));
}

/** To the receipt, with the adviser of this name; gives the place of their page. */
async function askAdviser(person: TeamsPerson, name: string): Promise<string> {
  await toChoosing(person);
  const link = partsOf(person.card()).find(({ title }) => title === name);
  const place = String((link?.data as Json | undefined)?.to);
  await person.go(place);
  await person.go('handoff/write');
  await person.go('handoff/preview', { text: 'kanarie' });
  await person.go('handoff/send');
  return place;
}

async function toChoosing(person: TeamsPerson): Promise<void> {
  await person.open({});
  await person.press(numberOf('start', 'handoff/start'));
  await person.press(numberOf('handoff/start', 'handoff/relay/confidential-adviser'));
  await person.go('handoff/choose');
}
