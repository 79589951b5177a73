/** T16, hand-off: unique strings in every field of both sides. Sealed while it lasts, and nowhere after it was erased. */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Connector, openConnector } from '../fakes/connector';
import { openSlackApi, type SlackApi } from '../fakes/slack-api';
import { openSlackPerson, SIGNING_SECRET, type SlackPerson } from '../fakes/slack-person';
import { openPerson } from '../fakes/teams-person';
import { openVisitor, type WebVisitor } from '../fakes/web-visitor';
import { goToDoor, numberOf, receiptOn } from '../handoff/walk';
import { BOLT_HOLDS, findIn, type WatchedProcess, watchProcess } from './process-under-watch';
import { amount, trust } from './record';

const PEOPLE = amount({ quick: 2, full: 5 });
/** Older than a draft must be when so many send one after the other, in milliseconds. */
const OLD_ENOUGH = 3_500 + PEOPLE * 1_700;
const MARK = `kanarie${randomBytes(6).toString('hex')}`;
const FIELDS = ['text', 'more', 'answer', 'name', 'reach', 'typed', 'wrong', 'introduction'];
const CANARIES = FIELDS.map((field) => `${MARK}-${field}`);
const canary = (field: string, number: number) => `${MARK}-${field}-${number};`;

let app: WatchedProcess;
let adviser: WebVisitor;
let connector: Connector;
let slack: SlackApi;
beforeAll(async () => {
  connector = await openConnector();
  slack = await openSlackApi();
  app = await watchProcess(
    { TEAMS_LOCAL: '1', DISCRETION: 'dialog', SLACK_SECRET: SIGNING_SECRET, SLACK_TO: slack.url },
    join(__dirname, 'slack-on-loopback.cjs'),
  );
  adviser = openVisitor(app.url, '/staff');
  await adviser.open();
  const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(app.output()) ?? [];
  await adviser.go('staff/code', { code });
}, 60_000);
afterAll(async () => {
  await app.close();
  await connector.close();
  await slack.close();
});

async function inFiles(): Promise<string[]> {
  const kept = app.files().filter((path) => !path.endsWith('.heapsnapshot'));
  expect(kept.length).toBeGreaterThan(0);
  return (await Promise.all(kept.map((path) => findIn(path, [MARK])))).flat();
}

async function toPreview(number: number): Promise<WebVisitor> {
  const visitor = openVisitor(app.url);
  await goToDoor(visitor, 'handoff/return');
  await visitor.go('handoff/open', { receipt: canary('wrong', number) });
  await goToDoor(visitor, 'handoff/relay/confidential-adviser');
  await visitor.go('handoff/write/first');
  await visitor.go('handoff/preview', { text: canary('text', number) });
  return visitor;
}

/** From the receipt to where both wrote, and the person gave their name. */
async function talk(visitor: WebVisitor, number: number): Promise<void> {
  await visitor.go('handoff/send');
  await visitor.go('handoff/confirm', { one: canary('typed', number), other: '' });
  await visitor.go('handoff/confirm', receiptOn(visitor).twoOf());
  await visitor.go('handoff/say', { text: canary('more', number) });
  await adviser.open();
  await adviser.go('adviser/case');
  await adviser.go('adviser/accept');
  await adviser.go('adviser/say', { text: canary('answer', number) });
  await visitor.go('handoff/name');
  await visitor.go('handoff/named', { name: canary('name', number), reach: canary('reach', number) });
  expect(visitor.text()).toContain(canary('answer', number));
}

/** Somebody in a dialog of Teams or a window of Slack. */
type Person = Pick<SlackPerson, 'press' | 'go' | 'text'>;

async function talkInTeams(number: number): Promise<void> {
  const person = openPerson(app.url, connector, 'somebody');
  await person.open({});
  await talkWith(person, 'true', number);
}

async function talkInSlack(number: number): Promise<void> {
  const person = openSlackPerson(app.url, slack, 'U1');
  await person.command();
  await talkWith(person, 'yes', number);
}

/** The same from the first word to the last. `ticked`: as this channel says it. */
async function talkWith(person: Person, ticked: string, number: number): Promise<void> {
  await person.press(numberOf('start', 'handoff/start'));
  await person.press(numberOf('handoff/start', 'handoff/relay/confidential-adviser'));
  await person.go('handoff/write/first');
  await person.go('handoff/preview', { text: canary('text', number), knock: ticked });
  await person.go('handoff/send');
  await person.go('handoff/case');
  await person.go('handoff/say', { text: canary('more', number) });
  await adviser.open();
  await adviser.go('adviser/case');
  await adviser.go('adviser/accept');
  await adviser.go('adviser/say', { text: canary('answer', number) });
  await person.go('handoff/case');
  expect(person.text()).toContain(canary('answer', number));
  expect(await inFiles()).toEqual([]);
  await person.go('handoff/stop');
  await person.go('handoff/erase');
}

trust('T16', 'hand-off: readable in no file while it lasts, and nowhere when it is over', async () => {
  await adviser.go('adviser/profile');
  await adviser.go('adviser/save', { introduction: canary('introduction', 0) });
  const visitors: WebVisitor[] = [];
  for (let number = 0; number < PEOPLE; number += 1) visitors.push(await toPreview(number));
  await wait(OLD_ENOUGH);
  for (const [number, visitor] of visitors.entries()) {
    await talk(visitor, number);
    expect(await inFiles()).toEqual([]);
    await visitor.go('handoff/stop');
    await visitor.go('handoff/erase');
  }
  for (let number = 0; number < PEOPLE; number += 1) await talkInTeams(PEOPLE + number);
  for (let number = 0; number < PEOPLE; number += 1) await talkInSlack(2 * PEOPLE + number);
  // Whatever the runtime keeps of the last requests is that of others by now.
  for (let other = 0; other < 20; other += 1) await goToDoor(openVisitor(app.url), 'handoff/return');
  await adviser.open();
  await wait(BOLT_HOLDS);
  expect(await findIn(await app.snapshot(), CANARIES)).toEqual([]);
  expect(await inFiles()).toEqual([]);
  expect(JSON.stringify(connector.sent)).not.toContain(MARK);
  expect(app.output()).not.toContain(MARK);
  return { conversations: 3 * PEOPLE, found: 0 };
});
