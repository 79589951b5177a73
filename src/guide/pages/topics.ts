/** Topics: the list, a group, and one topic with its way to the desks. */

import type { Topic } from '../content';
import { titleOf } from '../guide';
import type { Block, Choice, Page, Text } from '../page';
import { without } from '../parent';
import { formatPlace, placeOf } from '../place';
import { answerPhrase } from './answer-words';
import { carry, choose, makePage, type Request, ui } from './make-page';

function topicLinks(request: Request, topics: readonly string[], title?: Text): Block<Text> {
  return {
    type: 'links',
    ...(title && { title }),
    items: topics.map((topic) => ({
      label: titleOf(request.guide, `topic/${topic}`),
      place: carry(request, `topic/${topic}`),
      note: { key: `topics:${topic}.formal` },
    })),
  };
}

export function topicsPage(request: Request): Page {
  return makePage(request, {
    kind: 'choice',
    title: ui('pages.topics.title'),
    blocks: request.guide.groups.map((group) =>
      topicLinks(request, group.topics, { key: `topics:groups.${group.id}.title` }),
    ),
    choices: [
      choose(request, 'route', { label: ui('topics.unsure'), more: { topic: 'skip' } }),
      choose(request, 'handoff/start', { label: ui('start.talk') }),
      ...['rules', 'dilemma', 'prevention', 'figures'].map((path) => choose(request, path)),
    ],
    sources: [],
  });
}

export function groupPage(request: Request): Page {
  const id = request.place.path.slice('topics/'.length);
  const group = request.guide.groups.find((candidate) => candidate.id === id);
  return makePage(request, {
    kind: 'choice',
    title: titleOf(request.guide, request.place.path),
    blocks: [
      { type: 'paragraph', text: { key: `topics:groups.${id}.short` } },
      topicLinks(request, group?.topics ?? []),
    ],
    choices: [
      choose(request, 'topics', { label: ui('topics.other') }),
      choose(request, 'handoff/start', { label: ui('start.talk') }),
    ],
    sources: [],
  });
}

export function topicPage(request: Request): Page {
  const id = request.place.path.slice('topic/'.length);
  const topic = request.guide.topics.get(id) as Topic;
  const key = (part: string): Text => ({ key: `topics:${id}.${part}` });
  return makePage(request, {
    kind: 'article',
    title: key('title'),
    blocks: [
      { type: 'paragraph', text: key('plain'), ...(topic.danger && { tone: 'danger' }) },
      { type: 'list', items: [key('examples')] },
      { type: 'paragraph', text: key('isThisIt') },
      { type: 'paragraph', text: key('neighbours'), tone: 'quiet' },
      { type: 'paragraph', text: ui('topics.formal', { formal: key('formal') }), tone: 'quiet' },
    ],
    choices: [
      ...(topic.danger ? [choose(request, 'danger', { weight: 'danger' })] : []),
      ...whereChoices(request, id),
      ...topic.subtopics.map((subtopic) => choose(request, `topic/${subtopic}`)),
      choose(request, 'evidence'),
      ...topic.rules.map((rule) => choose(request, `rules/${rule}`)),
      choose(request, 'topics', { label: ui('topics.other') }),
      choose(request, 'handoff/start', { label: ui('start.talk') }),
    ],
    sources: topic.sources,
  });
}

/** “Where can I go?”: with whom it is about already filled in when the words said so, and easy to correct. */
function whereChoices(request: Request, topic: string): Choice<Text>[] {
  const { answers } = request.place;
  const weight = 'primary' as const;
  if (answers.about === undefined) {
    return [choose(request, 'route', { label: ui('topics.where'), weight, more: { topic } })];
  }
  const about = answerPhrase('about', answers.about);
  const another = placeOf('route', { ...without(answers, 'about'), topic });
  return [
    choose(request, 'route', { label: ui('topics.whereAbout', { about }), weight, more: { topic } }),
    { label: ui('topics.aboutAnother'), place: formatPlace(another) },
  ];
}
