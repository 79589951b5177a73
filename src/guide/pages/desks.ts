/** Desks: one desk in the fixed order of its facts, several side by side, and all at a glance. */

import type { Desk } from '../content';
import { titleOf } from '../guide';
import type { Block, Choice, Page, Text } from '../page';
import { carry, choose, makePage, type Request, ui } from './make-page';

/** The same order for every desk, so that desks can be laid side by side. */
export const DESK_FACTS = [
  'for',
  'does',
  'doesNot',
  'report',
  'who',
  'anonymous',
  'investigates',
  'after',
  'term',
  'aftercare',
  'languages',
] as const;

/** For whom, what it does and does not: how to reach it comes right after. */
const FACTS_FIRST = 3;

export function deskPage(request: Request): Page {
  const { guide, place } = request;
  const id = place.path.slice('desk/'.length);
  const desk = guide.desks.get(id) as Desk;
  return makePage(request, {
    kind: 'desk',
    title: { key: `desks:${id}.title` },
    blocks: [
      factsOf(id, DESK_FACTS.slice(0, FACTS_FIRST)),
      { type: 'paragraph', text: factOf(id, 'reach') },
      ...contactBlocks(request, id),
      factsOf(id, DESK_FACTS.slice(FACTS_FIRST)),
    ],
    choices: deskChoices(request, desk),
    sources: desk.sources,
  });
}

function factsOf(desk: string, facts: readonly string[]): Block<Text> {
  return {
    type: 'facts',
    items: facts.map((fact) => ({ label: ui(`desk.${fact}`), value: factOf(desk, fact) })),
  };
}

function factOf(desk: string, fact: string): Text {
  return { key: `desks:${desk}.${fact}` };
}

/** The contacts of a desk; one past its date says so and points to another way. */
export function contactBlocks({ guide, today }: Request, id: string): Block<Text>[] {
  const contacts = guide.desks.get(id)?.contacts ?? [];
  const blocks: Block<Text>[] = contacts.map((contact) => ({
    type: 'contact',
    channel: contact.channel,
    label: ui(`contact.${contact.channel}`, { desk: { key: `desks:${id}.title` } }),
    value: contact.value,
    checkedUntil: contact['checked-until'],
  }));
  if (contacts.some((contact) => contact['checked-until'] < today)) {
    blocks.push({ type: 'paragraph', text: ui('contact.outOfDate'), tone: 'warning' });
  }
  return blocks;
}

/** What a desk takes through the hand-off. */
const WAYS = [
  ['relay', 'desk.write'],
  ['contact', 'desk.callMe'],
] as const;

function deskChoices(request: Request, desk: Desk): Choice<Text>[] {
  const { guide } = request;
  const choices: Choice<Text>[] = [];
  if (desk.id === 'confidential-adviser') {
    choices.push(choose(request, 'handoff/start', { label: ui('start.talk'), weight: 'primary' }));
  }
  for (const [way, label] of WAYS) {
    const door = `handoff/${way}/${desk.id}`;
    if (desk.id !== 'confidential-adviser' && guide.doors.has(door))
      choices.push({ label: ui(label), place: door });
  }
  if (desk.procedure && guide.procedures.has(desk.procedure)) {
    choices.push(choose(request, `procedure/${desk.procedure}`, { label: ui('route.procedure') }));
  }
  if (desk.id.endsWith('adviser') && desk.human) choices.push(choose(request, 'secrecy'));
  else if (desk.report !== false) choices.push(choose(request, 'secrecy/report'));
  choices.push(choose(request, 'card', { label: ui('desk.others') }));
  return choices;
}

export function comparePage(request: Request): Page {
  const { guide, place } = request;
  const title = (id: string) => titleOf(guide, `desk/${id}`);
  return makePage(request, {
    kind: 'comparison',
    title: ui('pages.compare.title'),
    blocks: [
      {
        type: 'table',
        caption: ui('pages.compare.title'),
        head: [ui('desk.question'), ...place.list.map(title)],
        rows: DESK_FACTS.map((fact) => [ui(`desk.${fact}`), ...place.list.map((id) => factOf(id, fact))]),
      },
      {
        type: 'links',
        items: place.list.map((id) => ({ label: title(id), place: carry(request, `desk/${id}`) })),
      },
    ],
    choices: [choose(request, 'card', { label: ui('desk.others') })],
    sources: place.list.flatMap((id) => guide.desks.get(id)?.sources ?? []),
  });
}

export function cardPage(request: Request): Page {
  const { guide } = request;
  return makePage(request, {
    kind: 'choice',
    title: ui('pages.card.title'),
    blocks: [
      { type: 'paragraph', text: ui('card.intro') },
      deskLinks(request, ui('card.now'), (desk) => desk.urgent),
      deskLinks(request, ui('card.inside'), (desk) => !desk.urgent && desk.outside !== 'organisation'),
      deskLinks(request, ui('card.outside'), (desk) => !desk.urgent && desk.outside === 'organisation'),
    ],
    choices: [
      choose(request, 'topics', { label: ui('card.help'), weight: 'primary' }),
      choose(request, 'handoff/start', { label: ui('start.talk') }),
      choose(request, 'local-staff'),
      choose(request, 'former-employee'),
      choose(request, 'outside-party'),
      ...guide.ownPages.map((path) => choose(request, path)),
    ],
    sources: [{ kind: 'document', ref: '004' }],
  });
}

function deskLinks(request: Request, title: Text, shown: (desk: Desk) => boolean): Block<Text> {
  return {
    type: 'links',
    title,
    items: [...request.guide.desks.values()].filter(shown).map(({ id }) => ({
      label: titleOf(request.guide, `desk/${id}`),
      place: carry(request, `desk/${id}`),
      note: factOf(id, 'short'),
    })),
  };
}

/** Where a page lists several desks, a number to call is enough. */
export function preferPhone(blocks: Block<Text>[]): Block<Text>[] {
  const phones = blocks.filter((block) => block.type === 'contact' && block.channel === 'phone');
  return phones.length > 0 ? phones : blocks;
}
