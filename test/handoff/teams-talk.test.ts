/** The same hand-off with both sides in Teams, in dialogs over HTTP, and with the knock in between. */

import { type Connector, openConnector } from '../fakes/connector';
import { type RunningApp, runApp } from '../fakes/running-app';
import { openPerson, type TeamsPerson } from '../fakes/teams-person';
import { adviserAtDesk, beginInTeams, numberOf } from './walk';

const HOUR = 60 * 60 * 1000;

let app: RunningApp;
let connector: Connector;
let employee: TeamsPerson;
let adviser: TeamsPerson;

beforeEach(async () => {
  connector = await openConnector();
  app = await runApp({ TEAMS_LOCAL: '1', DISCRETION: 'dialog' });
  employee = openPerson(app.url, connector, 'employee');
  adviser = openPerson(app.url, connector, 'adviser');
  await invite();
});
afterEach(async () => {
  await app.close();
  await connector.close();
});

it('is asked, knocked, answered and read, all in dialogs', async () => {
  await beginInTeams(employee, 'ik schrijf vanuit Teams', { knock: 'true' }, 'Teams-adviseur');
  await app.pass(HOUR);
  const knock = knocksTo('chat-adviser').at(-1);
  expect(JSON.stringify(knock)).not.toContain('ik schrijf');
  await adviser.open(dataIn(knock));
  await adviser.go('adviser/case');
  expect(adviser.text()).toContain('ik schrijf vanuit Teams');
  await adviser.go('adviser/accept');
  await adviser.go('adviser/say', { text: 'ik antwoord vanuit Teams' });

  await app.pass(HOUR);
  const answer = knocksTo('chat-employee').at(-1);
  expect(JSON.stringify(answer)).not.toContain('ik antwoord');
  await employee.open(dataIn(answer));
  expect(employee.text()).toContain('ik antwoord vanuit Teams');
  await employee.go('handoff/say', { text: 'dank je' });
  await adviser.go('adviser/case');
  expect(adviser.text()).toContain('dank je');
});

it('knocks no employee who did not ask for it', async () => {
  await beginInTeams(employee, 'stil graag', {}, 'Teams-adviseur');
  await adviser.open({});
  await toDesk(adviser);
  await adviser.go('adviser/case');
  await adviser.go('adviser/accept');
  await adviser.go('adviser/say', { text: 'gelezen' });
  await app.pass(HOUR);
  expect(knocksTo('chat-employee')).toEqual([]);
});

it('knocks both in the same words, with a seal of one length', async () => {
  await beginInTeams(employee, 'wie is wie', { knock: 'true' }, 'Teams-adviseur');
  await app.pass(HOUR);
  const toAdviser = knocksTo('chat-adviser').at(-1);
  await adviser.open(dataIn(toAdviser));
  await adviser.go('adviser/case');
  await adviser.go('adviser/accept');
  await adviser.go('adviser/say', { text: 'ik lees mee' });
  await app.pass(HOUR);
  const looks = [toAdviser, knocksTo('chat-employee').at(-1)].map((knock) => [
    (knock as { summary?: string }).summary,
    String(dataIn(knock).seal).length,
  ]);
  expect(looks[0]).toEqual(looks[1]);
});

it('opens a knock for nobody else', async () => {
  await beginInTeams(employee, 'alleen voor jou', { knock: 'true' }, 'Teams-adviseur');
  await app.pass(HOUR);
  const stranger = openPerson(app.url, connector, 'stranger');
  await stranger.open(dataIn(knocksTo('chat-adviser').at(-1)));
  expect(stranger.text()).not.toContain('alleen voor jou');
  expect(stranger.places()).not.toContainEqual(expect.stringMatching(/^adviser\/case/));
});

it('fits every page of the talk in a card', async () => {
  const fits = (person: TeamsPerson) =>
    expect(Buffer.byteLength(JSON.stringify(person.card()))).toBeLessThan(28 * 1024);
  await beginInTeams(employee, HANZI, {}, 'Teams-adviseur', fits);
  await employee.go('handoff/case');
  fits(employee);
});

/** As much as one may write, in letters that take the most room. */
const HANZI = Array.from({ length: 2000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 3500))).join(
  '',
);

/** The coordinator invites on the staff page; the adviser binds the Teams account with the code. */
async function invite(): Promise<void> {
  const coordinator = await adviserAtDesk(app);
  await coordinator.go('roster/list');
  await coordinator.go('roster/invite');
  await coordinator.go('roster/invited', { name: 'Teams-adviseur', 'desk-confidential-adviser': 'on' });
  const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(coordinator.text()) ?? [];
  await adviser.open({});
  await toDesk(adviser);
  await adviser.go('adviser/join');
  await adviser.go('adviser/joined', { code });
  expect(adviser.places()).toContain('adviser/profile');
}

async function toDesk(person: TeamsPerson): Promise<void> {
  await person.press(numberOf('start', 'about'));
  await person.press(numberOf('about', 'adviser/desk'));
}

function knocksTo(chat: string): object[] {
  return connector.sent.filter(
    ({ conversation }) => (conversation as { id?: string } | undefined)?.id === chat,
  );
}

/** What the button of a knock carries. */
function dataIn(activity: object | undefined): Record<string, unknown> {
  const seal = /"seal":"([^"]+)"/.exec(JSON.stringify(activity))?.[1];
  return { seal };
}
