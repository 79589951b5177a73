/** What is counted of a page that somebody went to: never where they came from, nor two things together. */

import type { Guide } from '../guide/guide';
import type { Page } from '../guide/page';
import type { Place } from '../guide/place';
import { positionCell, topicCell } from './cells';
import type { OutcomeName } from './tables';
import type { Mark, Tally } from './tally';

export interface Seen {
  channel: string;
  /** BCP 47. */
  language: string;
  place: Place;
  page: Page;
  /** What was typed was in a language that is not offered here. */
  isLanguageMissing: boolean;
}

/** `mark`: what the conversation carried until now; 0 for a new one. Gives what it carries from now on. */
export type NotePage = (mark: Mark, seen: Seen) => Mark;

/** Carried by a conversation of which nothing can be known: it is never counted. */
export const NEVER: Mark = 2 ** 32 - 1;

export function makeNotePage(tally: Tally, guide: Guide): NotePage {
  return (mark, seen) => {
    const { channel, language, place } = seen;
    let next = mark === 0 ? tally.begin(channel, language) : mark;
    const topic = topicCell(guide, place.answers.topic ?? idIn(place, 'topic/') ?? '');
    const desk = idIn(place, 'desk/');
    const outcome = outcomeOf(seen);
    if (topic) next = tally.count('topic', topic, next);
    if (desk) next = tally.count('desk', desk, next);
    if (place.answers.position) next = tally.count('position', positionCell(place.answers.position), next);
    if (outcome) next = tally.count('outcome', outcome, next);
    return next;
  };
}

function idIn({ path }: Place, folder: string): string | undefined {
  return path.startsWith(folder) ? path.slice(folder.length) : undefined;
}

function outcomeOf({ page, place, isLanguageMissing }: Seen): OutcomeName | undefined {
  if (isLanguageMissing) return 'language-missing';
  if (page.desks && page.desks.length > 0) return 'desk-found';
  return place.path === 'search' && place.list.length === 0 && !place.danger ? 'nothing-fitted' : undefined;
}
