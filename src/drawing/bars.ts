/** How long the bars of a chart are, next to the longest. */

import type { Block } from '../guide/page';

export type Chart = Extract<Block<string>, { type: 'chart' }>;

/** From 0 to 1, in the order of the series; `undefined` where no value is known, so that nothing is drawn. */
export function barLengths({ series }: Chart): (number | undefined)[] {
  const most = Math.max(0, ...series.map(({ value }) => value ?? 0));
  return series.map(({ value }) => (value === null ? undefined : most === 0 ? 0 : Math.max(0, value) / most));
}
