/** The talk as the adviser sees it: two words instead of a name, what was ticked, and what was written. */

import type { Choice, Text } from '../../guide/page';
import { type Case, EXTENSION } from '../case';
import { availableFor } from '../employee/arrive';
import { select, textField } from '../fields';
import { nextAdviser } from '../find-adviser';
import { choice, languageName, makePage, own, paragraph, pseudonymOf, say, staff } from '../say';
import type { Event, Offered } from '../step-case';
import { goneOn } from '../terms';
import { threadOf, untilIn } from '../thread';
import type { Handler, Outcome } from '../visit';
import { deskPage, forAdvisers, type StaffVisit } from './desk';

/** `adviser/case/<id>`. */
export const showCase: Handler = forAdvisers((visit) => casePage(visit));

/** `undefined` when it is not this adviser's, or no more. */
async function caseIn({ parts, adviser, argument }: StaffVisit): Promise<Case | undefined> {
  const found = await parts.cases.load(argument.split('/')[0] ?? '');
  return found?.adviser === adviser.id ? found : undefined;
}

/** As many as a page may have. */
const CHOICES_MOST = 7;

async function casePage(visit: StaffVisit, notice?: Text, typed = ''): Promise<Outcome> {
  const found = await caseIn(visit);
  if (!found) return typed ? lostPage(typed) : deskPage(visit, notice ?? staff('notice.gone'));
  const who = found.named ? own(found.named.name) : pseudonymOf(found);
  const isOpen = found.state === 'open';
  const thread = await threadOf(visit, found, `adviser/case/${found.id}`, untilIn(visit.argument));
  return {
    carried: {},
    ...(notice && { notice }),
    page: makePage({
      place: `adviser/case/${found.id}`,
      kind: 'thread',
      title: staff('case.title', { who }),
      back: 'adviser/desk',
      blocks: [
        { type: 'facts', items: factsOf(visit, found) },
        ...(found.thread.length === 0 ? [paragraph(staff('case.noText'))] : []),
        ...thread.blocks,
        ...(isOpen && found.way === 'relay' ? [textField(typed, staff('case.reply'))] : []),
        ...(!isOpen ? [paragraph(staff('case.offered'), 'quiet')] : []),
      ],
      choices: [...thread.earlier, ...(isOpen ? openChoices(visit, found) : offeredChoices(found))].slice(
        0,
        CHOICES_MOST,
      ),
    }),
  };
}

/** What was typed could not be sent: it is shown once more, to be copied. */
function lostPage(typed: string): Outcome {
  return {
    carried: {},
    page: makePage({
      place: 'adviser/lost',
      kind: 'form',
      title: staff('lost.title'),
      blocks: [paragraph(staff('lost.intro')), textField(typed, staff('case.reply'))],
      choices: [choice(staff('choices.desk'), 'adviser/desk', 'quiet')],
    }),
  };
}

function factsOf(visit: StaffVisit, found: Case): { label: Text; value: Text }[] {
  const { role, topic, language, named, desk } = found;
  return [
    { label: staff('case.desk'), value: { key: `desks:${desk}.title` } },
    { label: staff('case.language'), value: languageName(language) },
    ...(role ? [{ label: staff('case.role'), value: say(`roles.${role}`) }] : []),
    ...(topic ? [{ label: staff('case.topic'), value: { key: `topics:${topic}.title` } }] : []),
    ...(named ? [{ label: staff('case.reach'), value: own(named.reach) }] : []),
    { label: staff('case.gone'), value: goneOn(visit, found) },
  ];
}

function offeredChoices({ id }: Case): Choice<Text>[] {
  return [
    choice(staff('choices.accept'), `adviser/accept/${id}`, 'primary'),
    choice(staff('choices.decline'), `adviser/decline/${id}`),
    choice(staff('choices.close'), `adviser/close/${id}`, 'quiet'),
  ];
}

function openChoices({ at }: StaffVisit, found: Case): Choice<Text>[] {
  const { id, way, until, extend } = found;
  const canExtend = at > until - EXTENSION && !extend.includes('adviser');
  return [
    way === 'relay'
      ? choice(staff('choices.say'), `adviser/say/${id}`, 'primary')
      : choice(staff('choices.called'), `adviser/called/${id}`, 'primary'),
    choice(staff('choices.look'), `adviser/case/${id}`, 'quiet'),
    ...(way === 'relay' ? [choice(staff('choices.phrases'), `adviser/phrases/${id}`, 'quiet')] : []),
    ...(canExtend ? [choice(staff('choices.extend'), `adviser/extend/${id}`, 'quiet')] : []),
    ...(found.transferTo ? [] : [choice(staff('choices.transfer'), `adviser/transfer/${id}`, 'quiet')]),
    choice(staff('choices.cannot'), `adviser/decline/${id}`, 'quiet'),
    choice(staff('choices.close'), `adviser/close/${id}`, 'quiet'),
  ];
}

async function act(visit: StaffVisit, event: Event, notice: string): Promise<Outcome> {
  const typed = 'text' in event ? event.text : '';
  const found = await caseIn(visit);
  if (!found) return casePage(visit, staff('notice.gone'), typed);
  // Somebody else may have it by the time this is written.
  const changed = await visit.parts.cases.change(found.id, (now) =>
    now.adviser === visit.adviser.id ? event : undefined,
  );
  if ('refused' in changed && changed.refused !== 'known') {
    return casePage(visit, staff(`notice.${changed.refused}`), typed);
  }
  if ('now' in changed && changed.now.adviser !== visit.adviser.id)
    return deskPage(visit, staff(`notice.${notice}`));
  return casePage(visit, staff(`notice.${notice}`));
}

export const accept: Handler = forAdvisers((visit) => act(visit, { type: 'accept' }, 'accepted'));

export const reply: Handler = forAdvisers(async (visit) => {
  const text = visit.fields.text?.trim() ?? '';
  if (text === '') return casePage(visit, staff('notice.empty'));
  return act(visit, { type: 'say', from: 'adviser', id: visit.session.entry, text }, 'said');
});

export const called: Handler = forAdvisers((visit) =>
  act(visit, { type: 'called', id: visit.session.entry }, 'called'),
);

export const extendCase: Handler = forAdvisers((visit) =>
  act(visit, { type: 'extend', by: 'adviser' }, 'extended'),
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

/** `adviser/phrases/<id>`: reviewed ways to begin, in the language of the person. */
export const showPhrases: Handler = forAdvisers(async (visit) => {
  const found = await caseIn(visit);
  if (!found) return deskPage(visit, staff('notice.gone'));
  return {
    page: makePage({
      place: `adviser/phrases/${found.id}`,
      kind: 'form',
      title: staff('phrases.title'),
      back: `adviser/case/${found.id}`,
      blocks: [
        paragraph(staff('phrases.intro')),
        {
          type: 'field',
          name: 'phrase',
          label: staff('phrases.choose'),
          input: 'choice',
          required: true,
          options: phrasesIn(visit, found).map((text, i) => ({ value: String(i), label: own(text) })),
        },
      ],
      choices: [choice(staff('choices.usePhrase'), `adviser/phrase/${found.id}`, 'primary')],
    }),
  };
});

/** `adviser/phrase/<id>`: into the field, to be changed and sent. */
export const usePhrase: Handler = forAdvisers(async (visit) => {
  const found = await caseIn(visit);
  const text = found && phrasesIn(visit, found)[Number.parseInt(visit.fields.phrase ?? '', 10)];
  return casePage(visit, undefined, text);
});

function phrasesIn({ parts: { phrases } }: StaffVisit, { language }: Case): readonly string[] {
  return phrases[language] ?? phrases.en ?? [];
}

/** `adviser/transfer/<id>`: who else; nothing moves before the person agrees. */
export const askTransfer: Handler = forAdvisers(async (visit) => {
  const found = await caseIn(visit);
  if (!found) return deskPage(visit, staff('notice.gone'));
  const available = await availableFor(visit, found.desk);
  const others = available.filter(
    ({ adviser, hasRoom }) => hasRoom && adviser.id !== visit.adviser.id && !found.not.includes(adviser.id),
  );
  const options = others.map(({ adviser }) => ({ value: adviser.id, label: own(adviser.name) }));
  return {
    page: makePage({
      place: `adviser/transfer/${found.id}`,
      kind: 'form',
      title: staff('transfer.title'),
      back: `adviser/case/${found.id}`,
      blocks: [
        paragraph(staff(options.length > 0 ? 'transfer.intro' : 'transfer.nobody')),
        ...(options.length > 0 ? [select('to', options, {}, staff('transfer.to'))] : []),
      ],
      choices:
        options.length > 0
          ? [choice(staff('choices.transferNow'), `adviser/transferred/${found.id}`, 'primary')]
          : [],
    }),
  };
});

export const transfer: Handler = forAdvisers(async (visit) => {
  const { fields, session, parts } = visit;
  const to = fields.to ? await parts.roster.read(fields.to) : undefined;
  if (!to) return casePage(visit, staff('notice.choose'));
  return act(visit, { type: 'ask-transfer', to: to.id, id: session.entry }, 'asked');
});

/** `adviser/close/<id>`: with a topic for the yearly report if the adviser wishes; everything is deleted. */
export const askClose: Handler = forAdvisers(async (visit) => {
  const found = await caseIn(visit);
  if (!found) return deskPage(visit, staff('notice.gone'));
  return {
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
  };
});
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
