/** The talk as the employee sees it: what stands there, what happens when, and every way out. */

import type { Block, Choice, Text } from '../../guide/page';
import { type Case, EXTENSION } from '../case';
import { lineField, nameFields, textField } from '../fields';
import { choice, makePage, own, paragraph, pseudonymOf, say } from '../say';
import type { Event } from '../step-case';
import { answerBefore, goneOn } from '../terms';
import { threadOf, untilIn } from '../thread';
import type { Handler, Outcome, Visit } from '../visit';
import { ADVISER_DESK, availableFor, channelBlocks } from './arrive';
import { missingIn } from './write';

/** `handoff/case`. */
export const showTalk: Handler = (visit) => talkPage(visit);

export async function talkPage(visit: Visit, notice?: Text, typed = ''): Promise<Outcome> {
  const { parts, session } = visit;
  const found = session.case ? await parts.cases.load(session.case) : undefined;
  if (!found) return gone(typed);
  const adviser = found.adviser ? await parts.roster.read(found.adviser) : undefined;
  const name = adviser ? own(adviser.name) : say('talk.nobody');
  const thread = await threadOf(visit, found, 'handoff/case', untilIn(visit.argument));
  return {
    // With the draft goes the receipt: it can be shown again as long as this page is open.
    carried: { case: found.id, ...(session.draft && { draft: session.draft }) },
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/case',
      kind: 'thread',
      title: say('talk.title', { name }),
      blocks: [
        ...stateBlocks(visit, found, name),
        ...thread.blocks,
        ...(found.transferTo
          ? [paragraph(say('talk.transfer', { name: await nameOf(visit, found.transferTo) }), 'warning')]
          : []),
        ...(found.way === 'relay' ? [textField(typed, say('fields.reply'))] : []),
        ...channelBlocks(visit).slice(0, 1),
      ],
      choices: [...thread.earlier, ...waysOut(visit, found)].slice(0, CHOICES_MOST),
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
    ...(found.adviser === '' ? [paragraph(say('talk.choose'), 'warning')] : []),
    ...(isLate ? [paragraph(say(late, { name }), 'warning')] : []),
    {
      type: 'facts',
      items: [
        ...(found.waitingSince !== undefined && found.adviser !== ''
          ? [{ label: say('talk.answer'), value: answerBefore(visit, found) }]
          : []),
        { label: say('talk.gone'), value: goneOn(visit, found) },
        { label: say('talk.you'), value: found.named ? own(found.named.name) : pseudonymOf(found) },
      ],
    },
  ];
}

/** As many as a page may have. */
const CHOICES_MOST = 7;

function waysOut({ at, session }: Visit, found: Case): Choice<Text>[] {
  const isAdviser = found.desk === ADVISER_DESK;
  const canExtend = at > found.until - EXTENSION && !found.extend.includes('employee');
  const asked = Boolean(found.transferTo);
  return [
    ...(found.way === 'relay' ? [choice(say('choices.say'), 'handoff/say', 'primary')] : []),
    ...(asked
      ? [choice(say('choices.agree'), 'handoff/agree'), choice(say('choices.disagree'), 'handoff/disagree')]
      : []),
    ...(!asked ? [choice(say('choices.look'), 'handoff/case', 'quiet')] : []),
    ...(isAdviser && !asked ? [choice(say('choices.other'), 'handoff/choose', 'quiet')] : []),
    ...(canExtend ? [choice(say('choices.extend'), 'handoff/extend', 'quiet')] : []),
    ...(found.named ? [] : [choice(say('choices.name'), 'handoff/name', 'quiet')]),
    ...(session.draft ? [choice(say('choices.receipt'), 'handoff/receipt', 'quiet')] : []),
    choice(say('choices.stop'), 'handoff/stop', 'quiet'),
  ];
}

/** Closed, expired, deleted, or a wrong code: we cannot tell which, and what helps is the same. */
export function gone(typed = ''): Outcome {
  return {
    carried: {},
    page: makePage({
      place: 'handoff/gone',
      kind: typed ? 'form' : 'notice',
      title: say('gone.title'),
      blocks: [
        paragraph(say('gone.intro')),
        ...(typed ? [paragraph(say('gone.typed')), textField(typed, say('fields.reply'))] : []),
      ],
      choices: [
        choice(say('choices.return'), 'handoff/return'),
        choice(say('choices.again'), `handoff/relay/${ADVISER_DESK}`),
        choice(say('choices.call'), 'handoff/call'),
      ],
    }),
  };
}

/** Does it, and shows the talk as it is then. What was refused is told; what was typed is never lost. */
async function act(visit: Visit, event: Event, notice: string): Promise<Outcome> {
  const { session, parts } = visit;
  const typed = 'text' in event ? event.text : '';
  if (!session.case) return gone(typed);
  const changed = await parts.cases.change(session.case, () => event);
  if ('now' in changed || changed.refused === 'known') return talkPage(visit, say(`notice.${notice}`));
  if (changed.refused === 'gone') return gone(typed);
  return talkPage(visit, say(`notice.${changed.refused}`), typed);
}

/** `handoff/say`. */
export const sayMore: Handler = async (visit) => {
  const text = visit.fields.text?.trim() ?? '';
  if (text === '') return talkPage(visit, say('notice.empty'));
  return act(visit, { type: 'say', from: 'employee', id: visit.session.entry, text }, 'said');
};

/** `handoff/offer/<adviser>`: somebody else is asked, and reads what was written before. */
export const offer: Handler = async (visit) => {
  const found = await availableFor(visit, ADVISER_DESK);
  const taker = found.find(({ adviser, hasRoom }) => hasRoom && adviser.id === visit.argument)?.adviser;
  if (!taker) return talkPage(visit, say('notice.taken'));
  return act(visit, { type: 'offer', next: { adviser: taker.id, promise: taker.promise } }, 'offered');
};

/** `handoff/agree` and `handoff/disagree`: the adviser asked to hand it to a colleague. */
export const agree: Handler = async (visit) => {
  const { session, parts } = visit;
  const found = session.case ? await parts.cases.load(session.case) : undefined;
  const to = found?.transferTo ? await parts.roster.read(found.transferTo) : undefined;
  if (!to) return talkPage(visit, say('notice.taken'));
  return act(
    visit,
    { type: 'answer-transfer', id: session.entry, next: { adviser: to.id, promise: to.promise } },
    'offered',
  );
};
export const disagree: Handler = (visit) =>
  act(visit, { type: 'answer-transfer', id: visit.session.entry }, 'stays');

export const extend: Handler = (visit) => act(visit, { type: 'extend', by: 'employee' }, 'extended');

/** `handoff/name`: explained first; it cannot be undone. */
export const askName: Handler = async () => namePage('', '');

async function namePage(name: string, reach: string, notice?: Text): Promise<Outcome> {
  return {
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/name',
      kind: 'form',
      title: say('name.title'),
      back: 'handoff/case',
      blocks: [paragraph(say('name.intro'), 'warning'), ...nameFields({ name, reach })],
      choices: [
        choice(say('choices.nameNow'), 'handoff/named', 'primary'),
        choice(say('choices.notName'), 'handoff/case', 'quiet'),
      ],
    }),
  };
}

export const giveName: Handler = async (visit) => {
  const { name = '', reach = '' } = visit.fields;
  if (missingIn({ way: 'call-back', name, reach })) return namePage(name, reach, say('notice.name'));
  return act(visit, { type: 'name', named: { name, reach }, id: visit.session.entry }, 'named');
};

/** `handoff/stop`: what stopping means; `handoff/erase`: it is done. */
export const askStop: Handler = async () => ({
  page: makePage({
    place: 'handoff/stop',
    kind: 'choice',
    title: say('stop.title'),
    back: 'handoff/case',
    blocks: [paragraph(say('stop.intro')), paragraph(say('stop.file'), 'quiet')],
    choices: [
      choice(say('choices.erase'), 'handoff/erase', 'danger'),
      choice(say('choices.keep'), 'handoff/case', 'quiet'),
    ],
  }),
});

export const erase: Handler = async ({ session, parts }) => {
  const how = session.case ? await parts.cases.shred(session.case) : 'gone';
  return {
    carried: {},
    page: makePage({
      place: 'handoff/erased',
      kind: 'notice',
      title: say('erased.title'),
      blocks: [
        paragraph(say(how === 'gone' ? 'erased.gone' : 'erased.busy')),
        paragraph(say('erased.after')),
      ],
      choices: [choice(say('choices.call'), 'handoff/call'), choice(say('choices.allDesks'), 'card')],
    }),
  };
};

/** `handoff/return` asks for the receipt; `handoff/open` looks at it. */
export const askReceipt: Handler = async () => returnPage();

async function returnPage(notice?: Text): Promise<Outcome> {
  return {
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/return',
      kind: 'form',
      title: say('return.title'),
      back: 'handoff/start',
      blocks: [
        paragraph(say('return.intro')),
        { ...lineField('receipt', 120), hint: say('hints.receipt'), required: true },
      ],
      choices: [
        choice(say('choices.open'), 'handoff/open', 'primary'),
        choice(say('choices.lost'), `handoff/relay/${ADVISER_DESK}`, 'quiet'),
      ],
    }),
  };
}

export const openReceipt: Handler = async (visit) => {
  const { parts, fields, session } = visit;
  const found = await parts.guess(async () => {
    const secrets = parts.receipts.parse(fields.receipt ?? '');
    const cases = await Promise.all(secrets.map((secret) => parts.cases.load(parts.receipts.caseId(secret))));
    return cases.find((one) => one !== undefined);
  });
  if (!found) return returnPage(say('notice.noReceipt'));
  return talkPage({ ...visit, session: { ...session, case: found.id } });
};
