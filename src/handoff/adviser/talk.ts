/** The talk as the adviser sees it: two words instead of a name, what was ticked, and what was written. */

import type { Choice, Text } from '../../guide/page';
import { type Case, ENTRY_MOST, EXTENSION } from '../case';
import { goneOn, isPutOff } from '../deadlines';
import { textField } from '../fields';
import {
  CHOICES_MOST,
  choice,
  languageName,
  makePage,
  own,
  paragraph,
  pseudonymOf,
  say,
  staff,
} from '../say';
import type { Event } from '../step-case';
import { threadOf, untilIn } from '../thread';
import type { Handler, Outcome } from '../visit';
import { deskPage, forAdvisers, type StaffVisit } from './desk';

/** `adviser/case/<id>`. */
export const showCase: Handler = forAdvisers((visit) => casePage(visit, undefined, visit.fields.text));

/** `undefined` when it is not this adviser's, or no more. */
export async function caseIn({ parts, adviser, argument }: StaffVisit): Promise<Case | undefined> {
  const found = await parts.cases.load(argument.split('/')[0] ?? '');
  return found?.adviser === adviser.id ? found : undefined;
}

export async function casePage(visit: StaffVisit, notice?: Text, typed = ''): Promise<Outcome> {
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
        ...(found.thread.length === 0
          ? [paragraph(staff(found.way === 'relay' ? 'case.noText' : 'case.callBack'))]
          : []),
        ...thread,
        ...(isOpen && found.way === 'relay' ? [textField(typed, staff('case.reply'))] : []),
        ...(!isOpen
          ? [paragraph(staff(found.way === 'relay' ? 'case.offered' : 'case.offeredCall'), 'quiet')]
          : []),
      ],
      choices: [
        ...(isOpen ? openChoices(visit, found) : offeredChoices(found)).slice(0, CHOICES_MOST - 1),
        choice(staff('choices.close'), `adviser/close/${found.id}`, 'quiet'),
      ],
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
    { label: staff(isPutOff(found) ? 'case.goneQuiet' : 'case.gone'), value: goneOn(visit, found) },
  ];
}

function offeredChoices({ id }: Case): Choice<Text>[] {
  return [
    choice(staff('choices.accept'), `adviser/accept/${id}`, 'primary'),
    choice(staff('choices.decline'), `adviser/decline/${id}`),
  ];
}

function openChoices({ at }: StaffVisit, found: Case): Choice<Text>[] {
  const { id, way, until, extend, thread } = found;
  const canExtend = at > until - EXTENSION && !extend.includes('adviser');
  const hasAnswered = thread.some(({ from, by }) => from === 'adviser' && by === found.adviser);
  return [
    way === 'relay'
      ? choice(staff('choices.say'), `adviser/say/${id}`, 'primary')
      : choice(staff('choices.called'), `adviser/called/${id}`, 'primary'),
    choice(staff('choices.look'), `adviser/case/${id}`, 'quiet'),
    // To begin with; whoever answered once has begun.
    ...(way === 'relay' && !hasAnswered
      ? [choice(staff('choices.phrases'), `adviser/phrases/${id}`, 'quiet')]
      : []),
    ...(canExtend ? [choice(staff('choices.extend'), `adviser/extend/${id}`, 'quiet')] : []),
    ...(found.transferTo ? [] : [choice(staff('choices.transfer'), `adviser/transfer/${id}`, 'quiet')]),
    choice(staff('choices.cannot'), `adviser/leave/${id}`, 'quiet'),
  ];
}

export async function act(visit: StaffVisit, event: Event, notice: string): Promise<Outcome> {
  const typed = visit.fields.text ?? '';
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
  return casePage(visit, staff(`notice.${notice}`), event.type === 'say' ? '' : typed);
}

export const accept: Handler = forAdvisers(async (visit) => {
  const isCall = (await caseIn(visit))?.way === 'call-back';
  return act(visit, { type: 'accept' }, isCall ? 'acceptedCall' : 'accepted');
});

export const reply: Handler = forAdvisers(async (visit) => {
  const text = visit.fields.text?.trim() ?? '';
  if (text === '') return casePage(visit, staff('notice.empty'));
  if (text.length > ENTRY_MOST) return casePage(visit, staff('notice.long'), text);
  return act(visit, { type: 'say', from: 'adviser', id: visit.session.entry, text }, 'said');
});

export const called: Handler = forAdvisers((visit) =>
  act(visit, { type: 'called', id: visit.session.entry }, 'called'),
);

export const extendCase: Handler = forAdvisers((visit) =>
  act(visit, { type: 'extend', by: 'adviser' }, 'extended'),
);

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
        // What was being typed comes after it.
        ...(visit.fields.text ? [textField(visit.fields.text, staff('case.reply'))] : []),
      ],
      choices: [choice(staff('choices.usePhrase'), `adviser/phrase/${found.id}`, 'primary')],
    }),
  };
});

/** `adviser/phrase/<id>`: into the field, to be changed and sent. */
export const usePhrase: Handler = forAdvisers(async (visit) => {
  const found = await caseIn(visit);
  const phrase = found && phrasesIn(visit, found)[Number.parseInt(visit.fields.phrase ?? '', 10)];
  return casePage(visit, undefined, [phrase, visit.fields.text].filter(Boolean).join('\n\n'));
});

function phrasesIn({ parts: { phrases } }: StaffVisit, { language }: Case): readonly string[] {
  return phrases[language] ?? phrases.en ?? [];
}
