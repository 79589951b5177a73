/** What every button on a page sends of where it leads, and what is drawn last. */

import { targetsOf, type WordedPage } from '../guide/page';

/** `i`: the number among `targetsOf` in the guide; `to`: the place itself. */
export type Target =
  | { readonly name: 'i'; readonly value: number }
  | { readonly name: 'to'; readonly value: string };

export interface Targets {
  start: Target;
  danger: Target;
  language: Target;
  back: Target;
  choice(index: number): Target;
  /** `block`: the index of the links block among all blocks; `item`: the index in it. */
  link(block: number, item: number): Target;
  desk(index: number): Target;
}

const FIRST_CHOICE = 4;

/** `named`: by place, because what stands on the page may be another by the time somebody chooses. */
export function targetButtons(page: WordedPage, named = false): Targets {
  const places = targetsOf(page);
  const target = (i: number): Target =>
    named ? { name: 'to', value: places[i] ?? page.navigation.start } : { name: 'i', value: i };
  const links: number[] = [];
  let next = FIRST_CHOICE + page.choices.length;
  for (const block of page.blocks) {
    links.push(next);
    if (block.type === 'links') next += block.items.length;
  }
  const firstDesk = next;
  return {
    start: target(0),
    danger: target(1),
    language: target(2),
    back: target(3),
    choice: (index) => target(FIRST_CHOICE + index),
    link: (block, item) => target((links[block] ?? 0) + item),
    desk: (index) => target(firstDesk + index),
  };
}

/** The first block that is drawn after the choices: on a route, the question that only refines the list. */
export function refineFrom(page: WordedPage): number {
  const links = page.kind === 'route' ? page.blocks.findIndex((block) => block.type === 'links') : -1;
  return links >= 0 ? links : page.blocks.length;
}
