/** A route: asks what is missing, one question a page, and ends in desks with the reason for each. */

import { ANSWER_NAMES, type AnswerName, type Answers, SKIP } from '../answers';
import { titleOf } from '../guide';
import type { Block, Choice, Page, Text } from '../page';
import { formatPlace } from '../place';
import { answerLabel, answerPhrase } from './answer-words';
import { carry, choose, makePage, type Request, ui } from './make-page';

type Links = Extract<Block<Text>, { type: 'links' }>;

/** Asked before desks are shown; the other answers only make the list more precise. */
const NEEDED: readonly AnswerName[] = ['topic', 'about'];

export function routePage(request: Request): Page {
  const { answers } = request.place;
  const missing = NEEDED.find((name) => answers[name] === undefined);
  return missing ? questionPage(request, missing) : desksPage(request);
}

function questionPage(request: Request, name: AnswerName): Page {
  return makePage(request, {
    kind: 'choice',
    title: { key: `routes:questions.${name}.title` },
    blocks: [
      { type: 'paragraph', text: { key: `routes:questions.${name}.why` }, tone: 'quiet' },
      answerLinks(request, name),
    ],
    choices: [choose(request, 'route', { label: ui('route.skip'), weight: 'quiet', more: { [name]: SKIP } })],
    sources: [],
  });
}

/** The answers to one question as links; sub-topics are reached through their topic. */
function answerLinks(request: Request, name: AnswerName): Links {
  const values =
    name === 'topic'
      ? request.guide.groups.flatMap((group) => group.topics)
      : request.guide.places.values[name];
  return {
    type: 'links',
    items: values
      .filter((value) => value !== SKIP)
      .map((value) => ({
        label: answerLabel(name, value),
        place: carry(request, 'route', { [name]: value }),
      })),
  };
}

function desksPage(request: Request): Page {
  const { guide, place } = request;
  const { answers } = place;
  const desks = guide.routing.desksFor(answers);
  return makePage(request, {
    kind: 'route',
    title: ui('pages.route.desks'),
    blocks: [{ type: 'paragraph', text: told(answers) }, ...notes(request), ...refine(request)],
    choices: nextChoices(
      request,
      desks.map(({ desk }) => desk),
    ),
    desks: desks.map(({ desk, rule }) => ({
      id: desk,
      label: titleOf(guide, `desk/${desk}`),
      reason: {
        key: 'routes:reason',
        with: {
          because: { key: `routes:rules.${rule}`, with: phrases(answers) },
          desk: { key: `desks:${desk}.short` },
        },
      },
      place: carry(request, `desk/${desk}`),
    })),
    sources: guide.topics.get(answers.topic ?? '')?.sources ?? [],
  });
}

function phrases(answers: Answers): Record<string, Text> {
  return Object.fromEntries(ANSWER_NAMES.map((name) => [name, answerPhrase(name, answers[name])]));
}

function told(answers: Answers): Text {
  return { key: 'routes:told', with: phrases(answers) };
}

function notes({ guide, place }: Request): Block<Text>[] {
  return guide.routing.notesFor(place.answers).map((note) => ({
    type: 'paragraph',
    text: { key: `routes:notes.${note.id}`, with: phrases(place.answers) },
    tone: note.tone,
  }));
}

/** One more question, if the person wants: never needed, and the list is already there. */
function refine(request: Request): Block<Text>[] {
  const next = ANSWER_NAMES.find((name) => request.place.answers[name] === undefined);
  if (!next) return [];
  const { items } = answerLinks(request, next);
  const skip = { label: ui('route.skip'), place: carry(request, 'route', { [next]: SKIP }) };
  const title = ui('route.refine', { question: { key: `routes:questions.${next}.title` } });
  return [{ type: 'links', title, items: [...items, skip] }];
}

function nextChoices(request: Request, shown: string[]): Choice<Text>[] {
  const { guide, place } = request;
  const { answers } = place;
  const topic = guide.topics.get(answers.topic ?? '');
  const outside = answers.position === 'outside-party';
  const human = outside && guide.desks.has('partner-helpdesk') ? 'desk/partner-helpdesk' : 'handoff/start';
  const complaint = topic?.conduct === true && !outside;
  return [
    ...(topic?.danger
      ? [choose(request, answers.where === 'post' ? 'danger/elsewhere' : 'danger', { weight: 'danger' })]
      : []),
    choose(request, human, {
      label: ui('start.talk'),
      weight: 'primary',
    }),
    ...ownPage(request),
    ...(complaint && answers.want !== 'complain'
      ? [choose(request, 'route', { label: ui('route.complain'), more: { want: 'complain' } })]
      : []),
    choose(request, procedureOf(request, shown[0], complaint), { label: ui('route.procedure') }),
    ...(outside ? [] : [choose(request, 'secrecy')]),
    {
      label: ui('route.compare'),
      place: formatPlace({ ...place, path: 'compare', list: shown.slice(0, 3) }),
    },
    choose(request, `aftercare/${aftercareFor(answers.who)}`, { label: ui('route.aftercare') }),
  ].slice(0, 7);
}

/** The page for somebody whose way here is different. */
function ownPage(request: Request): Choice<Text>[] {
  const { position } = request.place.answers;
  if (position === 'local-staff') return [choose(request, 'local-staff')];
  return position === 'former' ? [choose(request, 'former-employee')] : [];
}

/** What happens next: the procedure of the first desk, else the one that a complaint or a report follows. */
function procedureOf({ guide, place }: Request, first: string | undefined, complaint: boolean): string {
  const own = guide.desks.get(first ?? '')?.procedure;
  if (own) return `procedure/${own}`;
  if (place.answers.position === 'outside-party') return 'procedure/partner';
  if (place.answers.topic === 'wrongdoing') return 'procedure/whistleblowing';
  return `procedure/${complaint && place.answers.want === 'complain' ? 'complaint' : 'signal'}`;
}

function aftercareFor(who: string | undefined): string {
  if (who === 'reporter-before') return 'reporter';
  return who === 'bystander' || who === 'accused' || who === 'manager' ? who : 'affected';
}
