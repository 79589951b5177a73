/** What was written, as both sides see it: the newest at the end, and no more than a card holds. */

import type { Block, Text } from '../guide/page';
import type { Case, Entry } from './case';
import { own, paragraph, pastText, say } from './say';
import type { Visit } from './visit';

/** In a card of Teams or Slack, in bytes. A page on the web shows everything. */
const CARD_MOST = 9000;

/**
 * First the way to what was written before, if a card does not hold it. `place`: of this page, to which the number of the last entry shown is added. `until`:
 * entries before this one.
 */
export async function threadOf(
  visit: Visit,
  { thread, adviser }: Case,
  place: string,
  until?: number,
): Promise<Block<Text>[]> {
  const names = await namesOf(visit, thread, adviser);
  const last = until ?? thread.length;
  const first =
    visit.actor.channel === 'web' || visit.actor.channel === 'staff' ? 0 : firstThatFits(thread, last);
  const items = [{ label: say('choices.earlier'), place: `${place}/before/${first}` }];
  const earlier: Block<Text>[] = first > 0 ? [{ type: 'links', items }] : [];
  return [...earlier, ...thread.slice(first, last).map((entry) => entryBlock(visit, entry, names))];
}

/** The number after `before/`, when it is one. */
export function untilIn(argument: string): number | undefined {
  const number = /(?:^|\/)before\/(\d{1,4})$/.exec(argument)?.[1];
  return number === undefined ? undefined : Number(number);
}

function firstThatFits(thread: readonly Entry[], last: number): number {
  let room = CARD_MOST;
  let first = last;
  while (first > 0) {
    room -= Buffer.byteLength(thread[first - 1]?.text ?? '') + 300;
    if (room < 0 && first < last) break;
    first -= 1;
  }
  return first;
}

/** Whoever wrote: an adviser who has it no more is a colleague. */
async function namesOf(
  { parts, session }: Visit,
  thread: readonly Entry[],
  adviser: string,
): Promise<(entry: Entry) => Text> {
  const ids = [...new Set(thread.flatMap(({ by }) => by ?? []))];
  const advisers = await Promise.all(ids.map(async (id) => [id, await parts.roster.read(id)] as const));
  const known = new Map(advisers);
  return ({ from, by = adviser }) => {
    if (from === 'employee') return say('talk.employee');
    const name = session.party === 'employee' ? known.get(by)?.name : undefined;
    return name === undefined ? say('talk.colleague') : own(name);
  };
}

/** One thing that was written, or one line of ours about what happened. */
function entryBlock(
  { parts: { calendar }, at, session, me }: Visit,
  entry: Entry,
  nameOf: (entry: Entry) => Text,
): Block<Text> {
  const { from, at: written, text, by } = entry;
  if (from === 'house') return paragraph(say(`notes.${text}`), 'quiet');
  const isOwn = from === session.party && (from === 'employee' || by === me);
  return {
    type: 'message',
    from: isOwn ? say('talk.own') : nameOf(entry),
    when: pastText(calendar, written, at),
    text,
    ...(isOwn && { own: true }),
  };
}
