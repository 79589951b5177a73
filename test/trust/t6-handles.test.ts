/** T6, hand-off: a page or a knock of one person in the hands of another, in another role, or too late. */

import { randomInt } from 'node:crypto';
import { HANDLE_LASTS, PAGE_LASTS } from '../../src/handoff/session';
import type { Actor } from '../../src/handoff/visit';
import { type HandoffInside, openHandoffInside, openWalker, type Walker } from '../fakes/handoff-inside';
import { amount, trust } from './record';

const MANY = amount({ quick: 2_000, full: 100_000 });
/** A whole visit takes far longer than opening a seal. */
const VISIT_EVERY = 10;
const TEXT = 'alleen voor deze twee';

let inside: HandoffInside;
let employee: Walker;
let adviser: Walker;
let me: Actor;
let id: string;
beforeAll(async () => {
  inside = await openHandoffInside();
  me = inTeams('tenant', 'me');
  employee = openWalker(inside.handoff, me);
  await employee.go('handoff/relay/confidential-adviser');
  await employee.go('handoff/write/first');
  await employee.go('handoff/preview', { text: TEXT, knock: 'true' });
  await employee.go('handoff/send');
  id = caseOf(employee.shown().seal, me);
  await employee.go('handoff/case');
  expect(JSON.stringify(employee.shown())).toContain(TEXT);
  adviser = openWalker(inside.handoff, inside.adviser);
  await adviser.go('adviser/desk');
  await adviser.go(`adviser/case/${id}`);
  expect(JSON.stringify(adviser.shown())).toContain(TEXT);
});
afterAll(() => inside.discard());

function inTeams(tenant: string, user: string): Actor {
  const bind = inside.opened.parts.tag(`teams|${tenant}|${user}`);
  const address = {
    channel: 'teams' as const,
    serviceUrl: 'https://smba.example/',
    conversation: 'c',
    bot: 'b',
    tenant,
    user,
  };
  return { channel: 'teams', bind, account: inside.opened.parts.tag(`account|teams|${user}`), address };
}

function caseOf(seal: string, actor: Actor): string {
  return inside.sessions.open(seal, actor.bind)?.case ?? '';
}

/** Without `open`, where every guess makes the next one wait longer: that is T15's. */
const EMPLOYEE_PLACES = ['case', 'say', 'receipt', 'named', 'extend', 'disagree', 'erase'];
const ADVISER_PLACES = ['case', 'accept', 'decline', 'say', 'transferred', 'phrase', 'closed'];
const placesOf = (party: string) =>
  party === 'employee'
    ? EMPLOYEE_PLACES.map((name) => `handoff/${name}`)
    : ADVISER_PLACES.map((name) => `adviser/${name}/${id}`);
const FIELDS = { text: 'van een ander', name: 'Iemand', reach: 'ergens', why: 'spam', phrase: '0', to: '' };

interface Attempt {
  seal: string;
  actor: Actor;
  to: string;
  /** The seal is genuine and this actor's own; it must not reach what it is used for. */
  opens?: true;
}

/** How many got something: a seal that opened, a word of the talk, or a change of it. */
async function attack(count: number, forge: (attempt: number) => Attempt): Promise<number> {
  const before = await inside.opened.parts.cases.load(id);
  expect(before).toBeDefined();
  let accepted = 0;
  for (let attempt = 0; attempt < count; attempt += 1) {
    const { seal, actor, to, opens } = forge(attempt);
    if (!opens && inside.handoff.open(seal, actor)) accepted += 1;
    if (!opens && attempt % VISIT_EVERY > 0) continue;
    const shown = await inside.handoff.visit({ to, fields: FIELDS, language: 'nl', seal, actor });
    if (JSON.stringify(shown.page).includes(TEXT) || caseOf(shown.seal, actor) === id) accepted += 1;
  }
  expect(await inside.opened.parts.cases.load(id)).toEqual(before);
  expect(accepted).toBe(0);
  return count;
}

const pick = <Value>(values: readonly Value[]) => values[randomInt(values.length)] as Value;
/** A seal with who it was made for, and where it leads. */
const genuine = (attempt: number) =>
  attempt % 2 === 0
    ? {
        seal: pick([employee.shown().seal, employee.shown().around]),
        actor: me,
        to: pick(placesOf('employee')),
      }
    : { seal: adviser.shown().seal, actor: inside.adviser, to: pick(placesOf('adviser')) };

function flip(seal: string): string {
  const bytes = Buffer.from(seal, 'base64url');
  const at = randomInt(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << randomInt(8));
  return bytes.toString('base64url');
}

async function atAnotherTime<Value>(later: number, run: () => Promise<Value>): Promise<Value> {
  inside.clock.time += later;
  try {
    return await run();
  } finally {
    inside.clock.time -= later;
  }
}

describe('T6', () => {
  trust('T6', 'hand-off: what one person was shown opens for no other', async () => {
    const others: Actor[] = [
      inTeams('tenant', 'another'),
      inTeams('another', 'me'),
      inTeams('', 'me'),
      { channel: 'web', bind: '' },
      { channel: 'staff', bind: 'staff/two', account: 'nobody', roles: ['adviser'] },
      // The same account in another session: signed out, and in again.
      { ...inside.adviser, bind: 'staff/two', account: 'nobody' },
    ];
    const counts = {
      anotherActor: await attack(MANY / 4, (attempt) => ({ ...genuine(attempt), actor: pick(others) })),
      flipped: await attack(MANY / 4, (attempt) => {
        const { seal, actor, to } = genuine(attempt);
        return { seal: flip(seal), actor, to: attempt % 2 === 0 ? to : 'handoff/case' };
      }),
      expired: await atAnotherTime(PAGE_LASTS, () => attack(MANY / 4, (attempt) => genuine(attempt * 2))),
    };
    return { ...counts, accepted: 0 };
  });

  trust('T6', 'hand-off: the seal of one role opens nothing of the other', async () => {
    const employees = await attack(MANY / VISIT_EVERY / 4, () => {
      const { seal } = genuine(0);
      return { seal, actor: me, to: pick(placesOf('adviser')), opens: true };
    });
    const advisers = await attack(MANY / VISIT_EVERY / 4, () => {
      const { seal } = genuine(1);
      return { seal, actor: inside.adviser, to: pick(placesOf('employee')), opens: true };
    });
    return { employees, advisers, accepted: 0 };
  });

  trust('T6', 'hand-off: a knock opens for whom it was sent, until its time is over', async () => {
    await adviser.go(`adviser/accept/${id}`);
    await adviser.go(`adviser/say/${id}`, { text: 'een antwoord' });
    const handles: string[] = [];
    inside.clock.time += 60 * 60 * 1000;
    await inside.opened.runClockwork(async (_address, { handle }) => {
      if (handle) handles.push(handle);
      return { outcome: 'sent' };
    });
    const [handle = ''] = handles;
    expect(inside.handoff.open(handle, me)).toMatchObject({ place: 'handoff/case', case: id });
    const others = [inTeams('tenant', 'another'), inTeams('another', 'me'), inside.adviser];
    const to = 'handoff/case';
    const wrong = await attack(MANY / 8, () => ({ seal: handle, actor: pick(others), to }));
    const flipped = await attack(MANY / 8, () => ({ seal: flip(handle), actor: me, to }));
    await atAnotherTime(HANDLE_LASTS, async () => {
      expect(inside.handoff.open(handle, me)).toBeUndefined();
    });
    return { wrong, flipped, accepted: 0 };
  });

  trust('T6', 'hand-off: an adviser who was removed opens nothing', async () => {
    const { roster } = inside.opened.parts;
    for (const { id: one } of await roster.list()) await roster.remove(one);
    const removed = await attack(MANY / VISIT_EVERY / 4, () => {
      const { seal } = genuine(1);
      return { seal, actor: inside.adviser, to: pick(placesOf('adviser')), opens: true };
    });
    return { removed, accepted: 0 };
  });
});
