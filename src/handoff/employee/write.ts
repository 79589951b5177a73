/** Writing, and the preview: this is exactly what the adviser sees. Nothing is sent here. */

import type { Block, Text } from '../../guide/page';
import { ENTRY_MOST, FALLBACKS, type Fallback } from '../case';
import { isTicked, NAME_MOST, nameFields, REACH_MOST, select, textField, tick } from '../fields';
import { choice, languageName, makePage, own, paragraph, pseudonymOf, say } from '../say';
import type { Draft } from '../session';
import type { Handler, Outcome, Visit } from '../visit';
import { ADVISER_DESK, callPage, channelBlocks, deskTitle } from './arrive';

const ROLES = ['affected', 'bystander', 'manager', 'accused'];

/** `handoff/write/first` for the first who can, `handoff/write/<adviser>` for one who was chosen. */
export const write: Handler = async (visit) => {
  const { argument, parts, session } = visit;
  const { draft } = session;
  if (!draft) return { page: callPage(visit, ADVISER_DESK) };
  const chosen = argument === '' ? undefined : await parts.roster.read(argument);
  const adviser = argument === 'first' ? '' : (chosen?.id ?? draft.adviser);
  return writePage(visit, takeOver(visit, { ...draft, adviser }));
};

async function writePage(visit: Visit, draft: Draft, notice?: Text): Promise<Outcome> {
  const { parts, actor } = visit;
  const adviser = draft.adviser ? await parts.roster.read(draft.adviser) : undefined;
  const isTalk = draft.way === 'relay';
  const to = adviser
    ? own(adviser.name)
    : draft.desk === ADVISER_DESK
      ? say('write.first')
      : deskTitle(draft.desk);
  return {
    carried: { draft },
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/write',
      kind: 'form',
      title: say('write.title', { to }),
      back: `handoff/${isTalk ? 'relay' : 'contact'}/${draft.desk}`,
      blocks: [
        paragraph(say(isTalk ? 'write.intro' : 'write.introCall')),
        ...(isTalk ? [] : nameFields(draft)),
        ...(isTalk ? [textField(draft.text, say('fields.text'), say('hints.text'))] : []),
        ...(draft.desk === ADVISER_DESK ? await fallbackFields(visit, draft) : []),
        ...(actor.address ? [tick('knock', draft.knock === true)] : []),
        ...channelBlocks(visit).slice(0, 1),
      ],
      choices: [choice(say('choices.preview'), 'handoff/preview', 'primary')],
    }),
  };
}

async function fallbackFields({ parts }: Visit, draft: Draft): Promise<Block<Text>[]> {
  const roster = await parts.roster.list();
  const others = roster
    .filter(({ desks, id }) => desks.includes(draft.desk) && id !== draft.adviser)
    .map(({ id, name }) => ({ value: id, label: own(name) }));
  return [
    {
      type: 'field',
      name: 'fallback',
      label: say('fields.fallback'),
      input: 'choice',
      options: FALLBACKS.map((value) => ({ value, label: say(`fallbacks.${value}`) })),
      value: draft.fallback,
    },
    ...(others.length > 0 ? [select('not', others, { not: draft.not })] : []),
  ];
}

/** `handoff/preview`: what was filled in is checked; everything can still be changed. */
export const preview: Handler = async (visit) => {
  const { session } = visit;
  if (!session.draft) return { page: callPage(visit, ADVISER_DESK) };
  const draft = takeOver(visit, session.draft);
  const missing = missingIn(draft);
  if (missing) return writePage(visit, draft, say(missing));
  return previewPage(visit, draft);
};

export async function previewPage({ parts, language }: Visit, draft: Draft, notice?: Text): Promise<Outcome> {
  const adviser = draft.adviser ? await parts.roster.read(draft.adviser) : undefined;
  const isTalk = draft.way === 'relay';
  return {
    carried: { draft },
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/preview',
      kind: 'form',
      title: say('preview.title'),
      blocks: [
        paragraph(
          say('preview.intro', {
            to: adviser
              ? own(adviser.name)
              : draft.desk === ADVISER_DESK
                ? say('write.first')
                : deskTitle(draft.desk),
          }),
        ),
        { type: 'facts', items: factsOf(draft, language) },
        ...(draft.text ? [{ type: 'message' as const, from: pseudonymOf(draft), text: draft.text }] : []),
        ...(isTalk ? [paragraph(say('preview.style'), 'quiet')] : []),
        ...(draft.desk === ADVISER_DESK
          ? [paragraph(say(`preview.${draft.fallback}`), 'quiet'), paragraph(say('preview.topic'), 'quiet')]
          : []),
      ],
      choices: [
        choice(say('choices.send'), 'handoff/send', 'primary'),
        choice(say('choices.change'), 'handoff/write'),
        ...(isTalk ? [choice(say('choices.more'), 'handoff/more')] : []),
        ...(notice ? [choice(say('choices.call'), 'handoff/call', 'quiet')] : []),
      ],
    }),
  };
}

function factsOf(draft: Draft, spoken: string): { label: Text; value: Text }[] {
  const { way, name, reach, language = spoken, role, topic } = draft;
  return [
    { label: say('facts.who'), value: way === 'relay' ? pseudonymOf(draft) : own(name) },
    ...(way === 'relay' ? [] : [{ label: say('facts.reach'), value: own(reach) }]),
    { label: say('facts.language'), value: languageName(language || spoken) },
    ...(role ? [{ label: say('facts.role'), value: say(`roles.${role}`) }] : []),
    ...(topic ? [{ label: say('facts.topic'), value: { key: `topics:${topic}.title` } }] : []),
  ];
}

/** `handoff/more`: language, role and topic, each only if the person wants to. */
export const more: Handler = async (visit) => {
  const { draft } = visit.session;
  if (!draft) return { page: callPage(visit, ADVISER_DESK) };
  const { guide } = visit.parts;
  const { language, role, topic } = draft;
  const given = { language, role, topic };
  return {
    page: makePage({
      place: 'handoff/more',
      kind: 'form',
      title: say('more.title'),
      blocks: [
        paragraph(say('more.intro')),
        select(
          'language',
          LANGUAGES.map((value) => ({ value, label: languageName(value) })),
          given,
        ),
        select(
          'role',
          ROLES.map((value) => ({ value, label: say(`roles.${value}`) })),
          given,
        ),
        select(
          'topic',
          [...guide.topics.keys()]
            .filter((id) => !id.includes('/'))
            .map((value) => ({ value, label: { key: `topics:${value}.title` } })),
          given,
        ),
      ],
      choices: [choice(say('choices.preview'), 'handoff/preview', 'primary')],
    }),
  };
};

/** In which an adviser can be written to; whoever reads it says so in the roster. */
export const LANGUAGES = ['nl', 'en', 'fr', 'es', 'pt', 'ar', 'ru', 'zh', 'tr'];

/** What was sent in, laid over what stood there; only what this form asked is taken. */
function takeOver({ fields, parts }: Visit, draft: Draft): Draft {
  const { text, name, reach, fallback, language, role, topic, not, knock } = fields;
  const optional = Object.fromEntries(
    Object.entries({
      language: LANGUAGES.includes(language ?? '') ? language : '',
      role: ROLES.includes(role ?? '') ? role : '',
      topic: parts.guide.topics.has(topic ?? '') ? topic : '',
      not,
    }).filter(([key]) => key in fields),
  );
  const next: Draft = {
    ...draft,
    ...(draft.way === 'relay' && text !== undefined && { text: text.slice(0, ENTRY_MOST) }),
    ...(name !== undefined && { name: name.slice(0, NAME_MOST) }),
    ...(reach !== undefined && { reach: reach.slice(0, REACH_MOST) }),
    ...(isFallback(fallback) && { fallback }),
    ...optional,
  };
  if (isTicked(knock)) return { ...next, knock: true };
  if (!('fallback' in fields)) return next;
  const { knock: _, ...silent } = next;
  return silent;
}

function isFallback(value: string | undefined): value is Fallback {
  return FALLBACKS.some((known) => known === value);
}

/** What must still be filled in, as a notice. */
export function missingIn({
  way,
  name,
  reach,
}: Pick<Draft, 'way' | 'name' | 'reach'>): 'notice.name' | undefined {
  return way === 'call-back' && (name === '' || reach === '') ? 'notice.name' : undefined;
}
