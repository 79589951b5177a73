/** The state machine of a case. Pure: a case and what happened give the next case, or why not. */

import {
  type Case,
  ENTRY_MOST,
  type Entry,
  EXTENSION,
  expiryOf,
  type Knocked,
  type Named,
  type Party,
  THREAD_MOST,
} from './case';

/** What a case must know of working days; all in milliseconds. */
export interface Clock {
  addWorkingDays(at: number, days: number): number;
  /** Rounded up to the hour. */
  hour(at: number): number;
}

/** Whoever gets it next. */
export interface Offered {
  adviser: string;
  promise: number;
}

export type Event =
  | { type: 'accept' }
  /** The adviser cannot, or left the roster; without `next` the employee chooses. */
  | { type: 'decline'; next?: Offered | undefined; left?: true }
  | { type: 'say'; from: Party; id: string; text: string }
  /** The adviser was in touch with somebody who asked to be called. */
  | { type: 'called'; id: string }
  /** The employee chooses another adviser. */
  | { type: 'offer'; next: Offered }
  | { type: 'ask-transfer'; to: string; id: string }
  | { type: 'answer-transfer'; next?: Offered | undefined; id: string }
  | { type: 'name'; named: Named; id: string }
  | { type: 'extend'; by: Party }
  /** What came of a knock. `missed` is tried again, not before `after` ms; whoever is nowhere in it waits on. */
  | { type: 'knocked'; arrived: Knocked[]; missed: Knocked[]; lost: Knocked[]; after: number }
  | { type: 'tick' };

export type Refused = 'not-now' | 'known' | 'full';
export type Stepped = { next: Case } | { over: true } | { refused: Refused };

/** Working days after which the adviser is knocked again, the coordinator is told, and nobody answered. */
const KNOCK_AGAIN = 1;
const NOBODY = 5;
export const TRIES_MOST = 10;
/** What an entry counts beside its text, in characters. */
const ENTRY_COST = 50;

export function stepCase(now: Case, event: Event, at: number, clock: Clock): Stepped {
  const hour = clock.hour(at);
  if (expiryOf(now) <= at) return { over: true };
  const next = (changes: Partial<Case>, ...entries: Entry[]): Stepped => ({
    next: { ...now, ...changes, version: now.version + 1, thread: [...now.thread, ...entries] },
  });
  const house = (id: string, text: string): Entry => ({ id, from: 'house', at: hour, text });
  const knock = (...parties: Knocked[]) => ({ knocks: merge(now.knocks, parties), tries: 0 });
  /** The waiting begins anew for whoever gets it. */
  const offerTo = (offered: Offered | undefined, not: string[]): Partial<Case> => ({
    state: 'offered',
    adviser: offered?.adviser ?? '',
    promise: offered?.promise ?? now.promise,
    not: merge(now.not, not),
    waitingSince: hour,
    stage: 0,
    touched: hour,
    // Whoever gets it agreed to nothing yet, and can perhaps be reached.
    extend: now.extend.filter((party) => party !== 'adviser'),
    unreachable: now.unreachable.filter((party) => party !== 'adviser'),
    ...knock(...(offered ? (['adviser'] as const) : (['employee'] as const))),
  });
  /** Nobody waits any more. */
  const answered = (entry: Entry): Stepped => {
    const { waitingSince: _, ...rest } = now;
    const first = now.answered ?? (now.stage < 2 ? 'in-time' : 'late');
    const changes = { stage: 0 as const, answered: first, touched: hour, ...knock('employee') };
    return { next: { ...rest, ...changes, version: now.version + 1, thread: [...now.thread, entry] } };
  };
  if ('id' in event && now.thread.some(({ id }) => id === event.id)) return { refused: 'known' };

  switch (event.type) {
    case 'accept':
      if (now.state !== 'offered' || !now.adviser) return { refused: 'not-now' };
      return next({ state: 'open', touched: hour, ...knock('employee') });
    case 'decline': {
      if (!now.adviser) return { refused: 'not-now' };
      const not = [...now.not, now.adviser];
      // Who comes next was looked up before this was written: somebody else may have said no since.
      const taker = event.next && !not.includes(event.next.adviser) ? event.next : undefined;
      const note = event.left ? 'left' : taker ? 'passed-on' : 'declined';
      return next(forget(offerTo(taker, not)), house(`${note}-${now.version}`, note));
    }
    case 'say': {
      const { id, from, text } = event;
      if (now.way === 'call-back') return { refused: 'not-now' };
      if (from === 'adviser' && now.state !== 'open') return { refused: 'not-now' };
      if (text.length > ENTRY_MOST || sizeOf(now) + text.length > THREAD_MOST) return { refused: 'full' };
      const by = from === 'adviser' && now.adviser ? { by: now.adviser } : {};
      const entry: Entry = { id, from, ...by, at: hour, text };
      if (from === 'employee') {
        const since = now.waitingSince ?? hour;
        return next({ touched: hour, waitingSince: since, ...knock('adviser') }, entry);
      }
      return answered(entry);
    }
    case 'called':
      if (now.way !== 'call-back' || now.state !== 'open') return { refused: 'not-now' };
      return answered(house(event.id, 'called'));
    case 'offer':
      if (event.next.adviser === now.adviser) return { refused: 'not-now' };
      return next(
        forget(offerTo(event.next, now.adviser ? [now.adviser] : [])),
        house(`other-${now.version}`, 'other'),
      );
    case 'ask-transfer':
      if (now.state !== 'open' || now.transferTo) return { refused: 'not-now' };
      if ([...now.not, now.adviser].includes(event.to)) return { refused: 'not-now' };
      return next(
        { transferTo: event.to, touched: hour, ...knock('employee') },
        house(event.id, 'asks-transfer'),
      );
    case 'answer-transfer': {
      if (!now.transferTo) return { refused: 'not-now' };
      if (event.next) {
        // The person agreed to one adviser, not to whoever was asked for since.
        if (event.next.adviser !== now.transferTo) return { refused: 'not-now' };
        return next(forget(offerTo(event.next, [now.adviser])), house(event.id, 'transferred'));
      }
      return next(forget({ touched: hour, ...knock('adviser') }), house(event.id, 'stays'));
    }
    case 'name':
      if (now.named) return { refused: 'not-now' };
      return next({ named: event.named, touched: hour, ...knock('adviser') }, house(event.id, 'named'));
    case 'extend':
      return extend(now, event.by, at, hour, next);
    case 'knocked':
      return endKnocks(now, event, house, next);
    case 'tick':
      return tick(now, at, clock, next);
  }
}

type Next = (changes: Partial<Case>, ...entries: Entry[]) => Stepped;

/** Only in the last thirty days, and only when both did. */
function extend(now: Case, by: Party, at: number, hour: number, next: Next): Stepped {
  if (at < now.until - EXTENSION || now.extend.includes(by)) return { refused: 'not-now' };
  if (by === 'adviser' && now.state !== 'open') return { refused: 'not-now' };
  const both = now.extend.length > 0;
  const other: Knocked = by === 'employee' ? 'adviser' : 'employee';
  const changes = { touched: hour, knocks: merge(now.knocks, [other]), tries: 0 };
  return both
    ? next({ until: now.until + EXTENSION, extend: [], ...changes })
    : next({ extend: [by], ...changes });
}

/** Whoever cannot be reached, or was not in so many tries, is not knocked any more; the thread tells the other side. */
function endKnocks(
  now: Case,
  { arrived, missed, lost }: Extract<Event, { type: 'knocked' }>,
  house: (id: string, text: string) => Entry,
  next: Next,
): Stepped {
  const isLast = now.tries + 1 >= TRIES_MOST;
  const given = isLast ? [...lost, ...missed] : lost;
  const ended = [...arrived, ...given];
  if (missed.length === 0 && !now.knocks.some((party) => ended.includes(party)))
    return { refused: 'not-now' };
  const silent = given.filter((party): party is Party => party !== 'coordinator');
  const told = silent.filter((party) => !now.unreachable.includes(party));
  return next(
    {
      knocks: now.knocks.filter((party) => !ended.includes(party)),
      tries: isLast || missed.length === 0 ? 0 : now.tries + 1,
      unreachable: merge(
        now.unreachable.filter((party) => !arrived.includes(party)),
        silent,
      ),
    },
    ...told.map((party) => house(`unreachable-${party}-${now.version}`, `unreachable-${party}`)),
  );
}

/** What time alone does: the adviser is knocked again, the coordinator is told, the person is told. */
function tick(now: Case, at: number, clock: Clock, next: Next): Stepped {
  const stage = stageAt(now, at, clock);
  if (stage <= now.stage) return { refused: 'not-now' };
  // Two stages may begin at once: when the promise is one day, or after a standstill.
  const again: Knocked[] = now.stage < 1 ? ['adviser'] : [];
  const late: Knocked[] = stage > 1 ? ['coordinator', 'employee'] : [];
  const answered = now.answered ?? (stage > 1 ? 'late' : undefined);
  const knocks = merge(now.knocks, [...again, ...late]);
  return next({ stage, ...(answered && { answered }), knocks, tries: 0 });
}

/** When each stage begins, in milliseconds. */
export function stagesOf({ waitingSince, promise }: Case, clock: Clock): number[] {
  if (waitingSince === undefined) return [];
  return [KNOCK_AGAIN, promise, NOBODY].map((days) => clock.addWorkingDays(waitingSince, days));
}

function stageAt(now: Case, at: number, clock: Clock): Case['stage'] {
  return stagesOf(now, clock).filter((begins) => begins <= at).length as Case['stage'];
}

/** When the clock must look at the case again, in milliseconds, rounded up to the hour. */
export function dueOf(now: Case, clock: Clock): number {
  const begins = stagesOf(now, clock)[now.stage];
  return clock.hour(Math.min(begins ?? Number.POSITIVE_INFINITY, expiryOf(now)));
}

/** Many short entries are long as well. */
function sizeOf({ thread }: Case): number {
  return thread.reduce((sum, { text }) => sum + text.length + ENTRY_COST, 0);
}

function merge<Value>(one: readonly Value[], other: readonly Value[]): Value[] {
  return [...new Set([...one, ...other])];
}

/** Whatever was asked of the former adviser is over. */
function forget(changes: Partial<Case>): Partial<Case> {
  return { ...changes, transferTo: '' };
}
