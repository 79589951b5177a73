/** Sending, and the receipt: “sent” is said only when it stands in the store. */

import type { Text } from '../../guide/page';
import { type Case, UNTIL_MOST } from '../case';
import { answerBefore } from '../deadlines';
import { lineField } from '../fields';
import { nextAdviser } from '../find-adviser';
import { choice, makePage, paragraph, say } from '../say';
import { type Draft, receiptOf } from '../session';
import type { Handler, Outcome, Visit } from '../visit';
import { availableFor } from './arrive';
import { choosePage } from './choose';
import { missingIn } from './draft';
import { gone } from './gone';
import { talkPage } from './talk';
import { begin, previewPage, writePage } from './write';

/** `handoff/send`. Asked twice with one form, it is one case. */
export const send: Handler = async (visit) => {
  const { parts, session, at, actor } = visit;
  const { draft } = session;
  if (!draft) return begin(visit);
  const missing = missingIn(draft);
  if (missing) return writePage(visit, draft, say(missing));
  const id = parts.receipts.caseId(Buffer.from(draft.secret, 'base64url'));
  const there = await parts.cases.load(id);
  if (there && !isWhatWasSent(draft, there)) {
    const notice = say(there.way === 'relay' ? 'notice.already' : 'notice.alreadyCall');
    return talkPage({ ...visit, session: { ...session, case: id } }, notice, draft.text);
  }
  if (there) return receiptPage(visit, draft, there);
  if (actor.channel === 'web' && at - draft.since < parts.slowing.ageNeeded(actor.source)) {
    return previewPage(visit, draft, say('notice.wait'));
  }
  const taker = await takerOf(visit, draft);
  if (!taker && draft.adviser) return choosePage(visit, say('notice.taken'));
  if (!taker) return previewPage(visit, draft, say('notice.nobodyFree'));
  const made = await parts.cases.create(caseOf(visit, draft, id, taker));
  parts.slowing.noteCase(actor.source);
  return receiptPage(visit, draft, made);
};

/** Whoever went back and changed something may not be told that it was sent. */
function isWhatWasSent({ text, name, reach, adviser }: Draft, there: Case): boolean {
  const first = there.thread.find(({ from }) => from === 'employee')?.text ?? '';
  if (adviser && ![there.adviser, ...there.not].includes(adviser)) return false;
  return there.way === 'relay' ? text === first : there.named?.name === name && there.named.reach === reach;
}

/** `handoff/receipt`: once more, as long as there is a talk that it opens. Nothing is sent by looking. */
export const showReceipt: Handler = async (visit) => {
  const { parts, session } = visit;
  const found = session.case ? await parts.cases.load(session.case) : undefined;
  return found && session.draft ? receiptPage(visit, session.draft, found) : gone();
};

/** Who gets it: the chosen one if there is still room, or the first who can when nobody was chosen. */
async function takerOf(visit: Visit, draft: Draft) {
  const available = await availableFor(
    visit,
    draft.desk,
    draft.workplace ? { workplace: draft.workplace } : {},
  );
  if (draft.adviser) {
    return available.find(({ adviser, hasRoom }) => hasRoom && adviser.id === draft.adviser)?.adviser;
  }
  const not = draft.not ? [draft.not] : [];
  return nextAdviser(available, { fallback: 'anyone', not, language: draft.language || visit.language });
}

function caseOf(
  { parts, session, at, actor, language }: Visit,
  draft: Draft,
  id: string,
  taker: { id: string; promise: number },
): Case {
  const hour = parts.calendar.hour(at);
  const { role, topic, workplace, pseudonym } = draft;
  return {
    id,
    version: 1,
    state: 'offered',
    way: draft.way,
    desk: draft.desk,
    adviser: taker.id,
    not: draft.not ? [draft.not] : [],
    fallback: draft.fallback,
    ...(workplace && { workplace }),
    pseudonym,
    language: draft.language || language,
    ...(role && { role }),
    ...(topic && { topic }),
    ...(draft.way === 'call-back' && { named: { name: draft.name, reach: draft.reach } }),
    thread: draft.text ? [{ id: session.entry, from: 'employee', at: hour, text: draft.text }] : [],
    waitingSince: hour,
    promise: taker.promise,
    stage: 0,
    touched: hour,
    until: hour + UNTIL_MOST,
    extend: [],
    knocks: ['adviser'],
    tries: 0,
    unreachable: [],
    ...(draft.knock && actor.address && { reply: actor.address }),
  };
}

function receiptPage(visit: Visit, draft: Draft, made: Case, notice?: Text): Outcome {
  const { parts, language, fields } = visit;
  const secret = Buffer.from(draft.secret, 'base64url');
  const words = parts.receipts.words(secret, language);
  const digits = parts.receipts.digits(secret);
  const [one, other] = askedFor(made.id, words.length > 0 ? words.length : digits.split(' ').length);
  const kind = words.length > 0 ? 'word' : 'group';
  return {
    carried: { draft: receiptOf(draft), case: made.id },
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/receipt',
      kind: 'receipt',
      title: say('receipt.title'),
      blocks: [
        paragraph(
          say(made.way === 'relay' ? 'receipt.sent' : 'receipt.sentCall', {
            moment: answerBefore(visit, made),
          }),
        ),
        paragraph(say('receipt.keep')),
        { type: 'receipt', words, digits, caption: say('receipt.caption') },
        paragraph(say('receipt.print'), 'warning'),
        lineField('one', 20, fields.one, say(`receipt.${kind}`, { number: one + 1 })),
        lineField('other', 20, fields.other, say(`receipt.${kind}`, { number: other + 1 })),
      ],
      choices: [
        choice(say('choices.confirm'), 'handoff/confirm', 'primary'),
        choice(say('choices.later'), 'handoff/case', 'quiet'),
      ],
    }),
  };
}

/** Which two are typed back: the same each time the page is asked again. */
function askedFor(id: string, count: number): [number, number] {
  const first = (id.codePointAt(0) ?? 0) % count;
  return [Math.min(first, count - 2), Math.min(first, count - 2) + 1];
}

/** `handoff/confirm`: two words typed back. Wrong ones show the receipt again; nothing is lost. */
export const confirm: Handler = async (visit) => {
  const { parts, session, fields, language } = visit;
  const { draft } = session;
  const found = session.case ? await parts.cases.load(session.case) : undefined;
  if (!draft || !found) return talkPage(visit);
  const secret = Buffer.from(draft.secret, 'base64url');
  const words = parts.receipts.words(secret, language);
  const pieces = words.length > 0 ? words : parts.receipts.digits(secret).split(' ');
  const [one, other] = askedFor(found.id, pieces.length);
  const isRight = same(fields.one, pieces[one]) && same(fields.other, pieces[other]);
  if (!isRight) return receiptPage(visit, draft, found, say('notice.mistyped'));
  return talkPage(visit, say('notice.confirmed'));
};

function same(typed: string | undefined, piece: string | undefined): boolean {
  return piece !== undefined && (typed ?? '').trim().toLowerCase() === piece.toLowerCase();
}
