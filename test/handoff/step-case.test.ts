import { type Case, ENTRY_MOST, EXTENSION, expiryOf, IDLE_MOST, THREAD_MOST } from '../../src/handoff/case';
import { dueOf, type Event, type Stepped, stepCase, TRIES_MOST } from '../../src/handoff/step-case';
import { aTalk, calendar, DAY, HOUR, MONDAY } from '../fakes/handoff-world';

const NAMED = { name: 'N', reach: 'R' };
const offered = aTalk();
const open = aTalk({ state: 'open' });
const asked = aTalk({ state: 'open', transferTo: 'B' });
const choosing = aTalk({ adviser: '', not: ['A'] });
const B = { adviser: 'B', promise: 3 };
const knocked = (given: Partial<Extract<Event, { type: 'knocked' }>>): Event => ({
  type: 'knocked',
  arrived: [],
  missed: [],
  lost: [],
  after: 0,
  ...given,
});
const say = (from: 'employee' | 'adviser', id = 'new', text = 'words'): Event => ({
  type: 'say',
  from,
  id,
  text,
});

function step(now: Case, event: Event, at = MONDAY): Stepped {
  return stepCase(now, event, at, calendar);
}

function next(now: Case, event: Event, at = MONDAY): Case {
  const stepped = step(now, event, at);
  if ('next' in stepped) return stepped.next;
  throw new Error(JSON.stringify(stepped));
}

function summary(stepped: Stepped): string {
  if ('over' in stepped) return 'over';
  return 'refused' in stepped ? stepped.refused : `${stepped.next.state} ${stepped.next.adviser || '-'}`;
}

describe('every event in every state', () => {
  // After each event: what becomes of offered, open, asked for a transfer, and choosing.
  const no = 'not-now';
  const table: [string, Event, string, string, string, string][] = [
    ['accept', { type: 'accept' }, 'open A', no, no, no],
    ['decline', { type: 'decline' }, 'offered -', 'offered -', 'offered -', no],
    ['pass on', { type: 'decline', next: B }, 'offered B', 'offered B', 'offered B', no],
    ['leave', { type: 'decline', left: true }, 'offered -', 'offered -', 'offered -', no],
    ['employee writes', say('employee'), 'offered A', 'open A', 'open A', 'offered -'],
    ['adviser writes', say('adviser'), no, 'open A', 'open A', no],
    ['known words', say('employee', 'first'), 'known', 'known', 'known', 'known'],
    ['too long', say('employee', 'x', 'x'.repeat(ENTRY_MOST + 1)), 'full', 'full', 'full', 'full'],
    ['choose another', { type: 'offer', next: B }, 'offered B', 'offered B', 'offered B', 'offered B'],
    ['choose the same', { type: 'offer', next: { adviser: 'A', promise: 2 } }, no, no, no, 'offered A'],
    ['ask transfer', { type: 'ask-transfer', to: 'B', id: 't' }, no, 'open A', no, no],
    ['agree', { type: 'answer-transfer', next: B, id: 't' }, no, no, 'offered B', no],
    ['agree to another', { type: 'answer-transfer', next: { ...B, adviser: 'C' }, id: 't' }, no, no, no, no],
    ['disagree', { type: 'answer-transfer', id: 't' }, no, no, 'open A', no],
    ['name', { type: 'name', named: NAMED, id: 'n' }, 'offered A', 'open A', 'open A', 'offered -'],
    ['extend early', { type: 'extend', by: 'employee' }, no, no, no, no],
    ['knocked', knocked({ arrived: ['adviser'] }), 'offered A', 'open A', 'open A', 'offered -'],
    ['knocked nobody', knocked({}), no, no, no, no],
    ['missed', knocked({ missed: ['adviser'] }), 'offered A', 'open A', 'open A', 'offered -'],
    ['tick too early', { type: 'tick' }, no, no, no, no],
  ];
  it.each(table)('%s', (_, event, ...expected) => {
    const states = [offered, open, asked, choosing];
    expect(states.map((now) => summary(step(now, event)))).toEqual(expected);
    expect(summary(step(aTalk({ until: MONDAY }), event))).toBe('over');
  });
});

describe('a case', () => {
  it('is over after thirty days without a word, and after ninety in any case', () => {
    expect(expiryOf(offered)).toBe(MONDAY + 30 * DAY);
    expect(expiryOf({ ...offered, touched: MONDAY + 80 * DAY })).toBe(MONDAY + 90 * DAY);
    expect(summary(step(offered, say('employee'), MONDAY + IDLE_MOST - 1))).toBe('offered A');
    expect(step(offered, say('employee'), MONDAY + IDLE_MOST)).toEqual({ over: true });
  });

  it('tells what happened in its thread', () => {
    const notes = (event: Event, now = open) =>
      next(now, event)
        .thread.map(({ text }) => text)
        .slice(1);
    expect(notes({ type: 'decline' })).toEqual(['declined']);
    expect(notes({ type: 'decline', next: B })).toEqual(['passed-on']);
    expect(notes({ type: 'decline', next: B, left: true })).toEqual(['left']);
    expect(notes({ type: 'offer', next: B })).toEqual(['other']);
    expect(notes({ type: 'ask-transfer', to: 'B', id: 't' })).toEqual(['asks-transfer']);
    expect(notes({ type: 'answer-transfer', next: B, id: 't' }, asked)).toEqual(['transferred']);
    expect(notes({ type: 'answer-transfer', id: 't' }, asked)).toEqual(['stays']);
    expect(notes({ type: 'name', named: NAMED, id: 'n' })).toEqual(['named']);
  });

  it('begins to wait anew with whoever gets it', () => {
    const later = next(
      { ...open, stage: 2, unreachable: ['adviser'] },
      { type: 'decline', next: B },
      MONDAY + DAY,
    );
    expect(later).toMatchObject({ waitingSince: MONDAY + DAY, stage: 0, promise: 3, not: ['A'] });
    expect(later.unreachable).toEqual([]);
    expect(later.knocks).toContain('adviser');
  });

  it('never goes by itself to whoever said no', () => {
    const twice = next(next(offered, { type: 'decline', next: B }), {
      type: 'decline',
      next: { adviser: 'A', promise: 2 },
    });
    expect(twice).toMatchObject({ adviser: '', not: ['A', 'B'] });
    expect(twice.thread.at(-1)?.text).toBe('declined');
    const moved = next(asked, { type: 'answer-transfer', next: B, id: 't' });
    expect(moved.not).toEqual(['A']);
    for (const to of ['A', 'C']) {
      expect(step(aTalk({ state: 'open', not: ['C'] }), { type: 'ask-transfer', to, id: 't' })).toEqual({
        refused: 'not-now',
      });
    }
  });

  it('does not hold more than it may, in few long entries or many short ones', () => {
    const filled = (count: number, length: number) => {
      const thread = Array.from({ length: count }, (_, i) => ({
        ...say('employee', `${i}`, 'x'.repeat(length)),
        at: MONDAY,
      }));
      return step({ ...open, thread: thread as unknown as Case['thread'] }, say('employee', 'last', 'x'));
    };
    expect(filled(THREAD_MOST / 2000, 2000)).toEqual({ refused: 'full' });
    expect(filled(THREAD_MOST / 2000 - 2, 2000)).toHaveProperty('next');
    expect(filled(THREAD_MOST / 50, 1)).toEqual({ refused: 'full' });
  });

  it('holds no story when it is a request to call back', () => {
    const callBack = aTalk({ way: 'call-back', named: NAMED, thread: [] });
    expect(step(callBack, say('employee'))).toEqual({ refused: 'not-now' });
    expect(summary(step(callBack, { type: 'accept' }))).toBe('open A');
  });

  it('that asks to be called is answered by calling, once it was accepted', () => {
    const callBack = aTalk({ way: 'call-back', named: NAMED, thread: [] });
    const called: Event = { type: 'called', id: 'c' };
    for (const now of [callBack, open]) expect(step(now, called)).toEqual({ refused: 'not-now' });
    const answered = next({ ...callBack, state: 'open', stage: 2 }, called);
    expect(answered).toMatchObject({ stage: 0, knocks: ['adviser', 'employee'] });
    expect(answered.waitingSince).toBeUndefined();
    expect(answered.thread.at(-1)).toMatchObject({ from: 'house', text: 'called' });
    expect(step(answered, called)).toEqual({ refused: 'known' });
  });

  it('is named once', () => {
    const named = next(offered, { type: 'name', named: NAMED, id: 'n' });
    expect(named.named).toEqual(NAMED);
    expect(step(named, { type: 'name', named: NAMED, id: 'm' })).toEqual({ refused: 'not-now' });
  });
});

describe('going on after ninety days', () => {
  const touched = MONDAY + 65 * DAY;
  const late = MONDAY + 70 * DAY;
  const old = aTalk({ state: 'open', touched });

  it('is for the last thirty days', () => {
    const last = old.until - EXTENSION;
    expect(step(old, { type: 'extend', by: 'employee' }, last - 1)).toEqual({ refused: 'not-now' });
    expect(step(old, { type: 'extend', by: 'employee' }, last)).toHaveProperty('next');
  });

  it('takes both, and is a sign of life', () => {
    const one = next(old, { type: 'extend', by: 'employee' }, late);
    expect(one).toMatchObject({ until: old.until, extend: ['employee'] });
    expect(step(one, { type: 'extend', by: 'employee' }, late)).toEqual({ refused: 'not-now' });
    const both = next(one, { type: 'extend', by: 'adviser' }, old.until - HOUR);
    expect(both).toMatchObject({ until: old.until + EXTENSION, extend: [] });
    expect(expiryOf(both)).toBe(old.until - HOUR + IDLE_MOST);
  });

  it('is not agreed to by an adviser who has it no more, or not yet', () => {
    const one = next(old, { type: 'extend', by: 'adviser' }, late);
    const moved = next(one, { type: 'decline', next: B }, late);
    expect(moved.extend).toEqual([]);
    expect(step(moved, { type: 'extend', by: 'adviser' }, late)).toEqual({ refused: 'not-now' });
  });
});

describe('while nobody answers', () => {
  /** What the clock does each hour, told by stage: when, and who is knocked. */
  function hourly(now: Case, from: number, days: number) {
    const told: [number, number, string[]][] = [];
    let current: Case = { ...now, knocks: [] };
    for (let at = from; at < from + days * DAY; at += HOUR) {
      expect(dueOf(current, calendar)).toBeGreaterThan(at - HOUR);
      const stepped = step(current, { type: 'tick' }, at);
      if (!('next' in stepped)) continue;
      told.push([(at - from) / DAY, stepped.next.stage, stepped.next.knocks]);
      current = { ...stepped.next, knocks: [] };
    }
    return told;
  }
  const both = ['coordinator', 'employee'];

  it('the adviser is knocked after one day, the coordinator after the promise, and after five it is said', () => {
    expect(hourly(offered, MONDAY, 8)).toEqual([
      [1, 1, ['adviser']],
      [2, 2, both],
      [7, 3, both],
    ]);
  });
  it('a promise of three days is waited for', () => {
    expect(hourly(aTalk({ promise: 3 }), MONDAY, 8)).toEqual([
      [1, 1, ['adviser']],
      [3, 2, both],
      [7, 3, both],
    ]);
  });
  it('a promise of one day is for the adviser and the coordinator at once', () => {
    expect(hourly(aTalk({ promise: 1 }), MONDAY, 8)).toEqual([
      [1, 2, ['adviser', ...both]],
      [7, 3, both],
    ]);
  });
  it('a weekend does not count', () => {
    const friday = MONDAY + 4 * DAY;
    expect(hourly(aTalk({}, friday), friday, 5).map(([day, stage]) => [day, stage])).toEqual([
      [3, 1],
      [4, 2],
    ]);
  });
  it('nothing happens after the adviser wrote, and it begins again when the employee does', () => {
    const answered = next({ ...open, stage: 2 }, say('adviser'), MONDAY + DAY);
    expect(answered).toMatchObject({ stage: 0, touched: MONDAY + DAY });
    expect(answered.waitingSince).toBeUndefined();
    expect(hourly(answered, MONDAY + DAY, 20)).toEqual([]);
    const again = next(answered, say('employee', 'again'), MONDAY + 2 * DAY);
    expect(hourly(again, MONDAY + 2 * DAY, 2)).toEqual([[1, 1, ['adviser']]]);
    expect(next(again, say('employee', 'more'), MONDAY + 3 * DAY).waitingSince).toBe(MONDAY + 2 * DAY);
  });
});

describe('knocks', () => {
  const both = aTalk({ knocks: ['adviser', 'employee'] });

  it('wait for whoever was not reached', () => {
    const one = next(both, knocked({ arrived: ['employee'], missed: ['adviser'] }));
    expect(one).toMatchObject({ knocks: ['adviser'], tries: 1 });
    expect(next(both, knocked({ arrived: ['adviser'] }))).toMatchObject({ knocks: ['employee'], tries: 0 });
  });

  it('end after so many tries in a row, and the thread says so once', () => {
    let now = offered;
    for (let tries = 0; tries < TRIES_MOST; tries += 1) now = next(now, knocked({ missed: ['adviser'] }));
    expect(now).toMatchObject({ knocks: [], tries: 0, unreachable: ['adviser'] });
    expect(now.thread.map(({ text }) => text)).toEqual(['what happened', 'unreachable-adviser']);
    const again = next(next(now, say('employee')), knocked({ lost: ['adviser'] }));
    expect(again.thread.filter(({ from }) => from === 'house')).toHaveLength(1);
    const back = next(next(again, say('employee', 'more')), knocked({ arrived: ['adviser'] }));
    expect(back.unreachable).toEqual([]);
  });

  it('to a coordinator end without a word', () => {
    const told = next(aTalk({ knocks: ['coordinator'] }), knocked({ lost: ['coordinator'] }));
    expect(told).toMatchObject({ knocks: [], unreachable: [], thread: offered.thread });
  });
});
