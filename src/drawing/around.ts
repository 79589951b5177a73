/** What stands around every page of a card or a window: the ways on, the languages, and the field of a question. */

import type { WordedPage } from '../guide/page';

export type Way = 'back' | 'start' | 'danger';

/** More languages than this are a page of their own. */
const LANGUAGES_SHOWN = 2;

/** In order; none leads to the page itself. */
export function waysAround({ place, navigation }: WordedPage): Way[] {
  return [
    ...(navigation.back === undefined ? [] : (['back'] as const)),
    ...(place === 'start' ? [] : (['start'] as const)),
    ...(place === 'danger' ? [] : (['danger'] as const)),
  ];
}

/** Whether each language has a button of its own. */
export function areLanguagesShown(languages: readonly unknown[]): boolean {
  return languages.length <= LANGUAGES_SHOWN;
}

/** Not on the danger page; and sent from a hand-off page (`named`), a question would lose the draft. */
export function takesQuestion({ place }: WordedPage, named = false): boolean {
  return place !== 'danger' && !named;
}
