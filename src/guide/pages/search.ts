/** What a typed question may mean: proposals in words, and always a way past them. The text itself is nowhere. */

import { placeIn, titleOf } from '../guide';
import type { Block, Choice, Page, Text } from '../page';
import { contactBlocks, preferPhone } from './desks';
import { carry, choose, makePage, type Request, ui } from './make-page';

export function searchPage(request: Request): Page {
  const { place } = request;
  const found = place.list.length > 0;
  const offered = place.doubt ? 'doubt' : 'intro';
  const proposed = proposals(request).slice(0, place.danger ? 4 : 5);
  // Each way once: what is proposed is not offered again below.
  const standing = [
    ...(place.danger ? [choose(request, 'danger', { weight: 'danger' })] : []),
    choose(request, 'topics', { label: ui('search.other') }),
    choose(request, 'handoff/start', { label: ui('start.talk') }),
  ].filter(({ place: way }) => !proposed.some((one) => one.place === way));
  return makePage(request, {
    kind: found ? 'choice' : 'notice',
    title: ui(found ? 'pages.search.title' : 'pages.search.nothing'),
    blocks: [
      ...(place.danger ? dangerFirst(request) : []),
      { type: 'paragraph', text: ui(`search.${found ? offered : 'nothing'}`) },
    ],
    choices: [...proposed, ...standing],
    sources: [],
  });
}

function proposals(request: Request): Choice<Text>[] {
  // Danger stands there already, and in red.
  const list = request.place.list.filter((path) => path !== 'danger' || !request.place.danger);
  return list.map((path) => ({
    label: titleOf(request.guide, path),
    place: carry(request, path),
  }));
}

/** Whom to call, and where to go with what cannot wait. */
function dangerFirst(request: Request): Block<Text>[] {
  const places = OTHER_HELP.filter((place) => placeIn(request.guide, place));
  const items = places.map((place) => ({
    label: titleOf(request.guide, place),
    place: carry(request, place),
  }));
  return [
    { type: 'paragraph', text: ui('search.danger'), tone: 'danger' },
    ...TO_CALL.flatMap((desk) => preferPhone(contactBlocks(request, desk)).slice(0, 1)),
    ...(items.length > 0 ? [{ type: 'links' as const, items }] : []),
  ];
}

const TO_CALL = ['emergency', 'suicide-prevention', 'sexual-assault-centre'];
const OTHER_HELP = ['desk/security-authority', 'danger/elsewhere'];
