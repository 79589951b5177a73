/** What a typed question may mean: proposals in words, and always a way past them. The text itself is nowhere. */

import { titleOf } from '../guide';
import type { Block, Choice, Page, Text } from '../page';
import { contactBlocks } from './desks';
import { carry, choose, makePage, type Request, ui } from './make-page';

export function searchPage(request: Request): Page {
  const { place } = request;
  const found = place.list.length > 0;
  return makePage(request, {
    kind: found ? 'choice' : 'notice',
    title: ui(found ? 'pages.search.title' : 'pages.search.nothing'),
    blocks: [
      ...(place.danger ? dangerFirst(request) : []),
      { type: 'paragraph', text: ui(found ? 'search.intro' : 'search.nothing') },
    ],
    choices: [
      ...proposals(request).slice(0, place.danger ? 4 : 5),
      ...(place.danger ? [choose(request, 'danger', { weight: 'danger' })] : []),
      choose(request, 'topics', { label: ui('search.other') }),
      choose(request, 'handoff/start', { label: ui('start.talk') }),
    ],
    sources: [],
  });
}

function proposals(request: Request): Choice<Text>[] {
  return request.place.list.map((path) => ({
    label: titleOf(request.guide, path),
    place: carry(request, path),
  }));
}

function dangerFirst(request: Request): Block<Text>[] {
  return [
    { type: 'paragraph', text: ui('search.danger'), tone: 'danger' },
    ...contactBlocks(request, 'emergency').slice(0, 1),
    ...contactBlocks(request, 'suicide-prevention').slice(0, 1),
  ];
}
