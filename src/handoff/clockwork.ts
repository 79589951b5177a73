/** What happens by itself: time passes over cases, knocks go out, and what is over is deleted. */

import type { Wrapper } from '../sealing/wrapping';
import type { CaseRow, Store } from '../storage/ports';
import { rewrapAll } from '../storage/rewrap';
import type { Case, Knocked as Party } from './case';
import { type Cases, keyIdOf } from './cases';
import type { HandleFor } from './handles';
import type { Knock, Knocked } from './knock';
import type { Adviser, Roster } from './roster';
import type { Event } from './step-case';

export interface ClockworkParts {
  store: Store;
  wrapper: Wrapper;
  cases: Cases;
  roster: Roster;
  knock: Knock;
  handleFor: HandleFor;
  log: (code: 'handoff-failed' | 'knock-refused' | 'case-expired') => void;
  /** In milliseconds. */
  now: () => number;
}

/** `later`: somebody else's turn; nothing changes. */
type Ended = Knocked | { outcome: 'later' };

const MOST = 200;
/** One process alone knocks an adviser for this long. */
const LEASE = 2 * 60 * 1000;
const HOUR = 60 * 60 * 1000;

/** Once round: called every minute. Whatever breaks for one case leaves the others alone. */
export async function runClockwork(parts: ClockworkParts): Promise<void> {
  const seen = new Set<string>();
  const toKnock: string[] = [];
  // Cases that stay due because they are broken must not stand before the others.
  for (let most = MOST; ; most += MOST) {
    const rows = await parts.cases.due(most);
    for (const row of rows) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      if (await isKnockDue(parts, row)) toKnock.push(row.id);
    }
    if (rows.length < most) break;
  }
  if (toKnock.length > 0) await sendKnocks(parts, toKnock);
  if ((await parts.cases.purge()) === 'busy') parts.log('handoff-failed');
}

/** What time does to a case, and whether somebody must be knocked. */
async function isKnockDue({ cases, now, log }: ClockworkParts, row: CaseRow): Promise<boolean> {
  const { id, due, expires, knockDue = Number.POSITIVE_INFINITY } = row;
  try {
    if (expires <= now()) {
      await cases.shred(id);
      log('case-expired');
      return false;
    }
    if (due <= now()) await cases.change(id, () => ({ type: 'tick' }));
    return knockDue <= now();
  } catch {
    log('handoff-failed');
    return false;
  }
}

/** One contentless knock a party, however many cases wait. A crash after sending gives a second one: harmless. */
async function sendKnocks(parts: ClockworkParts, ids: readonly string[]): Promise<void> {
  const { cases, log } = parts;
  const roster = await parts.roster.list();
  const known = new Map<string, Ended>();
  for (const id of ids) {
    try {
      const found = await cases.load(id);
      if (!found || found.knocks.length === 0) continue;
      const ended = await Promise.all(
        found.knocks.map(async (party) => ({
          party,
          ended: await knockParty(parts, roster, known, party, found),
        })),
      );
      if (ended.some(({ ended: { outcome } }) => outcome === 'alarm')) log('knock-refused');
      const event = eventOf(ended);
      // What was written meanwhile may need a knock of its own: then all of it stays due.
      await cases.change(id, ({ version }) => (version === found.version ? event : undefined));
    } catch {
      log('handoff-failed');
    }
  }
}

function eventOf(all: readonly { party: Party; ended: Ended }[]): Event {
  const parties = (...outcomes: Ended['outcome'][]) =>
    all.filter(({ ended }) => outcomes.includes(ended.outcome)).map(({ party }) => party);
  const waits = all.map(({ ended }) => (ended.outcome === 'again' ? ended.after : 0));
  return {
    type: 'knocked',
    arrived: parties('sent'),
    missed: parties('again', 'alarm'),
    lost: parties('unreachable'),
    after: Math.max(0, ...waits),
  };
}

/** Never throws: a party that breaks is tried again, and not for ever. */
async function knockParty(
  parts: ClockworkParts,
  roster: readonly Adviser[],
  known: Map<string, Ended>,
  party: Party,
  found: Case,
): Promise<Ended> {
  try {
    if (party === 'employee') return await knockEmployee(parts, found);
    if (party === 'adviser' && found.adviser === '') return { outcome: 'sent' };
    const people = roster.filter(({ id, coordinator }) =>
      party === 'adviser' ? id === found.adviser : coordinator,
    );
    const ended = await Promise.all(people.map((one) => knockAdviser(parts, known, party, one)));
    // An adviser who left the roster cannot be reached.
    return best(ended) ?? { outcome: party === 'adviser' ? 'unreachable' : 'sent' };
  } catch {
    parts.log('handoff-failed');
    return { outcome: 'again', after: 0 };
  }
}

/** Only who asked for it. */
async function knockEmployee({ knock, handleFor }: ClockworkParts, found: Case): Promise<Ended> {
  const { reply, language } = found;
  if (!reply) return { outcome: 'sent' };
  const handle = handleFor('employee', found, reply);
  return knock(reply, { language, for: 'employee', ...(handle && { handle }) });
}

/** Every address of an adviser is tried once a round; one that works is enough. */
async function knockAdviser(
  { roster, knock, handleFor, now }: ClockworkParts,
  known: Map<string, Ended>,
  party: 'adviser' | 'coordinator',
  { id, addresses, language }: Adviser,
): Promise<Ended> {
  const before = known.get(`${party}|${id}`);
  if (before) return before;
  if (addresses.length === 0) return { outcome: 'sent' };
  // Another process is at it; should it break off, its lease ends.
  if (!(await roster.lease(id, now() + LEASE))) return { outcome: 'later' };
  const ended = await Promise.all(
    addresses.map((address) => {
      const handle = handleFor(party, undefined, address);
      return knock(address, { language, for: party, ...(handle && { handle }) });
    }),
  );
  const outcome = best(ended) ?? { outcome: 'sent' };
  known.set(`${party}|${id}`, outcome);
  return outcome;
}

const ORDER: readonly Ended['outcome'][] = ['sent', 'later', 'again', 'alarm', 'unreachable'];

/** One that arrived is enough; otherwise what can still be mended decides. */
function best(all: readonly Ended[]): Ended | undefined {
  const rank = ({ outcome }: Ended) => ORDER.indexOf(outcome);
  return [...all].sort((one, other) => rank(one) - rank(other))[0];
}

/** Once an hour: keys that never got a case, and keys that an older key-encryption key wrapped. */
export async function sweepKeys({
  store,
  wrapper,
  now,
}: Pick<ClockworkParts, 'store' | 'wrapper' | 'now'>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await store.keys.list(keyIdOf(''), after, MOST);
    for (const { id, made } of rows) {
      if (made > now() - HOUR) continue;
      const there = await store.cases.read(id.slice(keyIdOf('').length), now());
      if (!there) await store.keys.remove(id);
    }
    const last = rows.at(-1);
    if (!last || rows.length < MOST) break;
    after = last.id;
  }
  await rewrapAll(store.keys, wrapper, MOST);
}
