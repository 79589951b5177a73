/** Writing, and the preview: this is exactly what the adviser sees. Nothing is sent here. */

import type { Block, Text } from '../../guide/page';
import { FALLBACKS } from '../case';
import { nameFields, select, textField, tick } from '../fields';
import { choice, languageName, makePage, own, paragraph, pseudonymOf, say } from '../say';
import type { Draft } from '../session';
import type { Handler, Outcome, Visit } from '../visit';
import { ADVISER_DESK, arriveToTalk, channelBlocks, deskTitle } from './arrive';
import { LANGUAGES, missingIn, ROLES, takeOver } from './draft';

/** `handoff/write/first` for the first who can, `handoff/write/<adviser>` for one who was chosen. */
export const write: Handler = async (visit) => {
  const { argument, parts, session } = visit;
  const { draft } = session;
  if (!draft) return begin(visit);
  const chosen = argument === '' ? undefined : await parts.roster.read(argument);
  const adviser = argument === 'first' ? '' : (chosen?.id ?? draft.adviser);
  return writePage(visit, takeOver(visit, { ...draft, adviser }));
};

/** Without a draft there is nothing to go on with: the way in is shown. */
export function begin(visit: Visit): Promise<Outcome> {
  const place = `handoff/relay/${ADVISER_DESK}`;
  return arriveToTalk({ ...visit, argument: ADVISER_DESK, session: { ...visit.session, place } });
}

export async function writePage(visit: Visit, draft: Draft, notice?: Text): Promise<Outcome> {
  const { parts, actor } = visit;
  const isTalk = draft.way === 'relay';
  return {
    carried: { draft },
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/write',
      kind: 'form',
      title: say('write.title', { to: await takerText(parts, draft) }),
      blocks: [
        paragraph(say(isTalk ? 'write.intro' : 'write.introCall')),
        ...(isTalk ? [] : nameFields(draft)),
        ...(isTalk ? [textField(draft.text, say('fields.text'), say('hints.text'))] : []),
        ...(draft.desk === ADVISER_DESK ? await fallbackFields(visit, draft) : []),
        ...(actor.address ? [tick('knock', draft.knock === true)] : []),
        ...channelBlocks(visit).slice(0, 1),
      ],
      // The way back stands in the form: what was typed goes along.
      choices: [
        choice(say('choices.preview'), 'handoff/preview', 'primary'),
        choice(say('choices.back'), `handoff/${isTalk ? 'relay' : 'contact'}/${draft.desk}`, 'quiet'),
      ],
    }),
  };
}

/** Whom it is for: an adviser by name, the first who can, or a desk. */
async function takerText({ roster }: Visit['parts'], { adviser, desk }: Draft): Promise<Text> {
  const chosen = adviser ? await roster.read(adviser) : undefined;
  if (chosen) return own(chosen.name);
  return desk === ADVISER_DESK ? say('write.first') : deskTitle(desk);
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
  if (!session.draft) return begin(visit);
  const draft = takeOver(visit, session.draft);
  const missing = missingIn(draft);
  if (missing) return writePage(visit, draft, say(missing));
  return previewPage(visit, draft);
};

export async function previewPage({ parts, language }: Visit, draft: Draft, notice?: Text): Promise<Outcome> {
  const isTalk = draft.way === 'relay';
  return {
    carried: { draft },
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/preview',
      kind: 'form',
      title: say('preview.title'),
      blocks: [
        paragraph(say('preview.intro', { to: await takerText(parts, draft) })),
        { type: 'facts', items: factsOf(draft, language) },
        ...(draft.text ? [{ type: 'message' as const, from: pseudonymOf(draft), text: draft.text }] : []),
        ...(isTalk ? [paragraph(say('preview.style'), 'quiet')] : []),
        paragraph(say(draft.desk === ADVISER_DESK ? `preview.${draft.fallback}` : 'preview.desk'), 'quiet'),
        paragraph(say('preview.topic'), 'quiet'),
      ],
      choices: [
        choice(say('choices.send'), 'handoff/send', 'primary'),
        choice(say('choices.change'), 'handoff/write'),
        ...(isTalk && !notice ? [choice(say('choices.more'), 'handoff/more')] : []),
        ...(notice ? [choice(say('choices.call'), 'handoff/call', 'quiet')] : []),
      ],
    }),
  };
}

function factsOf(draft: Draft, spoken: string): { label: Text; value: Text }[] {
  const { way, name, reach, language, role, topic } = draft;
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
  if (!draft) return begin(visit);
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
