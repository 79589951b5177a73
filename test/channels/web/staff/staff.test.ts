/** The staff pages over HTTP: who gets in, how, and who is out at once. */

import { type RunningApp, runApp } from '../../../fakes/running-app';
import { openVisitor, type WebVisitor } from '../../../fakes/web-visitor';
import { adviserAtDesk, beginTalk, LONG_ENOUGH, numberOf, receiptOn } from '../../../handoff/walk';
import { codeOn, inviteOn, sealOn } from './staff-page';

const MINUTE = 60 * 1000;
/** What somebody sees whose account is on no roster: the ways around a page, and the way in with a code. */
const COORDINATING = ['roster/list', 'roster/waiting', 'roster/invite'];
const STRANGER = ['start', 'danger', 'adviser/join'];

let app: RunningApp;
let coordinator: WebVisitor;
beforeEach(async () => {
  app = await runApp();
  coordinator = await adviserAtDesk(app);
});
afterEach(() => app.close());

async function atSignIn(): Promise<WebVisitor> {
  const visitor = openVisitor(app.url, '/staff');
  await visitor.open();
  return visitor;
}

async function enter(code: string): Promise<WebVisitor> {
  const visitor = await atSignIn();
  await visitor.go('staff/code', { code });
  return visitor;
}

const invite = (name: string, fields: Record<string, string> = {}) => inviteOn(coordinator, name, fields);
const isIn = (visitor: WebVisitor) => visitor.places().includes('adviser/profile');
const isOut = (visitor: WebVisitor) => visitor.places().includes('staff/code');

describe('signing in with a code', () => {
  it('asks for one, and shows nothing before', async () => {
    const visitor = await atSignIn();
    expect(visitor.status()).toBe(200);
    expect(visitor.places()).toEqual(['start', 'danger', 'staff/code']);
    await visitor.go('danger');
    expect(isOut(visitor)).toBe(false);
    expect(visitor.places()).toContain('device');
  });

  it('takes a code of the console once, and no other', async () => {
    for (const wrong of ['', 'AAAA-BBBB-CCCC', 'hallo']) expect(isOut(await enter(wrong))).toBe(true);
    const code = app.staffCode();
    expect(isIn(await enter(code))).toBe(true);
    expect(isOut(await enter(code))).toBe(true);
  });

  it('binds a second adviser with an invitation, once', async () => {
    const code = await invite('Tweede', { 'desk-confidential-adviser': 'on' });
    const second = await enter(code);
    expect(isIn(second)).toBe(true);
    expect(isOut(await enter(code))).toBe(true);
    await second.go('adviser/profile');
    await second.go('adviser/save', { introduction: 'Ik luister.', 'day-1': 'on' });
    await second.go('adviser/profile');
    expect(second.text()).toContain('Ik luister.');
    await coordinator.open();
    await coordinator.go('adviser/profile');
    expect(coordinator.text()).not.toContain('Ik luister.');
  });

  it('takes no invitation after seven days, nor one that was renewed', async () => {
    const old = await invite('Tweede');
    await coordinator.go('roster/list');
    await coordinator.go(await placeOf('Tweede'));
    await coordinator.go('roster/code');
    const renewed = codeOn(coordinator);
    expect(isOut(await enter(old))).toBe(true);
    await app.pass(7 * 24 * 60 * MINUTE);
    expect(isOut(await enter(renewed))).toBe(true);
  });
});

/** Of an adviser, on the roster that the coordinator sees. */
async function placeOf(name: string): Promise<string> {
  const button = coordinator
    .html()
    .split('name="to"')
    .find((part) => part.includes(`>${name}`));
  return /value="(roster\/adviser\/[^"]+)"/.exec(button ?? '')?.[1] ?? `no ${name}`;
}

describe('a session', () => {
  it('is over after signing out, also for its last page', async () => {
    await coordinator.go('staff/sign-out');
    expect(isOut(coordinator)).toBe(true);
    await coordinator.open();
    expect(isOut(coordinator)).toBe(true);
  });

  it('that ended says so, and gives back what was typed', async () => {
    const employee = openVisitor(app.url);
    await beginTalk(app, employee, 'hallo');
    await coordinator.go('adviser/desk');
    await coordinator.go('adviser/case');
    await coordinator.go('adviser/accept');
    await app.pass(31 * MINUTE);
    await coordinator.go('adviser/say', { text: 'een lang antwoord <b>' });
    expect(isOut(coordinator)).toBe(true);
    expect(coordinator.text()).toContain('een lang antwoord <b>');
    expect(coordinator.text()).not.toContain('hallo');
  });

  it('takes no page that another session was shown', async () => {
    await beginTalk(app, openVisitor(app.url), 'voor de eerste');
    await coordinator.go('adviser/desk');
    await coordinator.go('adviser/case');
    const to = coordinator.places().find((place) => place.startsWith('adviser/accept')) ?? '';
    const seal = sealOn(coordinator);
    const second = await adviserAtDesk(app);
    await second.send({ seal, to });
    expect(second.text()).not.toContain('voor de eerste');
    expect(second.places()).toEqual(['start', 'danger', 'adviser/desk']);
  });

  it('is of no use to a form on another site', async () => {
    const seal = sealOn(coordinator);
    const answer = await fetch(`${app.url}/staff`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'cross-site', Cookie: coordinator.cookie() },
      body: new URLSearchParams({ seal, to: 'staff/sign-out' }),
    });
    expect(answer.status).toBe(403);
    await coordinator.open();
    expect(isIn(coordinator)).toBe(true);
  });
});

describe('whoever is no adviser', () => {
  it('cannot open a staff page as a visitor', async () => {
    const visitor = openVisitor(app.url);
    await visitor.open();
    const seals = [sealOn(visitor), sealOn(coordinator), ''];
    for (const to of ['adviser/desk', 'adviser/profile', ...COORDINATING]) {
      for (const seal of seals) {
        await visitor.send({ seal, to });
        expect(visitor.places()).not.toContainEqual(
          expect.stringMatching(/^roster|^adviser\/(profile|case|save)/),
        );
      }
    }
  });

  it('cannot read a talk as a visitor who knows its place', async () => {
    await beginTalk(app, openVisitor(app.url), 'alleen voor haar');
    await coordinator.go('adviser/desk');
    await coordinator.go('adviser/case');
    const visitor = openVisitor(app.url);
    await visitor.open();
    for (const to of coordinator.places()) {
      await visitor.send({ seal: sealOn(coordinator), to });
      expect(visitor.text()).not.toContain('alleen voor haar');
    }
  });
});

describe('a plain adviser', () => {
  it('sees no roster, invites nobody and removes nobody', async () => {
    const second = await enter(await invite('Tweede'));
    expect(second.places().filter((place) => place.startsWith('roster'))).toEqual([]);
    await coordinator.go('roster/list');
    const self = (await placeOf('Tweede')).replace('roster/adviser/', '');
    const deeds = ['roster/invited', `roster/code/${self}`, `roster/removed/${self}`];
    for (const to of [...COORDINATING, ...deeds]) {
      await second.send({ seal: sealOn(second), to, name: 'Derde' });
      expect(second.places()).toEqual(STRANGER);
    }
    await coordinator.open();
    await coordinator.go('roster/list');
    expect(coordinator.text()).toContain('Tweede');
    expect(coordinator.text()).not.toContain('Derde');
  });
});

describe('an adviser who is removed', () => {
  it('is out at once; the talk is offered again, and the person is told', async () => {
    const second = await enter(await invite('Tweede', { 'desk-confidential-adviser': 'on' }));
    const employee = openVisitor(app.url);
    await employee.open();
    await employee.press(numberOf('start', 'handoff/start'));
    await employee.press(numberOf('handoff/start', 'handoff/relay/confidential-adviser'));
    await employee.go('handoff/choose');
    const button = employee.html().split('name="to"');
    const tweede = button.find((part) => part.includes('>Tweede')) ?? '';
    await employee.go(/value="([^"]+)"/.exec(tweede)?.[1] ?? '');
    await employee.go('handoff/write');
    await employee.go('handoff/preview', { text: 'aan Tweede', fallback: 'anyone' });
    await app.pass(LONG_ENOUGH);
    await employee.go('handoff/send');
    await employee.go('handoff/confirm', receiptOn(employee).twoOf());
    const before = employee.text();
    await second.go('adviser/desk');
    await second.go('adviser/case');
    expect(second.text()).toContain('aan Tweede');

    await coordinator.open();
    await coordinator.go('roster/list');
    await coordinator.go(await placeOf('Tweede'));
    await coordinator.go('roster/remove');
    await coordinator.go('roster/removed');

    await second.go('adviser/accept');
    expect(second.places()).toEqual(STRANGER);
    await second.open();
    expect(second.places()).toEqual(STRANGER);
    await coordinator.go('adviser/desk');
    await coordinator.go('adviser/case');
    expect(coordinator.text()).toContain('aan Tweede');
    await employee.go('handoff/case');
    expect(employee.title()).not.toContain('Tweede');
    expect(employee.html().length).not.toBe(before.length);
    expect(employee.text()).toContain('aan Tweede');
  });
});
