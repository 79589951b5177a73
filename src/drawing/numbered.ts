/** The number of every button on a page, as `targetsOf` in the guide counts them. */

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
