/** Hand-off as the channels see it: a place is visited, something happens, and a page tells what really happened. */

import type { Page, Text } from '../guide/page';
import * as desk from './adviser/desk';
import * as leaving from './adviser/let-go';
import * as profile from './adviser/profile';
import * as advising from './adviser/talk';
import * as coordinating from './coordinator/coordinate';
import * as arriving from './employee/arrive';
import * as choosing from './employee/choose';
import * as deciding from './employee/decide';
import * as returning from './employee/return';
import * as sending from './employee/send';
import * as talking from './employee/talk';
import * as writing from './employee/write';
import { downPage, stalePage } from './not-done';
import { carriedOf, makeEntryId, PAGE_LASTS, type Session, type Sessions } from './session';
import type { Actor, Fields, Handler, HandoffParts, Outcome } from './visit';

/** By the first two parts of the place; what follows is the argument. */
const HANDLERS: Record<string, Handler> = {
  'handoff/relay': arriving.arriveToTalk,
  'handoff/contact': arriving.arriveToBeCalled,
  'handoff/choose': talking.afterSending(choosing.choose),
  'handoff/adviser': choosing.showAdviser,
  'handoff/write': writing.write,
  'handoff/preview': writing.preview,
  'handoff/more': writing.more,
  'handoff/send': sending.send,
  'handoff/receipt': talking.afterSending(sending.showReceipt),
  'handoff/confirm': sending.confirm,
  'handoff/case': talking.showTalk,
  'handoff/say': talking.sayMore,
  'handoff/offer': talking.offer,
  'handoff/agree': talking.agree,
  'handoff/disagree': talking.disagree,
  'handoff/extend': talking.extend,
  'handoff/name': deciding.askName,
  'handoff/named': deciding.giveName,
  'handoff/stop': deciding.askStop,
  'handoff/erase': deciding.erase,
  'handoff/elsewhere': arriving.showElsewhere,
  'handoff/return': returning.askReceipt,
  'handoff/open': returning.openReceipt,
  'adviser/desk': desk.showDesk,
  'adviser/join': desk.askCode,
  'adviser/joined': desk.join,
  'adviser/profile': profile.showProfile,
  'adviser/save': profile.saveProfile,
  'adviser/case': advising.showCase,
  'adviser/accept': advising.accept,
  'adviser/leave': leaving.askLeave,
  'adviser/decline': leaving.decline,
  'adviser/say': advising.reply,
  'adviser/called': advising.called,
  'adviser/extend': advising.extendCase,
  'adviser/phrases': advising.showPhrases,
  'adviser/phrase': advising.usePhrase,
  'adviser/transfer': leaving.askTransfer,
  'adviser/transferred': leaving.transfer,
  'adviser/close': leaving.askClose,
  'adviser/closed': leaving.close,
  'roster/list': coordinating.showRoster,
  'roster/invite': coordinating.askInvite,
  'roster/invited': coordinating.invite,
  'roster/adviser': coordinating.showMember,
  'roster/code': coordinating.renewCode,
  'roster/remove': coordinating.askRemove,
  'roster/removed': coordinating.remove,
  'roster/waiting': coordinating.showWaiting,
};

/** Where what is shown stays in the chat, hand-off is on the web page. */
const ELSEWHERE = 'handoff/elsewhere';
/** The pages of employees; staff pages need an account. */
const FOR_EMPLOYEES = 'handoff/';

export interface VisitRequest {
  to: string;
  fields: Fields;
  language: string;
  /** What the guide counted of this conversation. */
  counted?: number;
  /** What the page carried that this came from, unchecked. */
  seal?: unknown;
  actor: Actor;
}

/** A page to draw, with the seals to draw it with. */
export interface Shown {
  page: Page;
  language: string;
  /** For the choices and fields: holds what was filled in. */
  seal: string;
  /** For the ways around the page: short. */
  around: string;
  notice?: Text;
}

export interface Handoff {
  /** Whether a place is ours. */
  has(place: string): boolean;
  visit(request: VisitRequest): Promise<Shown>;
  /** The account that an invitation was bound to just now; `undefined` for a wrong or used one. */
  joinWith(code: string): Promise<string | undefined>;
  /** Where a sealed page is and in which language; `undefined` when it is not ours, stale, or somebody else's. */
  open(seal: unknown, actor: Actor): Session | undefined;
}

/**
 * `partsNow`: `undefined` while the store cannot be opened. `log` is told that something broke, and nothing else. `now`
 * in milliseconds.
 */
export function makeHandoff(
  partsNow: () => HandoffParts | undefined,
  sessions: Sessions,
  log: () => void,
  now: () => number,
): Handoff {
  const handlerOf = (place: string) => {
    const [section = '', name = '', ...rest] = place.split('/');
    const handler = HANDLERS[`${section}/${name}`];
    return handler && { handler, argument: rest.join('/') };
  };
  const show = (outcome: Outcome, session: Session, actor: Actor): Shown => {
    const carried = outcome.carried ?? carriedOf(session);
    const { case: id } = carried;
    const base = {
      party: session.party,
      place: outcome.page.place,
      language: session.language,
      counted: session.counted,
      ends: now() + PAGE_LASTS,
      entry: outcome.entry ?? makeEntryId(),
    };
    // A card in Teams may hold only so much; a web page holds the same seal everywhere.
    const short = { ...base, ...(id && { case: id }) };
    const seal = sessions.seal({ ...base, ...carried }, actor.bind);
    return {
      page: outcome.page,
      language: session.language,
      seal,
      around: actor.channel === 'web' ? seal : sessions.seal(short, actor.bind),
      ...(outcome.notice && { notice: outcome.notice }),
    };
  };
  return {
    has: (place) => handlerOf(place) !== undefined,
    open: (seal, actor) => sessions.open(seal, actor.bind),
    async joinWith(code) {
      const account = makeEntryId();
      const parts = partsNow();
      if (!parts) return undefined;
      return (await desk.bindAccount(parts, account, code)) && account;
    },
    async visit({ to, fields: given, language, counted = 0, seal, actor }) {
      const fields = plainFields(given);
      const found = handlerOf(actor.staysInChat ? ELSEWHERE : to);
      const opened = sessions.open(seal, actor.bind);
      const isStale = seal !== undefined && opened === undefined;
      const session: Session = {
        ...(opened ?? { counted, ends: 0, entry: makeEntryId() }),
        party: to.startsWith(FOR_EMPLOYEES) ? 'employee' : 'adviser',
        place: to,
        language,
      };
      const parts = partsNow();
      if (!parts) return show(downPage(fields, session), session, actor);
      const visit = {
        parts,
        actor,
        session,
        argument: found?.argument ?? '',
        fields,
        language,
        at: now(),
      };
      try {
        const lost = isStale ? stalePage(fields, session.party) : undefined;
        const outcome = lost ?? (await found?.handler(visit)) ?? downPage(fields, session);
        return show(outcome, session, actor);
      } catch {
        log();
        return show(downPage(fields, session), session, actor);
      }
    },
  };
}

/** Without control characters: nobody types them, and they would be drawn as nothing. */
function plainFields(fields: Fields): Fields {
  const plain = (text: string) => text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '');
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, plain(text)]));
}
