/** The way in: how it works, where secrecy ends, and who is there now, before anything is written. */

import { randomInt } from 'node:crypto';
import type { Block, Choice, Text } from '../../guide/page';
import type { Way } from '../case';
import { type Available, findAvailable } from '../find-adviser';
import { choice, makePage, momentText, PSEUDONYM_ANIMALS, PSEUDONYM_COLOURS, paragraph, say } from '../say';
import type { Draft } from '../session';
import type { Handler, Outcome, Visit } from '../visit';
import { takeOver } from './draft';

export const ADVISER_DESK = 'confidential-adviser';

/** `handoff/relay/<desk>` and `handoff/contact/<desk>`. */
export const arriveToTalk: Handler = (visit) => arrive(visit, 'relay');
export const arriveToBeCalled: Handler = (visit) => arrive(visit, 'call-back');

async function arrive(visit: Visit, way: Way): Promise<Outcome> {
  const desk = visit.argument;
  const handOff = handOffOf(visit, desk);
  if (!handOff || (way === 'relay' && handOff !== 'relay')) return { page: callPage(visit, desk) };
  const available = await availableFor(visit, desk);
  const begun = visit.session.draft;
  const isSame = !visit.session.case && begun?.way === way && begun.desk === desk;
  const carried = { draft: isSame ? takeOver(visit, begun) : emptyDraft(visit, way, desk) };
  const free = available.filter(({ hasRoom }) => hasRoom);
  if (free.length === 0) return { page: callPage(visit, desk), carried };
  return {
    carried,
    page: makePage({
      place: visit.session.place,
      kind: 'choice',
      title: way === 'relay' ? say('relay.title') : say('contact.title', { desk: deskTitle(desk) }),
      back: 'handoff/start',
      blocks: [
        paragraph(
          say(
            way === 'relay' ? 'relay.intro' : desk === ADVISER_DESK ? 'contact.intro' : 'contact.introDesk',
          ),
        ),
        { type: 'list', items: [say(limitsOf(desk))] },
        paragraph(whoIsThere(visit, free), 'quiet'),
        ...channelBlocks(visit),
      ],
      choices: waysOn(desk),
    }),
  };
}

/** Where secrecy ends, said before anything is written: an adviser, the employer, or the helpdesk for partners. */
function limitsOf(desk: string): string {
  if (desk === ADVISER_DESK) return 'limits';
  return desk === 'partner-helpdesk' ? 'limitsPartner' : 'limitsDesk';
}

function waysOn(desk: string): Choice<Text>[] {
  const first = choice(
    say(desk === ADVISER_DESK ? 'choices.first' : 'choices.write'),
    'handoff/write/first',
    'primary',
  );
  const call = choice(say('choices.call'), callPlace(desk));
  return desk === ADVISER_DESK
    ? [first, choice(say('choices.choose'), 'handoff/choose'), call]
    : [first, call];
}

/** In Teams and Slack: why the web page keeps less, and the way there. */
export function channelBlocks(visit: Visit): Block<Text>[] {
  const { actor } = visit;
  if (actor.channel !== 'teams' && actor.channel !== 'slack') return [];
  return [paragraph(say('trace'), 'warning'), webAddress(visit)];
}

/** “Nobody is there tonight” is said before somebody writes. */
function whoIsThere({ parts: { calendar }, at }: Visit, free: readonly Available[]): Text {
  const soonest = free[0]?.nextMoment;
  if (soonest === undefined) return say('there.unknown');
  return soonest <= at ? say('there.now') : say('there.later', { moment: momentText(calendar, soonest) });
}

/** `handoff/elsewhere`: what is shown here stays in the chat. */
export const showElsewhere: Handler = async (visit) => ({
  carried: {},
  page: makePage({
    place: 'handoff/elsewhere',
    kind: 'notice',
    title: say('elsewhere.title'),
    back: 'handoff/start',
    blocks: [paragraph(say('elsewhere.intro')), webAddress(visit)],
    choices: [choice(say('choices.call'), 'handoff/call')],
  }),
});

function webAddress({ parts }: Visit): Block<Text> {
  const checkedUntil = '9999-12-31';
  return { type: 'contact', channel: 'web', label: say('toWeb'), value: parts.publicUrl, checkedUntil };
}

/** Nobody can be asked here now: what can be done instead. */
export function callPage(visit: Visit, desk: string) {
  const known = visit.parts.guide.desks.has(desk);
  return makePage({
    place: visit.session.place,
    kind: 'notice',
    title: say('nobody.title'),
    back: 'handoff/start',
    blocks: [paragraph(say('nobody.intro'))],
    choices: [
      choice(say('choices.call'), callPlace(known ? desk : ADVISER_DESK), 'primary'),
      choice(say('choices.allDesks'), 'card'),
    ],
  });
}

/** Where it says how to call or mail a desk oneself. */
export function callPlace(desk: string): string {
  return desk === ADVISER_DESK ? 'handoff/call' : `desk/${desk}`;
}

export function deskTitle(desk: string): Text {
  return { key: `desks:${desk}.title` };
}

/** What a desk takes here: a talk, a request to call back, or neither. */
export function handOffOf({ parts: { guide } }: Visit, desk: string): 'relay' | 'call-back' | undefined {
  return guide.organisation['hand-offs'].includes(desk) ? guide.desks.get(desk)?.['hand-off'] : undefined;
}

export async function availableFor(
  { parts: { roster, cases, calendar }, at }: Visit,
  desk: string,
  wishes: Parameters<typeof findAvailable>[1] = {},
): Promise<Available[]> {
  return findAvailable(
    {
      roster: await roster.list(),
      desk,
      countOf: cases.countOf,
      nextMoment: ({ workingDays, absentUntil }) => calendar.nextWorkingMoment(at, workingDays, absentUntil),
    },
    wishes,
  );
}

function emptyDraft({ parts, at }: Visit, way: Way, desk: string): Draft {
  return {
    way,
    desk,
    adviser: '',
    // Whoever chose no person can choose no other.
    fallback: desk === ADVISER_DESK ? 'ask' : 'anyone',
    text: '',
    name: '',
    reach: '',
    secret: Buffer.from(parts.receipts.make()).toString('base64url'),
    pseudonym: [randomInt(PSEUDONYM_COLOURS), randomInt(PSEUDONYM_ANIMALS)],
    since: at,
  };
}
