/** Choosing an adviser: in their own words, what they speak, where they work, when they are there. */

import type { Block, LinkItem, Text } from '../../guide/page';
import { isTicked, select, tick } from '../fields';
import { type Available, isActive, type Wishes } from '../find-adviser';
import type { Adviser } from '../roster';
import { choice, languageName, listed, makePage, momentText, own, paragraph, say } from '../say';
import { carriedOf } from '../session';
import type { Handler, Visit } from '../visit';
import { ADVISER_DESK, availableFor, callPage } from './arrive';

/** On one page: a phone, and a card in Teams, hold no more. */
const SHOWN_MOST = 12;

/** `handoff/choose`, with what was filtered; for a case that is there already, to give it to somebody else. */
export const choose: Handler = async (visit) => {
  const { argument, fields, session } = visit;
  const desk = session.draft?.desk ?? ADVISER_DESK;
  const wishes = wishesIn(fields);
  const found = await availableFor(visit, desk, wishes);
  const from = Number.parseInt(argument, 10) || 0;
  const current = (session.case && (await visit.parts.cases.load(session.case))) || undefined;
  const asked = found.filter(({ adviser, hasRoom }) => hasRoom && adviser.id !== current?.adviser);
  const shown = asked.slice(from, from + SHOWN_MOST);
  const all = (await visit.parts.roster.list()).filter((one) => isActive(one) && one.desks.includes(desk));
  return {
    page: makePage({
      place: 'handoff/choose',
      kind: 'form',
      title: say('choose.title'),
      back: session.case ? 'handoff/case' : `handoff/relay/${desk}`,
      blocks: [
        paragraph(say(session.case ? 'choose.again' : 'choose.intro')),
        ...(shown.length > 0
          ? [{ type: 'links' as const, items: shown.map((one) => linkTo(visit, one)) }]
          : [paragraph(say('choose.none'), 'warning')]),
        ...filters(all, fields),
      ],
      choices: [
        choice(say('choose.filter'), 'handoff/choose'),
        ...(asked.length > from + SHOWN_MOST
          ? [choice(say('choose.more'), `handoff/choose/${from + SHOWN_MOST}`)]
          : []),
        ...(session.case ? [] : [choice(say('choices.first'), 'handoff/write/first')]),
      ],
    }),
    carried: {
      ...carriedOf(session),
      ...(session.draft && wishes.workplace && { draft: { ...session.draft, workplace: wishes.workplace } }),
    },
  };
};

function linkTo(visit: Visit, { adviser, nextMoment, isNear }: Available): LinkItem<Text> {
  const notes = [
    listed(adviser.languages.map(languageName)),
    own(adviser.workplace),
    ...(adviser.outside ? [say('choose.outside')] : []),
    ...(isNear ? [say('choose.near')] : []),
    whenText(visit, nextMoment),
  ];
  return { label: own(adviser.name), place: `handoff/adviser/${adviser.id}`, note: listed(notes) };
}

function whenText({ parts: { calendar }, at }: Visit, moment: number | undefined): Text {
  if (moment === undefined) return say('there.unknown');
  return moment <= at ? say('choose.now') : say('choose.from', { moment: momentText(calendar, moment) });
}

function filters(all: readonly Adviser[], fields: Visit['fields']): Block<Text>[] {
  const languages = [...new Set(all.flatMap((one) => one.languages))].sort();
  const workplaces = [...new Set(all.map((one) => one.workplace))].sort();
  return [
    select(
      'language',
      languages.map((code) => ({ value: code, label: languageName(code) })),
      fields,
    ),
    select(
      'outside',
      ['inside', 'outside'].map((value) => ({ value, label: say(`choose.${value}`) })),
      fields,
    ),
    select(
      'workplace',
      workplaces.map((value) => ({ value, label: own(value) })),
      fields,
    ),
    tick('elsewhere', isTicked(fields.elsewhere)),
  ];
}

function wishesIn({ language, outside, workplace, elsewhere }: Visit['fields']): Wishes {
  return {
    ...(language && { language }),
    ...((outside === 'inside' || outside === 'outside') && { outside }),
    ...(workplace && { workplace }),
    ...(isTicked(elsewhere) && { elsewhere: true }),
  };
}

/** `handoff/adviser/<id>`: one adviser, before anything is sent. */
export const showAdviser: Handler = async (visit) => {
  const { session, argument } = visit;
  const desk = session.draft?.desk ?? ADVISER_DESK;
  const found = (await availableFor(visit, desk)).find(({ adviser }) => adviser.id === argument);
  if (!found) return { page: callPage(visit, desk) };
  const { adviser } = found;
  return {
    page: makePage({
      place: `handoff/adviser/${adviser.id}`,
      kind: 'desk',
      title: own(adviser.name),
      back: 'handoff/choose',
      blocks: [
        ...(adviser.introduction
          ? [{ type: 'message' as const, from: say('adviser.words'), text: adviser.introduction }]
          : []),
        {
          type: 'facts',
          items: [
            { label: say('adviser.languages'), value: listed(adviser.languages.map(languageName)) },
            { label: say('adviser.workplace'), value: own(adviser.workplace) },
            {
              label: say('adviser.employer'),
              value: say(adviser.outside ? 'choose.outside' : 'choose.inside'),
            },
            { label: say('adviser.when'), value: whenText(visit, found.nextMoment) },
            { label: say('adviser.promise'), value: say('adviser.days', { count: adviser.promise }) },
          ],
        },
        ...(isNearIn(visit, adviser) ? [paragraph(say('adviser.near'), 'warning')] : []),
        ...(session.case ? [paragraph(say('adviser.reads'), 'warning')] : []),
      ],
      choices: [
        session.case
          ? choice(say('choices.offer'), `handoff/offer/${adviser.id}`, 'primary')
          : choice(say('choices.take'), `handoff/write/${adviser.id}`, 'primary'),
        choice(say('choices.choose'), 'handoff/choose'),
      ],
    }),
  };
};

function isNearIn({ session: { draft } }: Visit, { workplace }: Adviser): boolean {
  return draft?.workplace !== undefined && draft.workplace === workplace;
}
