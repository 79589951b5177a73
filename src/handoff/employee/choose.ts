/** Choosing an adviser: in their own words, what they speak, where they work, when they are there. */

import type { Block, LinkItem, Text } from '../../guide/page';
import { isTicked, select, tick } from '../fields';
import { type Available, isActive, type Wishes } from '../find-adviser';
import type { Adviser } from '../roster';
import { choice, languageName, listed, makePage, momentText, own, paragraph, say } from '../say';
import { carriedOf } from '../session';
import type { Handler, Outcome, Visit } from '../visit';
import { ADVISER_DESK, availableFor, callPlace } from './arrive';
import { takeWorkplace } from './draft';

/** On one page: a phone, and a card in Teams, hold no more. */
const SHOWN_MOST = 12;

/** `handoff/choose`, with what was filtered; for a case that is there already, to give it to somebody else. */
export const choose: Handler = async (visit) => choosePage(visit);

export async function choosePage(visit: Visit, notice?: Text): Promise<Outcome> {
  const { argument, fields, session } = visit;
  const desk = session.draft?.desk ?? ADVISER_DESK;
  const draft = session.draft && takeWorkplace(fields, session.draft);
  const wishes = wishesIn({ workplace: draft?.workplace ?? '', ...fields });
  const found = await availableFor(visit, desk, wishes);
  const from = Number.parseInt(argument, 10) || 0;
  const current = (session.case && (await visit.parts.cases.load(session.case))) || undefined;
  const had = current ? [current.adviser, ...current.not] : [];
  const asked = found.filter(({ adviser, hasRoom }) => hasRoom && !had.includes(adviser.id));
  const shown = asked.slice(from, from + SHOWN_MOST);
  const all = (await visit.parts.roster.list()).filter((one) => isActive(one) && one.desks.includes(desk));
  const isFree = !(wishes.language || wishes.outside || wishes.elsewhere);
  const told = notice ?? (wishes.elsewhere && !wishes.workplace ? say('notice.where') : undefined);
  return {
    ...(told && { notice: told }),
    page: makePage({
      place: 'handoff/choose',
      kind: 'form',
      title: say('choose.title'),
      back: session.case ? 'handoff/case' : `handoff/relay/${desk}`,
      blocks: [
        ...(shown.length > 0
          ? [
              paragraph(say(session.case ? 'choose.again' : 'choose.intro')),
              { type: 'links' as const, items: shown.map((one) => linkTo(visit, one)) },
            ]
          : [paragraph(say(isFree ? 'choose.nobody' : 'choose.none'), 'warning')]),
        ...(shown.length === 0 && isFree
          ? []
          : filters(all, { workplace: draft?.workplace ?? '', ...fields })),
      ],
      choices: [
        ...(shown.length === 0 && isFree ? [] : [choice(say('choose.filter'), 'handoff/choose')]),
        ...(asked.length > from + SHOWN_MOST
          ? [choice(say('choose.more'), `handoff/choose/${from + SHOWN_MOST}`)]
          : []),
        // Whoever narrows it down would get somebody else by taking the first.
        ...(session.case || !isFree || shown.length === 0
          ? []
          : [choice(say('choices.first'), 'handoff/write/first')]),
        ...(shown.length === 0 ? [choice(say('choices.call'), callPlace(desk))] : []),
      ],
    }),
    carried: { ...carriedOf(session), ...(draft && { draft }) },
  };
}

function linkTo(visit: Visit, { adviser, nextMoment, isNear }: Available): LinkItem<Text> {
  const notes = [
    listed(adviser.languages.map(languageName)),
    ...(adviser.workplace ? [own(adviser.workplace)] : []),
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
  const workplaces = [...new Set(all.map((one) => one.workplace))].filter((one) => one !== '').sort();
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
  const { session, argument, fields } = visit;
  const draft = session.draft && takeWorkplace(fields, session.draft);
  const desk = draft?.desk ?? ADVISER_DESK;
  const found = (await availableFor(visit, desk)).find(({ adviser }) => adviser.id === argument);
  if (!found?.hasRoom) return choosePage(visit, say('notice.taken'));
  const { adviser } = found;
  return {
    carried: { ...carriedOf(session), ...(draft && { draft }) },
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
            ...(adviser.workplace
              ? [{ label: say('adviser.workplace'), value: own(adviser.workplace) }]
              : []),
            {
              label: say('adviser.employer'),
              value: say(adviser.outside ? 'choose.outside' : 'choose.inside'),
            },
            { label: say('adviser.when'), value: whenText(visit, found.nextMoment) },
            { label: say('adviser.promise'), value: say('adviser.days', { count: adviser.promise }) },
          ],
        },
        ...(draft?.workplace === adviser.workplace ? [paragraph(say('adviser.near'), 'warning')] : []),
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
