/** The page at a place: a table from the first part of the path to the maker of its pages. */

import type { Guide } from './guide';
import type { Page } from './page';
import { cardPage, comparePage, deskPage } from './pages/desks';
import { entryPage } from './pages/entries';
import { figuresPage } from './pages/figures';
import type { PageMaker } from './pages/make-page';
import { procedurePage } from './pages/procedures';
import { routePage } from './pages/route';
import { searchPage } from './pages/search';
import { languagePage, startPage } from './pages/start';
import { groupPage, topicPage, topicsPage } from './pages/topics';
import { type Place, placeOf } from './place';

const MAKERS: Record<string, PageMaker> = {
  start: startPage,
  language: languagePage,
  topics: topicsPage,
  'topics/': groupPage,
  'topic/': topicPage,
  route: routePage,
  card: cardPage,
  'desk/': deskPage,
  compare: comparePage,
  'procedure/': procedurePage,
  figures: figuresPage,
  'figures/': figuresPage,
  search: searchPage,
};

/** `place` comes from `parsePlace`, so its page exists. `today` is an ISO date. Pure; reads nothing. */
export function pageAt(guide: Guide, place: Place, today: string): Page {
  const slash = place.path.indexOf('/');
  const section = slash < 0 ? place.path : place.path.slice(0, slash + 1);
  if (section === 'language/') return startPage({ guide, place: placeOf('start'), today });
  const make = guide.entries.has(place.path) ? entryPage : MAKERS[section];
  if (!make) throw new Error(`no page maker for the place ${place.path}`);
  return make({ guide, place, today });
}
