/** The whole hand-off over HTTP: somebody unnamed, an adviser on the staff pages, and nothing left afterwards. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningApp, runApp } from '../fakes/running-app';
import { openVisitor, type WebVisitor } from '../fakes/web-visitor';
import { adviserAtDesk, beginTalk, goToDoor, LONG_ENOUGH, receiptOn } from './walk';

const DAY = 24 * 60 * 60 * 1000;
/** Typed by both sides; found nowhere afterwards. */
const SECRETS = ['mijn baas heet Zwaluwstaart', 'antwoord Kievitsbloem', 'dank Waterlelie'];

let app: RunningApp;
let employee: WebVisitor;
let adviser: WebVisitor;

beforeEach(async () => {
  app = await runApp();
  employee = openVisitor(app.url);
  adviser = await adviserAtDesk(app);
});
afterEach(() => app.close());

it('is asked, answered, read again with the receipt, answered back, and gone', async () => {
  await beginTalk(app, employee, SECRETS[0]);
  const receipt = receiptOn(employee);
  await employee.go('handoff/confirm', receipt.twoOf());
  expect(employee.places()).toContain('handoff/say');

  await adviser.go('adviser/desk');
  await adviser.go('adviser/case');
  expect(adviser.text()).toContain(SECRETS[0]);
  await adviser.go('adviser/accept');
  await adviser.go('adviser/say', { text: SECRETS[1] ?? '' });

  const later = openVisitor(app.url);
  await openReturn(later, receipt.words.join(' '));
  expect(later.text()).toContain(SECRETS[1]);
  await later.go('handoff/say', { text: SECRETS[2] ?? '' });
  await adviser.go('adviser/case');
  expect(adviser.text()).toContain(SECRETS[2]);

  await later.go('handoff/stop');
  await later.go('handoff/erase');
  expect(filesHolding(app.dataDir, SECRETS)).toEqual([]);
  await adviser.go('adviser/desk');
  expect(adviser.places()).not.toContainEqual(expect.stringMatching(/^adviser\/case/));
  await openReturn(later, receipt.words.join(' '));
  expect(later.places()).toContain('handoff/open');
});

it('is one case however often the form is sent', async () => {
  await beginTalk(app, employee);
  const { words } = receiptOn(employee);
  await employee.again();
  expect(receiptOn(employee).words).toEqual(words);
  await adviser.go('adviser/desk');
  expect(adviser.places().filter((place) => place.startsWith('adviser/case'))).toHaveLength(1);
});

it('shows the receipt again until two words were typed back', async () => {
  await beginTalk(app, employee);
  const { words, twoOf } = receiptOn(employee);
  await employee.go('handoff/confirm', { one: 'fout', other: 'fout' });
  expect(receiptOn(employee).words).toEqual(words);
  await employee.go('handoff/confirm', twoOf());
  expect(employee.places()).toContain('handoff/say');
});

it('opens with the digits too', async () => {
  await beginTalk(app, employee);
  const { digits } = receiptOn(employee);
  const later = openVisitor(app.url);
  await openReturn(later, digits);
  expect(later.places()).toContain('handoff/say');
});

it('asks whoever is too quick to press once more, and loses nothing', async () => {
  await beginTalk(app, employee, 'te snel', 0);
  expect(employee.text()).toContain('te snel');
  expect(employee.places()).toContain('handoff/send');
  await app.pass(LONG_ENOUGH);
  await employee.go('handoff/send');
  expect(receiptOn(employee).words).toHaveLength(6);
});

it('is never offered to an adviser who is full', async () => {
  await adviser.go('adviser/profile');
  await adviser.go('adviser/save', {
    most: '1',
    'day-1': 'on',
    'day-2': 'on',
    'day-3': 'on',
    'day-4': 'on',
    'day-5': 'on',
    'language-nl': 'on',
  });
  await beginTalk(app, employee);
  const second = openVisitor(app.url);
  await second.open();
  await goToDoor(second, 'handoff/relay/confidential-adviser');
  expect(second.places()).not.toContain('handoff/write/first');
  expect(second.places()).toContain('handoff/call');
});

it('tells the person when nobody answers, and lets them choose again', async () => {
  await beginTalk(app, employee);
  const receipt = receiptOn(employee);
  await employee.go('handoff/confirm', receipt.twoOf());
  const before = employee.text();
  for (let day = 0; day < 10; day += 1) await app.pass(DAY);
  const later = openVisitor(app.url);
  await openReturn(later, receipt.words.join(' '));
  expect(later.text()).not.toEqual(before);
  const coordinator = await adviserAtDesk(app);
  await coordinator.go('roster/waiting');
  expect(coordinator.status()).toBe(200);
});

it('gives what was typed back when the talk is gone', async () => {
  await beginTalk(app, employee);
  await employee.go('handoff/confirm', receiptOn(employee).twoOf());
  await adviser.go('adviser/desk');
  await adviser.go('adviser/case');
  await adviser.go('adviser/close');
  await adviser.go('adviser/closed', { why: 'spam' });
  await employee.go('handoff/say', { text: 'ik schreef dit nog' });
  expect(employee.text()).toContain('ik schreef dit nog');
  expect(employee.places()).toContain('handoff/call');
});

it('keeps one session from opening what another was shown', async () => {
  await beginTalk(app, employee);
  await adviser.go('adviser/desk');
  const seal = /name="seal" value="([^"]+)"/.exec(adviser.html())?.[1] ?? '';
  const stolen = await fetch(`${app.url}/staff`, {
    method: 'POST',
    body: new URLSearchParams({ seal, to: 'adviser/desk' }),
  });
  expect(await stolen.text()).not.toContain('adviser/case');
});

async function openReturn(visitor: WebVisitor, receipt: string): Promise<void> {
  await goToDoor(visitor, 'handoff/return');
  await visitor.go('handoff/open', { receipt });
}

function filesHolding(folder: string, secrets: readonly string[]): string[] {
  return readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name));
    return secrets.some((secret) => bytes.includes(secret));
  });
}
