/** The number of every button on a page, as `targetsOf` in the guide counts them, and what is drawn last. */

import type { WordedPage } from '../guide/page';

export const BUTTON = { start: 0, danger: 1, language: 2, back: 3 } as const;
const FIRST_CHOICE = 4;

export interface Numbers {
  choice(index: number): number;
  /** `block`: the index of the links block among all blocks; `item`: the index in it. */
  link(block: number, item: number): number;
  desk(index: number): number;
}

export function numberButtons(page: WordedPage): Numbers {
  const links: number[] = [];
  let next = FIRST_CHOICE + page.choices.length;
  for (const block of page.blocks) {
    links.push(next);
    if (block.type === 'links') next += block.items.length;
  }
  const firstDesk = next;
  return {
    choice: (index) => FIRST_CHOICE + index,
    link: (block, item) => (links[block] ?? 0) + item,
    desk: (index) => firstDesk + index,
  };
}

/** The first block that is drawn after the choices: on a route, the question that only refines the list. */
export function refineFrom(page: WordedPage): number {
  const links = page.kind === 'route' ? page.blocks.findIndex((block) => block.type === 'links') : -1;
  return links >= 0 ? links : page.blocks.length;
}
