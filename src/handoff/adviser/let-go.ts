/** Letting a talk go: to whoever comes next, to a colleague, or for good. */

import type { Text } from '../../guide/page';
import type { Case } from '../case';
import { availableFor } from '../employee/arrive';
import { select } from '../fields';
import { nextAdviser } from '../find-adviser';
import type { Adviser } from '../roster';
import { choice, makePage, own, paragraph, staff } from '../say';
import type { Offered } from '../step-case';
import type { Handler, Outcome } from '../visit';
import { deskPage, forAdvisers, type StaffVisit } from './desk';
import { act, caseIn, casePage } from './talk';

/** An answer that was being typed is not thrown away with it: it is sent first, or taken out. */
async function beforeLosing(visit: StaffVisit, next: (found: Case) => Promise<Outcome>): Promise<Outcome> {
  const found = await caseIn(visit);
  if (!found) return deskPage(visit, staff('notice.gone'));
  const { text } = visit.fields;
  return text?.trim() ? casePage(visit, staff('notice.unsent'), text) : next(found);
}

/** `adviser/leave/<id>`: of a talk that was taken on, asked first; it cannot be undone. */
export const askLeave: Handler = forAdvisers((visit) =>
  beforeLosing(visit, async (found) => ({
    page: makePage({
      place: `adviser/leave/${found.id}`,
      kind: 'choice',
      title: staff('leave.title'),
      back: `adviser/case/${found.id}`,
      blocks: [paragraph(staff('leave.intro'), 'warning')],
      choices: [
        choice(staff('choices.leaveNow'), `adviser/decline/${found.id}`, 'danger'),
        choice(staff('choices.notClose'), `adviser/case/${found.id}`, 'quiet'),
      ],
    }),
  })),
);

/** `adviser/decline/<id>`: conflict, absent, language. Why is nobody's business; the person chose what happens then. */
export const decline: Handler = forAdvisers(async (visit) => {
  const found = await caseIn(visit);
  if (!found) return deskPage(visit, staff('notice.gone'));
  return act(visit, { type: 'decline', next: await nextFor(visit, found, visit.adviser.id) }, 'declined');
});

/** Who is asked when this adviser cannot have it, as the person chose. */
export async function nextFor(visit: StaffVisit, found: Case, leaving: string): Promise<Offered | undefined> {
  const { fallback, language, workplace } = found;
  const available = await availableFor(visit, found.desk);
  const next = nextAdviser(available, { fallback, not: [...found.not, leaving], language, workplace });
  return next && { adviser: next.id, promise: next.promise };
}

/** `adviser/transfer/<id>`: who else; nothing moves before the person agrees. */
export const askTransfer: Handler = forAdvisers((visit) =>
  beforeLosing(visit, (found) => transferPage(visit, found)),
);

async function colleaguesFor(visit: StaffVisit, found: Case): Promise<Adviser[]> {
  const available = await availableFor(visit, found.desk);
  return available.flatMap(({ adviser, hasRoom }) =>
    hasRoom && adviser.id !== visit.adviser.id && !found.not.includes(adviser.id) ? [adviser] : [],
  );
}

async function transferPage(visit: StaffVisit, found: Case, notice?: Text): Promise<Outcome> {
  const others = await colleaguesFor(visit, found);
  const options = others.map(({ id, name }) => ({ value: id, label: own(name) }));
  return {
    ...(notice && { notice }),
    page: makePage({
      place: `adviser/transfer/${found.id}`,
      kind: 'form',
      title: staff('transfer.title'),
      back: `adviser/case/${found.id}`,
      blocks: [
        paragraph(staff(options.length > 0 ? 'transfer.intro' : 'transfer.nobody')),
        ...(options.length > 0 ? [select('colleague', options, {}, staff('transfer.to'))] : []),
      ],
      choices:
        options.length > 0
          ? [choice(staff('choices.transferNow'), `adviser/transferred/${found.id}`, 'primary')]
          : [choice(staff('choices.notTransfer'), `adviser/case/${found.id}`)],
    }),
  };
}

export const transfer: Handler = forAdvisers(async (visit) => {
  const { fields, session } = visit;
  const found = await caseIn(visit);
  if (!found) return deskPage(visit, staff('notice.gone'));
  const to = (await colleaguesFor(visit, found)).find(({ id }) => id === fields.colleague);
  if (!to) return transferPage(visit, found, staff('notice.choose'));
  return act(visit, { type: 'ask-transfer', to: to.id, id: session.entry }, 'asked');
});

/** `adviser/close/<id>`: with a topic for the yearly report if the adviser wishes; everything is deleted. */
export const askClose: Handler = forAdvisers((visit) =>
  beforeLosing(visit, async (found) => ({
    page: makePage({
      place: `adviser/close/${found.id}`,
      kind: 'form',
      title: staff('close.title'),
      back: `adviser/case/${found.id}`,
      blocks: [
        paragraph(staff('close.intro'), 'warning'),
        {
          type: 'field',
          name: 'why',
          label: staff('close.why'),
          input: 'choice',
          options: CLOSINGS.map((value) => ({ value, label: staff(`close.${value}`) })),
          value: 'done',
          required: true,
        },
        select(
          'topic',
          TERMS.map((value) => ({ value, label: staff(`terms.${value}`) })),
          {},
          staff('close.topic'),
        ),
      ],
      choices: [
        choice(staff('choices.closeNow'), `adviser/closed/${found.id}`, 'danger'),
        choice(staff('choices.notClose'), `adviser/case/${found.id}`, 'quiet'),
      ],
    }),
  })),
);
const CLOSINGS = ['done', 'spam'];

/** The uniform registration of integrity incidents, and two of the advisers themselves. */
export const TERMS = [
  ...['discrimination', 'sexual', 'aggression', 'conduct', 'resources', 'financial', 'position'],
  ...['information', 'authority', 'communication', 'private', 'wrongdoing', 'working-relations'],
  'no-integrity-matter',
];

export const close: Handler = forAdvisers(async (visit) => {
  const found = await caseIn(visit);
  if (!found) return deskPage(visit, staff('notice.gone'));
  const how = await visit.parts.cases.shred(found.id);
  const { why, topic } = visit.fields;
  visit.parts.noteClosed({
    desk: found.desk,
    isSpam: why === 'spam',
    topic: TERMS.find((term) => term === topic),
  });
  return deskPage(visit, staff(how === 'gone' ? 'notice.closed' : 'notice.closing'));
});
