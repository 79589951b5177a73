/** What people do with a page that nobody meant: too much, twice, too late, the wrong button, a form of their own. */

import { type RunningApp, runApp } from '../fakes/running-app';
import { openVisitor, type WebVisitor } from '../fakes/web-visitor';
import { adviserAtDesk, beginTalk, goToDoor, LONG_ENOUGH, receiptOn } from './walk';

const LONG = 'lang bericht '.repeat(400).trim();

let app: RunningApp;
let employee: WebVisitor;
let adviser: WebVisitor;

beforeEach(async () => {
  app = await runApp();
  employee = openVisitor(app.url);
  adviser = await adviserAtDesk(app);
});
afterEach(() => app.close());

async function toWriting(): Promise<void> {
  await goToDoor(employee, 'handoff/relay/confidential-adviser');
  await employee.go('handoff/write/first');
}

async function toTalk(): Promise<void> {
  await beginTalk(app, employee);
  await employee.go('handoff/case');
}

async function openAtDesk(): Promise<void> {
  await adviser.go('adviser/desk');
  await adviser.go('adviser/case');
}

const casesOf = (visitor: WebVisitor) =>
  visitor.places().filter((place) => place.startsWith('adviser/case/'));

describe('somebody who writes', () => {
  it('keeps all of what is too long, and is told', async () => {
    await toWriting();
    await employee.go('handoff/preview', { text: LONG });
    expect(employee.text()).toContain(LONG);
    expect(employee.places()).not.toContain('handoff/send');
    await employee.go('handoff/preview', { text: 'kort' });
    expect(employee.places()).toContain('handoff/send');
  });

  it('keeps all of what is too long in a talk, on both sides', async () => {
    await toTalk();
    await employee.go('handoff/say', { text: LONG });
    expect(employee.text()).toContain(LONG);
    await openAtDesk();
    await adviser.go('adviser/accept');
    await adviser.go('adviser/say', { text: LONG });
    expect(adviser.text()).toContain(LONG);
  });

  it('finds it again after going back', async () => {
    await toWriting();
    await employee.go('handoff/relay/confidential-adviser', { text: 'half af' });
    await employee.go('handoff/write/first');
    expect(employee.text()).toContain('half af');
  });

  it.each(['handoff/case', 'handoff/choose', 'handoff/receipt', 'handoff/name'])(
    'does not lose half a message to the button of %s',
    async (place) => {
      await toTalk();
      await employee.go(place, { text: 'half af' });
      expect(employee.text()).toContain('half af');
      expect(employee.places()).toContain('handoff/say');
    },
  );

  it('is shown the way in by a form without a beginning', async () => {
    await toWriting();
    const seal = /name="seal" value="([^"]+)"/.exec(employee.html())?.[1] ?? '';
    const stranger = openVisitor(app.url);
    await goToDoor(stranger, 'handoff/return');
    const other = /name="seal" value="([^"]+)"/.exec(stranger.html())?.[1] ?? '';
    await stranger.send({ seal: other, to: 'handoff/preview', text: 'hallo' });
    expect(stranger.places()).toContain('handoff/write/first');
    await stranger.send({ seal, to: 'handoff/case' });
    expect(stranger.places()).toContain('handoff/return');
  });

  it('comes back with the words as they are numbered on the page', async () => {
    await beginTalk(app, employee);
    const { words } = receiptOn(employee);
    await goToDoor(employee, 'handoff/return');
    await employee.go('handoff/open', { receipt: `${words.slice(1).join(' ')} fout` });
    expect(employee.html()).toContain(`${words[5]} fout`);
    await employee.go('handoff/open', {
      receipt: words.map((word, i) => `${i + 1}. ${word.toUpperCase()}`).join(' '),
    });
    expect(employee.places()).toContain('handoff/say');
  });

  it('is not told that a change was sent after the first sending', async () => {
    await toWriting();
    await employee.go('handoff/preview', { text: 'eerst' });
    const seal = /name="seal" value="([^"]+)"/.exec(employee.html())?.[1] ?? '';
    await app.pass(LONG_ENOUGH);
    await employee.go('handoff/send');
    await employee.send({ seal, to: 'handoff/preview', text: 'daarna' });
    await employee.go('handoff/send');
    expect(receiptOn(employee).words).toEqual([]);
    expect(employee.text()).toContain('eerst');
    expect(employee.html()).toMatch(/<textarea[^>]*>daarna/);
  });

  it('sends nothing again by looking at the code of a talk that is gone', async () => {
    await toTalk();
    await openAtDesk();
    await adviser.go('adviser/close');
    await adviser.go('adviser/closed');
    await employee.go('handoff/receipt');
    expect(employee.places()).toContain('handoff/call');
    await adviser.go('adviser/desk');
    expect(casesOf(adviser)).toEqual([]);
  });

  it('is shown how to call when nobody has it, and who took it when somebody does', async () => {
    await toTalk();
    const offered = employee.text();
    await openAtDesk();
    await adviser.go('adviser/accept');
    await employee.go('handoff/case');
    expect(employee.text()).not.toEqual(offered);
    await adviser.go('adviser/leave');
    await adviser.go('adviser/decline');
    await employee.go('handoff/case');
    expect(employee.places()).toContain('handoff/call');
    expect(employee.places()).toContain('handoff/stop');
  });
});

it('asks for a call back with a name, and nobody is asked to write an answer', async () => {
  await goToDoor(employee, 'handoff/contact/confidential-adviser');
  await employee.go('handoff/write/first');
  await employee.go('handoff/preview', { name: 'Anna', reach: '' });
  expect(employee.html()).toContain('value="Anna"');
  await employee.go('handoff/preview', { name: 'Anna', reach: 'na zes uur' });
  await app.pass(LONG_ENOUGH);
  await employee.go('handoff/send');
  await openAtDesk();
  await adviser.go('adviser/accept');
  expect(adviser.html()).not.toContain('<textarea');
  await adviser.go('adviser/called');
  await employee.go('handoff/case');
  expect(employee.places()).not.toContain('handoff/say');
});

describe('somebody at the staff pages', () => {
  it('passes a talk on after the person agreed', async () => {
    const colleague = await joined('Sam de Wit');
    await toTalk();
    const mine = employee.title().includes('Sam') ? colleague : adviser;
    const other = mine === adviser ? colleague : adviser;
    await mine.go('adviser/desk');
    await mine.go('adviser/case');
    await mine.go('adviser/accept');
    await mine.go('adviser/transfer');
    await mine.go('adviser/transferred', {
      colleague: /<option value="([\w-]{22})"/.exec(mine.html())?.[1] ?? '',
    });
    await other.go('adviser/desk');
    expect(casesOf(other)).toEqual([]);
    await employee.go('handoff/case');
    await employee.go('handoff/agree');
    await other.go('adviser/desk');
    expect(casesOf(other)).toHaveLength(1);
  });

  it.each(['adviser/transfer', 'adviser/leave', 'adviser/close', 'adviser/phrases'])(
    'does not lose half an answer to the button of %s',
    async (place) => {
      await toTalk();
      await openAtDesk();
      await adviser.go('adviser/accept');
      await adviser.go(place, { text: 'half antwoord' });
      expect(adviser.text()).toContain('half antwoord');
    },
  );

  it('invites once however often the form is sent, and keeps what was ticked when the name is wrong', async () => {
    await adviser.go('roster/list');
    await adviser.go('roster/invite');
    await adviser.go('roster/invited', { name: '<', coordinator: 'on' });
    expect(adviser.html()).toMatch(/name="coordinator"[^>]* checked/);
    await adviser.go('roster/invited', { name: 'Sam de Wit' });
    await adviser.again();
    await adviser.go('roster/list');
    expect(adviser.places().filter((place) => place.startsWith('roster/adviser/'))).toHaveLength(2);
  });

  it('keeps what was ticked when a profile is not right yet', async () => {
    await adviser.go('adviser/profile');
    await adviser.go('adviser/save', { 'language-tr': 'on', introduction: 'Ik luister', mail: 'geen adres' });
    expect(adviser.html()).toMatch(/name="language-tr"[^>]* checked/);
    expect(adviser.text()).toContain('Ik luister');
  });
});

/** Somebody invited, signed in with the code. */
async function joined(name: string): Promise<WebVisitor> {
  await adviser.go('roster/list');
  await adviser.go('roster/invite');
  await adviser.go('roster/invited', { name });
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(adviser.text())?.[0] ?? '';
  const visitor = openVisitor(app.url, '/staff');
  await visitor.open();
  await visitor.go('staff/code', { code });
  await adviser.open();
  return visitor;
}
