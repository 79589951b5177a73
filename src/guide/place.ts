/** A place: the address of a page. A path, carrying at most a query of closed answers in fixed order. */

import { ANSWER_NAMES, type AnswerName, type Answers, type AnswerValues, isAnswerName } from './answers';

export interface Place {
  path: string;
  /** Carried from page to page, so that the way back to a route is never lost. */
  answers: Answers;
  /** `compare`: desk ids. `search`: the proposed places, best first. */
  list: readonly string[];
  /** `search` only: the words may tell of danger. */
  danger: boolean;
  /** `search` only: this may not be for Wegwijzer. */
  doubt: boolean;
}

/** What the parser must know of the guide. */
export interface PlaceRules {
  paths: ReadonlySet<string>;
  desks: ReadonlySet<string>;
  values: AnswerValues;
}

/** Paths that take a list: the name it has in the query and how many entries it holds at most. */
const LISTS: Record<string, { name: string; most: number }> = {
  compare: { name: 'desks', most: 6 },
  search: { name: 'places', most: 5 },
};

/** What `search` may be marked with. */
const MARKS = ['danger', 'doubt'] as const;

export function placeOf(path: string, answers: Answers = {}): Place {
  return { path, answers, list: [], danger: false, doubt: false };
}

/** The place as text; equal places give equal text. */
export function formatPlace(place: Place): string {
  const query: string[] = [];
  for (const name of ANSWER_NAMES) {
    const value = place.answers[name];
    if (value !== undefined) query.push(`${name}=${value}`);
  }
  const list = LISTS[place.path];
  if (list && place.list.length > 0) query.push(`${list.name}=${place.list.join(',')}`);
  for (const mark of MARKS) if (place[mark]) query.push(`${mark}=yes`);
  return query.length > 0 ? `${place.path}?${query.join('&')}` : place.path;
}

/** `undefined` for what is malformed or unknown. Never throws. */
export function parsePlace(text: string, rules: PlaceRules): Place | undefined {
  if (text.length > 600) return undefined;
  const mark = text.indexOf('?');
  const path = mark < 0 ? text : text.slice(0, mark);
  if (!rules.paths.has(path)) return undefined;
  const answers: Partial<Record<AnswerName, string>> = {};
  let list: readonly string[] = [];
  const marks = { danger: false, doubt: false };
  const seen = new Set<string>();
  for (const pair of mark < 0 ? [] : text.slice(mark + 1).split('&')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0));
    const value = pair.slice(equals + 1);
    if (seen.has(name)) return undefined;
    seen.add(name);
    if (isAnswerName(name) && rules.values[name].includes(value)) answers[name] = value;
    else if (name === LISTS[path]?.name && isKnownList(path, value.split(','), rules))
      list = value.split(',');
    else if (isMark(name) && value === 'yes' && path === 'search') marks[name] = true;
    else return undefined;
  }
  if (path === 'compare' && list.length === 0) return undefined;
  return { path, answers, list, ...marks };
}

function isMark(name: string): name is (typeof MARKS)[number] {
  return MARKS.some((mark) => mark === name);
}

function isKnownList(path: string, entries: string[], rules: PlaceRules): boolean {
  const known = path === 'compare' ? rules.desks : rules.paths;
  const most = LISTS[path]?.most ?? 0;
  return (
    entries.length <= most && new Set(entries).size === entries.length && entries.every((e) => known.has(e))
  );
}
