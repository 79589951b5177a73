/** The pages on which every drawing and the page schema are tried: together they hold all that the guide can say. */

import { join } from 'node:path';
import { routesByAnswer } from '../../src/guide/every-answer';
import { type Guide, placeIn } from '../../src/guide/guide';
import type { WordedPage } from '../../src/guide/page';
import { pageAt } from '../../src/guide/page-at';
import { formatPlace, placeOf } from '../../src/guide/place';
import type { Advice } from '../../src/load-guide';

export const ROOT = join(__dirname, '..', '..');
export const ORGANISATION = 'example';
export const LANGUAGES = ['nl', 'en'];
/** A fixed day: what a page shows depends on it. */
const TODAY = '2026-01-01';
/** A day on which every contact is past its date. */
const LATER = '2999-01-01';

/** All pages in one language. */
export function pagesToDraw(advice: Advice, language: string): WordedPage[] {
  const { guide } = advice;
  const places = [...guide.staticPaths, ...topicsAbout(guide), ...routes(guide), ...lists(guide)];
  const outOfDate = places.filter((place) => /^(desk|search|danger)\b/.test(place));
  return [
    ...places.map((place) => wordedPage(advice, place, language)),
    ...outOfDate.map((place) => wordedPage(advice, place, language, LATER)),
  ];
}

export function wordedPage(
  { guide, words }: Advice,
  place: string,
  language: string,
  today = TODAY,
): WordedPage {
  const at = placeIn(guide, place);
  if (!at) throw new Error(`there is no place ${place}`);
  return words.word(pageAt(guide, at, today), language);
}

/** A topic that already knows whom it is about offers more choices than one that does not. */
function topicsAbout({ topics }: Guide): string[] {
  return [...topics.keys()].map((topic) => formatPlace(placeOf(`topic/${topic}`, { about: 'manager' })));
}

/** Question pages, desks for every answer there is, danger topics, and routes with nothing left to ask. */
function routes(guide: Guide): string[] {
  const danger = [...guide.topics.values()].filter((topic) => topic.danger);
  const { topic, about, ...others } = guide.places.values;
  const skipped = Object.fromEntries(Object.keys(others).map((name) => [name, 'skip']));
  return [
    ...routesByAnswer(guide),
    ...danger.map(({ id }) => formatPlace(placeOf('route', { topic: id, about: 'manager' }))),
    ...about.map((whom) => formatPlace(placeOf('route', { topic: topic[0] ?? '', about: whom, ...skipped }))),
    formatPlace(placeOf('route', { topic: 'skip', about: 'skip' })),
  ];
}

/** Search and comparison, from none to as many as fit, in danger and in doubt. */
function lists({ topics, desks }: Guide): string[] {
  const found = [...topics.keys()].slice(0, 5).map((topic) => `topic/${topic}`);
  const compared = [...desks.keys()].slice(0, 6);
  const answers = { about: 'manager', who: 'bystander' };
  return [
    ...[[], found.slice(0, 1), found].flatMap((list) =>
      [false, true].map((danger) => formatPlace({ path: 'search', answers, list, danger, doubt: !danger })),
    ),
    ...[compared.slice(0, 1), compared.slice(0, 3), compared].map((list) =>
      formatPlace({ path: 'compare', answers, list, danger: false, doubt: false }),
    ),
  ];
}
