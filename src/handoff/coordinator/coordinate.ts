/** The coordinating adviser: the roster, invitations, and who is waiting. Never what anybody wrote. */

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { LinkItem, Text } from '../../guide/page';
import { deskPage, forCoordinators, invitationTag, type StaffVisit } from '../adviser/desk';
import { nextFor } from '../adviser/let-go';
import { ADVISER_DESK } from '../employee/arrive';
import { isTicked, lineField, tick } from '../fields';
import { isActive } from '../find-adviser';
import { makeCode, normaliseCode } from '../one-time-code';
import type { Adviser } from '../roster';
import { choice, makePage, own, paragraph, pastText, pseudonymOf, staff } from '../say';
import type { Handler, Outcome } from '../visit';

const DAY = 24 * 60 * 60 * 1000;
const INVITATION_LASTS = 7 * DAY;

/** `roster/list`. */
export const showRoster: Handler = forCoordinators((visit) => rosterPage(visit));

/** On one page: a card in Teams holds no more. */
const SHOWN_MOST = 20;

/** `from` of a page that goes on. */
async function rosterPage({ parts, argument }: StaffVisit, notice?: Text): Promise<Outcome> {
  const everyone = await parts.roster.list();
  const from = /^\d{1,4}$/.test(argument) ? Number(argument) : 0;
  const roster = everyone.slice(from, from + SHOWN_MOST);
  const hasMore = everyone.length > from + SHOWN_MOST;
  const counts = await Promise.all(roster.map(({ id }) => parts.cases.countOf(id)));
  return {
    carried: {},
    ...(notice && { notice }),
    page: makePage({
      place: 'roster/list',
      kind: 'choice',
      title: staff('roster.title'),
      back: 'adviser/desk',
      blocks: [
        {
          type: 'links',
          items: roster.map(
            (adviser, i): LinkItem<Text> => ({
              label: own(adviser.name),
              place: `roster/adviser/${adviser.id}`,
              note: isActive(adviser)
                ? staff('roster.open', { count: counts[i] ?? 0, most: adviser.most })
                : staff('roster.invited'),
            }),
          ),
        },
      ],
      choices: [
        choice(staff('choices.invite'), 'roster/invite', 'primary'),
        ...(hasMore ? [choice(staff('choices.more'), `roster/list/${from + SHOWN_MOST}`)] : []),
      ],
    }),
  };
}

/** `roster/invite`, and `roster/invited`: the code is shown once. */
export const askInvite: Handler = forCoordinators(async (visit) => invitePage(visit));

/** After a notice with what was filled in. */
function invitePage({ parts: { guide }, fields }: StaffVisit, notice?: Text): Outcome {
  const isOn = (name: string, before = false) => (notice ? isTicked(fields[name]) : before);
  const { organisation } = guide;
  return {
    carried: {},
    ...(notice && { notice }),
    page: makePage({
      place: 'roster/invite',
      kind: 'form',
      title: staff('invite.title'),
      back: 'roster/list',
      blocks: [
        paragraph(staff('invite.intro')),
        { ...lineField('name', 80, notice && fields.name, staff('invite.name')), required: true },
        ...organisation['hand-offs'].map((desk) =>
          tick(
            `desk-${desk}`,
            isOn(`desk-${desk}`, desk === ADVISER_DESK),
            staff('invite.desk', { desk: { key: `desks:${desk}.title` } }),
          ),
        ),
        tick('outside', isOn('outside'), staff('invite.outside')),
        tick('coordinator', isOn('coordinator'), staff('invite.coordinator')),
        tick('figures', isOn('figures'), staff('invite.figures')),
      ],
      choices: [choice(staff('choices.inviteNow'), 'roster/invited', 'primary')],
    }),
  };
}

/** A name as people have them: letters of any script, spaces, points, hyphens, apostrophes. */
const nameShape = z
  .string()
  .trim()
  .min(2)
  .max(80)
  .regex(/^[\p{L}\p{M}\d .'’()-]+$/u);

export const invite: Handler = forCoordinators(async (visit) => {
  const { parts, fields, session } = visit;
  const name = nameShape.safeParse(fields.name);
  if (!name.success) return invitePage(visit, staff('notice.name'));
  const desks = parts.guide.organisation['hand-offs'].filter((desk) => isTicked(fields[`desk-${desk}`]));
  const roles = [isTicked(fields.coordinator), isTicked(fields.figures)];
  if (desks.length === 0 && !roles.includes(true)) return invitePage(visit, staff('notice.nothingToDo'));
  const adviser: Adviser = {
    ...newAdviser(name.data),
    // Sent twice, it is one place on the list.
    id: session.entry,
    desks,
    outside: isTicked(fields.outside),
    coordinator: isTicked(fields.coordinator),
    figures: isTicked(fields.figures),
  };
  if (!(await parts.roster.read(adviser.id))) await parts.roster.add(adviser);
  return codePage(visit, adviser);
});

/** Somebody who was just put on the roster. */
export function newAdviser(name: string): Adviser {
  return {
    id: randomBytes(16).toString('base64url'),
    name,
    introduction: '',
    languages: ['nl'],
    workplace: '',
    outside: false,
    desks: [],
    coordinator: false,
    figures: false,
    workingDays: [1, 2, 3, 4, 5],
    most: 5,
    promise: 2,
    language: 'nl',
    accounts: [],
    addresses: [],
  };
}

/** A fresh code for somebody on the roster: shown now and never again. */
async function codePage({ parts, at }: StaffVisit, adviser: Adviser): Promise<Outcome> {
  const code = makeCode();
  const invitation = {
    tag: invitationTag(parts.tag, normaliseCode(code) ?? ''),
    ends: at + INVITATION_LASTS,
  };
  await parts.roster.change(adviser.id, (now) => ({ ...now, invitation }));
  return {
    carried: {},
    page: makePage({
      place: 'roster/code',
      kind: 'notice',
      title: staff('code.title', { name: own(adviser.name) }),
      blocks: [
        paragraph(staff('code.intro')),
        { type: 'facts', items: [{ label: staff('code.label'), value: own(code) }] },
        paragraph(staff('code.how', { address: `${parts.publicUrl}/staff` })),
      ],
      choices: [choice(staff('choices.roster'), 'roster/list')],
    }),
  };
}

/** `roster/adviser/<id>`. */
export const showMember: Handler = forCoordinators(async (visit) => {
  const { parts, argument } = visit;
  const adviser = await parts.roster.read(argument);
  if (!adviser) return rosterPage(visit, staff('notice.gone'));
  const count = await parts.cases.countOf(adviser.id);
  return {
    carried: {},
    page: makePage({
      place: `roster/adviser/${adviser.id}`,
      kind: 'choice',
      title: own(adviser.name),
      back: 'roster/list',
      blocks: [
        {
          type: 'facts',
          items: [
            { label: staff('roster.desks'), value: listedDesks(adviser) },
            { label: staff('roster.cases'), value: staff('roster.open', { count, most: adviser.most }) },
          ],
        },
      ],
      choices: [
        choice(staff('choices.newCode'), `roster/code/${adviser.id}`),
        choice(staff('choices.remove'), `roster/remove/${adviser.id}`, 'danger'),
      ],
    }),
  };
});

function listedDesks({ desks, coordinator }: Adviser): Text {
  const [first] = desks;
  if (first === undefined) return staff(coordinator ? 'roster.coordinator' : 'roster.noDesk');
  return staff('roster.standsFor', { count: desks.length, desk: { key: `desks:${first}.title` } });
}

/** `roster/code/<id>`. */
export const renewCode: Handler = forCoordinators(async (visit) => {
  const adviser = await visit.parts.roster.read(visit.argument);
  return adviser ? codePage(visit, adviser) : rosterPage(visit, staff('notice.gone'));
});

/** `roster/remove/<id>`, and `roster/removed/<id>`: their talks are offered again, as each person chose. */
export const askRemove: Handler = forCoordinators(async (visit) => {
  const adviser = await visit.parts.roster.read(visit.argument);
  if (!adviser) return rosterPage(visit, staff('notice.gone'));
  return {
    carried: {},
    page: makePage({
      place: `roster/remove/${adviser.id}`,
      kind: 'choice',
      title: staff('remove.title', { name: own(adviser.name) }),
      back: `roster/adviser/${adviser.id}`,
      blocks: [paragraph(staff('remove.intro'), 'warning')],
      choices: [
        choice(staff('choices.removeNow'), `roster/removed/${adviser.id}`, 'danger'),
        choice(staff('choices.notRemove'), `roster/adviser/${adviser.id}`, 'quiet'),
      ],
    }),
  };
});

export const remove: Handler = forCoordinators(async (visit) => {
  const { parts, argument } = visit;
  const roster = await parts.roster.list();
  const adviser = roster.find(({ id }) => id === argument);
  if (!adviser) return rosterPage(visit, staff('notice.gone'));
  const isLast = adviser.coordinator && roster.filter((one) => one.coordinator && isActive(one)).length < 2;
  if (isLast) return rosterPage(visit, staff('notice.lastCoordinator'));
  await parts.roster.remove(adviser.id);
  for (const found of await parts.cases.inboxOf(adviser.id)) {
    const next = await nextFor(visit, found, adviser.id);
    await parts.cases.change(found.id, (now) =>
      now.adviser === adviser.id ? { type: 'decline', next, left: true } : undefined,
    );
  }
  return rosterPage(visit, staff('notice.removed'));
});

/** `roster/waiting`: two words and since when. Whoever has it is named, so that somebody can call them. */
export const showWaiting: Handler = forCoordinators(async (visit) => {
  const { parts, at } = visit;
  const roster = await parts.roster.list();
  const inboxes = await Promise.all(
    [...roster.map(({ id }) => id), ''].map(async (id) => parts.cases.inboxOf(id)),
  );
  const late = inboxes.flat().filter(({ stage, waitingSince }) => stage >= 2 && waitingSince !== undefined);
  if (late.length === 0) return deskPage(visit, staff('notice.nobodyWaits'));
  return {
    carried: {},
    page: makePage({
      place: 'roster/waiting',
      kind: 'article',
      title: staff('waiting.title'),
      back: 'adviser/desk',
      blocks: [
        paragraph(staff('waiting.intro')),
        {
          type: 'facts',
          items: late.map((found) => ({
            label: staff('waiting.case', { who: pseudonymOf(found) }),
            value: staff('waiting.with', {
              name: nameIn(roster, found.adviser),
              when: pastText(parts.calendar, found.waitingSince ?? at, at),
            }),
          })),
        },
      ],
      choices: [choice(staff('choices.roster'), 'roster/list')],
    }),
  };
});

function nameIn(roster: readonly Adviser[], id: string): Text {
  const found = roster.find((one) => one.id === id);
  return found ? own(found.name) : staff('waiting.nobody');
}
