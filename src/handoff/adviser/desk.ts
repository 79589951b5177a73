/** The adviser's desk: who needs me now. No list of past talks, no search, no export. */

import type { Choice, LinkItem, Text } from '../../guide/page';
import type { Case } from '../case';
import { lineField } from '../fields';
import { normaliseCode } from '../one-time-code';
import type { Adviser } from '../roster';
import { choice, makePage, own, paragraph, pastText, pseudonymOf, staff } from '../say';
import type { Handler, HandoffParts, Outcome, Visit } from '../visit';

/** A visit of somebody who is on the roster at this moment. */
export interface StaffVisit extends Visit {
  adviser: Adviser;
}
/** Only on the staff pages: Teams and Slack know who is there, and a card holds no charts. */
export const SIGN_OUT = 'staff/sign-out';
export const FIGURES = 'staff/figures';

function staffChoices({ figures }: Adviser): Choice<Text>[] {
  const signOut = choice(staff('signIn.signOut'), SIGN_OUT, 'quiet');
  return figures ? [choice(staff('choices.figures'), FIGURES, 'quiet'), signOut] : [signOut];
}

type StaffHandler = (visit: StaffVisit) => Promise<Outcome>;

/** The roster is asked at every step: whoever was removed is out at once. */
export function forAdvisers(handler: StaffHandler): Handler {
  return async (visit) => {
    const adviser = await adviserIn(visit);
    return adviser ? handler({ ...visit, adviser, me: adviser.id }) : { carried: {}, page: strangerPage() };
  };
}

export function forCoordinators(handler: StaffHandler): Handler {
  return forAdvisers(async (visit) =>
    visit.adviser.coordinator && (visit.actor.roles?.includes('coordinator') ?? true)
      ? handler(visit)
      : { carried: {}, page: strangerPage() },
  );
}

/** Whose account this is, as long as the sign-in lets them work here. */
async function adviserIn(visit: Visit): Promise<Adviser | undefined> {
  const { account, roles } = visit.actor;
  const mayWork = roles?.some((role) => role === 'adviser' || role === 'coordinator') ?? true;
  if (account === undefined || !mayWork) return undefined;
  const found = (await visit.parts.roster.list()).find(({ accounts }) => accounts.includes(account));
  return found && keepAddress(visit, found);
}

/** Where they are now is where they are knocked. */
async function keepAddress(
  { parts: { roster }, actor: { address } }: Visit,
  found: Adviser,
): Promise<Adviser> {
  if (!address) return found;
  const others = found.addresses.filter(({ channel }) => channel !== address.channel);
  const addresses = [...others, address];
  if (JSON.stringify(addresses) === JSON.stringify(found.addresses)) return found;
  return (await roster.change(found.id, (adviser) => ({ ...adviser, addresses }))) ?? found;
}

function strangerPage() {
  return makePage({
    place: 'adviser/desk',
    kind: 'notice',
    title: staff('stranger.title'),
    blocks: [paragraph(staff('stranger.intro'))],
    choices: [choice(staff('choices.join'), 'adviser/join')],
  });
}

/** `adviser/desk`. */
export const showDesk: Handler = forAdvisers((visit) => deskPage(visit));

export async function deskPage(visit: StaffVisit, notice?: Text): Promise<Outcome> {
  const { parts, adviser } = visit;
  const cases = await parts.cases.inboxOf(adviser.id);
  const waiting = cases.filter(({ waitingSince }) => waitingSince !== undefined).sort(byWaiting);
  const others = cases.filter(({ waitingSince }) => waitingSince === undefined);
  return {
    carried: {},
    ...(notice && { notice }),
    page: makePage({
      place: 'adviser/desk',
      kind: 'choice',
      title: staff('desk.title'),
      blocks: [
        ...(adviser.introduction === '' && adviser.desks.length > 0
          ? [paragraph(staff('desk.introduce'), 'warning')]
          : []),
        ...(cases.length === 0 ? [paragraph(staff('desk.none'))] : []),
        ...links(visit, staff('desk.waiting'), waiting),
        ...links(visit, staff('desk.talks'), others),
        ...(adviser.absentUntil && adviser.absentUntil >= parts.calendar.date(visit.at)
          ? [paragraph(staff('desk.absent'), 'warning')]
          : []),
      ],
      choices: [
        choice(staff('choices.look'), 'adviser/desk', 'quiet'),
        choice(staff('choices.profile'), 'adviser/profile', 'quiet'),
        ...(adviser.coordinator
          ? [
              choice(staff('choices.waiting'), 'roster/waiting', 'quiet'),
              choice(staff('choices.roster'), 'roster/list', 'quiet'),
            ]
          : []),
        ...(visit.actor.channel === 'staff' ? staffChoices(adviser) : []),
      ],
    }),
  };
}

const byWaiting = (one: Case, other: Case) => (one.waitingSince ?? 0) - (other.waitingSince ?? 0);

function links(visit: StaffVisit, title: Text, cases: readonly Case[]) {
  if (cases.length === 0) return [];
  const items = cases.map(
    (found): LinkItem<Text> => ({
      label: found.named ? own(found.named.name) : pseudonymOf(found),
      place: `adviser/case/${found.id}`,
      note: staff(`desk.${found.state}`, { when: pastText(visit.parts.calendar, found.touched, visit.at) }),
    }),
  );
  return [{ type: 'links' as const, title, items }];
}

/** `adviser/join`: the one-time code of the coordinator binds this account. */
export const askCode: Handler = async () => joinPage();

function joinPage(notice?: Text): Outcome {
  return {
    carried: {},
    ...(notice && { notice }),
    page: makePage({
      place: 'adviser/join',
      kind: 'form',
      title: staff('join.title'),
      blocks: [
        paragraph(staff('join.intro')),
        { ...lineField('code', 40, '', staff('join.code')), required: true },
      ],
      choices: [choice(staff('choices.joinNow'), 'adviser/joined', 'primary')],
    }),
  };
}

/** `adviser/joined`. A code works once, and slows whoever guesses. */
export const join: Handler = async (visit) => {
  const { parts, actor, fields } = visit;
  const { account } = actor;
  if (account === undefined) return joinPage(staff('notice.noAccount'));
  const bound = await bindAccount(parts, account, fields.code ?? '');
  if (!bound) return joinPage(staff('notice.noCode'));
  return deskPage({ ...visit, adviser: await keepAddress(visit, bound) }, staff('notice.joined'));
};

/** Binds an account to whoever was invited with this code; `undefined` when it is no such code, or used before. */
export async function bindAccount(
  { roster, guess, tag, now }: HandoffParts,
  account: string,
  typed: string,
): Promise<Adviser | undefined> {
  return guess(async () => {
    const code = normaliseCode(typed);
    if (code === undefined) return undefined;
    const given = invitationTag(tag, code);
    const advisers = await roster.list();
    const invited = advisers.find(({ invitation }) => invitation?.tag === given);
    const isTaken = advisers.some(({ id, accounts }) => id !== invited?.id && accounts.includes(account));
    if (!invited?.invitation || invited.invitation.ends <= now() || isTaken) return undefined;
    let isMine = false;
    const bound = await roster.change(invited.id, (adviser) => {
      isMine = adviser.invitation?.tag === given;
      if (!isMine) return adviser;
      const { invitation: _, ...rest } = adviser;
      return { ...rest, accounts: [...new Set([...adviser.accounts, account])] };
    });
    return isMine ? bound : undefined;
  });
}

/** How an invitation stands in the roster. */
export function invitationTag(tag: HandoffParts['tag'], code: string): string {
  return tag(`invitation|${code}`);
}
