/** The way back: every place has one parent, and what a person answered travels with it. */

import { ANSWER_NAMES, type AnswerName, type Answers, SKIP } from './answers';
import type { Guide } from './guide';
import { formatPlace, type Place, placeOf } from './place';

/** `undefined` at the start. */
export function parentOf(guide: Guide, place: Place): string | undefined {
  const { path, answers } = place;
  if (path === 'start') return undefined;
  if (path === 'route') return parentOfRoute(place);
  if (answers.topic !== undefined) return formatPlace(placeOf('route', answers));
  const parent = parentPath(guide, path);
  return formatPlace(placeOf(parent, parent === 'start' ? {} : answers));
}

/** Takes back the last answer that the route asked. It asks in one order: what stands after a gap was known before. */
function parentOfRoute({ answers }: Place): string {
  const asked = ANSWER_NAMES.filter((name) => name !== 'topic');
  const gap = asked.findIndex((name) => answers[name] === undefined);
  const last = asked[(gap < 0 ? asked.length : gap) - 1];
  if (last !== undefined) return formatPlace(placeOf('route', without(answers, last)));
  const { topic, ...known } = answers;
  if (topic === undefined) return 'start';
  return formatPlace(placeOf(topic === SKIP ? 'topics' : `topic/${topic}`, known));
}

function parentPath(guide: Guide, path: string): string {
  const [section = '', ...rest] = path.split('/');
  const upper = path.slice(0, path.lastIndexOf('/'));
  if (section === 'topic' && rest.length === 1) {
    const group = guide.groups.find((candidate) => candidate.topics.includes(rest[0] ?? ''));
    return group ? `topics/${group.id}` : 'topics';
  }
  if (section === 'desk') return 'card';
  return guide.places.paths.has(upper) ? upper : 'start';
}

/** The answers but one. */
export function without(answers: Answers, name: AnswerName): Answers {
  const { [name]: _, ...rest } = answers;
  return rest;
}
