/** The page on which a person counts by when something must be heard: a device counts, so only the web has fields. */

import type { WordedPage } from '../guide/page';

const PLACE = 'terms';

export function isCounted(page: WordedPage): boolean {
  return page.place.split('?')[0] === PLACE;
}

/** Whether the page asks something that is sent in. */
export function asks(page: WordedPage): boolean {
  return !isCounted(page) && page.blocks.some(({ type }) => type === 'field');
}
