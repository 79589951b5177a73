/** What every page has in common: its place, the way back, and links that carry the answers given so far. */

import type { Answers } from '../answers';
import { type Guide, titleOf } from '../guide';
import type { Choice, Page, Text, Weight } from '../page';
import { parentOf } from '../parent';
import { formatPlace, type Place, placeOf } from '../place';

/** What a page maker gets; the day (ISO date) decides whether a contact may be out of date. */
export interface Request {
  guide: Guide;
  place: Place;
  today: string;
}

export type PageMaker = (request: Request) => Page;

type Part = 'kind' | 'title' | 'blocks' | 'choices' | 'sources';

export function makePage(request: Request, part: Pick<Page, Part> & Pick<Partial<Page>, 'desks'>): Page {
  const back = parentOf(request.guide, request.place);
  return {
    place: formatPlace(request.place),
    ...part,
    navigation: { ...(back && { back }), start: 'start', danger: 'danger', language: 'language' },
  };
}

/** Pages that are the same whatever was answered: nothing is carried there. */
const PLAIN = new Set(['start', 'danger', 'language', 'about']);

/** A place with the answers given so far, and `more` over them. */
export function carry({ place }: Request, path: string, more: Answers = {}): string {
  return formatPlace(placeOf(path, PLAIN.has(path) ? {} : { ...place.answers, ...more }));
}

/** A choice labelled with the title of the page it leads to, unless told otherwise. */
export function choose(
  request: Request,
  path: string,
  { label, weight, more }: { label?: Text; weight?: Weight; more?: Answers } = {},
): Choice<Text> {
  return {
    label: label ?? titleOf(request.guide, path),
    place: carry(request, path, more),
    ...(weight && { weight }),
  };
}

/** A sentence of the interface namespace. */
export function ui(key: string, values?: Text['with']): Text {
  return { key: `interface:${key}`, ...(values && { with: values }) };
}
