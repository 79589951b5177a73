/** The talk as the employee sees it: what stands there, what happens when, and every way out. */

import type { Block, Choice, Text } from '../../guide/page';
import { type Case, ENTRY_MOST, EXTENSION } from '../case';
import { answerBefore, goneOn, isPutOff } from '../deadlines';
import { textField } from '../fields';
import { CHOICES_MOST, choice, makePage, own, paragraph, pseudonymOf, say } from '../say';
import { receiptOf } from '../session';
import type { Event } from '../step-case';
import { threadOf, untilIn } from '../thread';
import type { Handler, Outcome, Visit } from '../visit';
import { ADVISER_DESK, availableFor, callPlace, channelBlocks } from './arrive';
import { gone } from './gone';

/** `handoff/case`. What was being typed stays. */
export const showTalk: Handler = (visit) => talkPage(visit, undefined, visit.fields.text);

/** For pages that lead away from the talk: what was being typed would be lost there. */
export function afterSending(handler: Handler): Handler {
  return async (visit) =>
    visit.session.case && visit.fields.text?.trim()
      ? talkPage(visit, say('notice.unsent'), visit.fields.text)
      : handler(visit);
}

export async function talkPage(visit: Visit, notice?: Text, typed = ''): Promise<Outcome> {
  const { parts, session } = visit;
  const found = session.case ? await parts.cases.load(session.case) : undefined;
  if (!found) return gone(typed);
  const adviser = found.adviser ? await parts.roster.read(found.adviser) : undefined;
  const name = adviser ? own(adviser.name) : say('talk.nobody');
  const thread = await threadOf(visit, found, 'handoff/case', untilIn(visit.argument));
  return {
    // With the draft goes the receipt: it can be shown again as long as this page is open.
    carried: { case: found.id, ...(session.draft && { draft: receiptOf(session.draft) }) },
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/case',
      kind: 'thread',
      title: say('talk.title', { name }),
      blocks: [
        ...stateBlocks(visit, found, name),
        ...channelBlocks(visit).slice(0, 1),
        ...thread,
        ...(found.transferTo
          ? [paragraph(say('talk.transfer', { name: await nameOf(visit, found.transferTo) }), 'warning')]
          : []),
        ...(found.way === 'relay' ? [textField(typed, say('fields.reply'))] : []),
      ],
      choices: [
        ...waysOut(visit, found).slice(0, CHOICES_MOST - 1),
        choice(say('choices.stop'), 'handoff/stop', 'quiet'),
      ],
    }),
  };
}

async function nameOf({ parts }: Visit, id: string): Promise<Text> {
  const adviser = await parts.roster.read(id);
  return adviser ? own(adviser.name) : say('talk.nobody');
}

function stateBlocks(visit: Visit, found: Case, name: Text): Block<Text>[] {
  const isLate = found.waitingSince !== undefined && found.stage >= 2;
  const late = found.stage === 3 ? 'talk.nobodyAnswered' : 'talk.late';
  return [
    ...(found.adviser === ''
      ? [paragraph(say('talk.choose'), 'warning')]
      : [paragraph(say(`talk.${found.state}`, { name }), 'quiet')]),
    ...(isLate ? [paragraph(say(late, { name }), 'warning')] : []),
    {
      type: 'facts',
      items: [
        ...(found.waitingSince !== undefined && found.adviser !== ''
          ? [{ label: say('talk.answer'), value: answerBefore(visit, found) }]
          : []),
        { label: say(isPutOff(found) ? 'talk.goneQuiet' : 'talk.gone'), value: goneOn(visit, found) },
        { label: say('talk.you'), value: found.named ? own(found.named.name) : pseudonymOf(found) },
      ],
    },
  ];
}

function waysOut({ at, session }: Visit, found: Case): Choice<Text>[] {
  const isAdviser = found.desk === ADVISER_DESK;
  const canExtend = at > found.until - EXTENSION && !found.extend.includes('employee');
  const asked = Boolean(found.transferTo);
  // Nobody is left waiting on a page that says not to wait.
  const isNobodys = found.adviser === '';
  const isStuck = isNobodys || (found.waitingSince !== undefined && found.stage >= 2);
  return [
    ...(found.way === 'relay'
      ? [choice(say('choices.say'), 'handoff/say', isNobodys ? undefined : 'primary')]
      : []),
    ...(asked
      ? [choice(say('choices.agree'), 'handoff/agree'), choice(say('choices.disagree'), 'handoff/disagree')]
      : []),
    ...(isStuck ? [choice(say('choices.call'), callPlace(found.desk))] : []),
    ...(isAdviser && !asked
      ? [choice(say('choices.other'), 'handoff/choose', isStuck ? undefined : 'quiet')]
      : []),
    ...(!asked && !isStuck ? [choice(say('choices.look'), 'handoff/case', 'quiet')] : []),
    ...(canExtend ? [choice(say('choices.extend'), 'handoff/extend', 'quiet')] : []),
    ...(session.draft ? [choice(say('choices.receipt'), 'handoff/receipt', 'quiet')] : []),
    ...(found.named ? [] : [choice(say('choices.name'), 'handoff/name', 'quiet')]),
  ];
}

/** Does it, and shows the talk as it is then. What was refused is told; what was typed is never lost. */
export async function act(visit: Visit, event: Event, notice: string): Promise<Outcome> {
  const { session, parts } = visit;
  const typed = visit.fields.text ?? '';
  if (!session.case) return gone(typed);
  const changed = await parts.cases.change(session.case, () => event);
  if ('now' in changed || changed.refused === 'known') {
    return talkPage(visit, say(`notice.${notice}`), event.type === 'say' ? '' : typed);
  }
  if (changed.refused === 'gone') return gone(typed);
  return talkPage(visit, say(`notice.${changed.refused}`), typed);
}

/** `handoff/say`. */
export const sayMore: Handler = async (visit) => {
  const text = visit.fields.text?.trim() ?? '';
  if (text === '') return talkPage(visit, say('notice.empty'));
  if (text.length > ENTRY_MOST) return talkPage(visit, say('notice.long'), text);
  const found = visit.session.case ? await visit.parts.cases.load(visit.session.case) : undefined;
  const notice = found?.adviser === '' ? 'kept' : 'said';
  return act(visit, { type: 'say', from: 'employee', id: visit.session.entry, text }, notice);
};

/** `handoff/offer/<adviser>`: somebody else is asked, and reads what was written before. */
export const offer: Handler = async (visit) => {
  const found = await availableFor(visit, ADVISER_DESK);
  const taker = found.find(({ adviser, hasRoom }) => hasRoom && adviser.id === visit.argument)?.adviser;
  if (!taker) return talkPage(visit, say('notice.taken'), visit.fields.text);
  return act(visit, { type: 'offer', next: { adviser: taker.id, promise: taker.promise } }, 'offered');
};

/** `handoff/agree` and `handoff/disagree`: the adviser asked to hand it to a colleague. */
export const agree: Handler = async (visit) => {
  const { session, parts } = visit;
  const found = session.case ? await parts.cases.load(session.case) : undefined;
  const available = found ? await availableFor(visit, found.desk) : [];
  const to = available.find(({ adviser, hasRoom }) => hasRoom && adviser.id === found?.transferTo)?.adviser;
  if (!to) return talkPage(visit, say('notice.notTransferred'), visit.fields.text);
  return act(
    visit,
    { type: 'answer-transfer', id: session.entry, next: { adviser: to.id, promise: to.promise } },
    'offered',
  );
};
export const disagree: Handler = (visit) =>
  act(visit, { type: 'answer-transfer', id: visit.session.entry }, 'stays');

export const extend: Handler = (visit) => act(visit, { type: 'extend', by: 'employee' }, 'extended');
