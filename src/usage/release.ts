/** From true counts to what may be published: noise on every cell, then nothing under thirty, then rounding. */

import { discreteLaplace, type Fraction, type Random } from './discrete-laplace';
import {
  type Cells,
  cellsAConversation,
  type Release,
  type Shown,
  TABLES,
  TOTAL,
  type YearCounts,
} from './tables';

/** What one conversation can change at most in one table: ε = 0.15. */
export const EPSILON_PER_TABLE: Fraction = { numerator: 3, denominator: 20 };
/** What one conversation can change at most in all tables and the quarter's total together: ε = 1.2. */
export const EPSILON_IN_ALL =
  ((TABLES.length + 1) * EPSILON_PER_TABLE.numerator) / EPSILON_PER_TABLE.denominator;
export const SHOWN_FROM = 30;
const ROUNDED_TO = 5;

/** Of how many cells of the table one conversation can be a part, to the noise for one cell, in conversations. */
export type Noise = (cellsAConversation: number) => number;

/** Draw it anew for each cell. */
export function drawNoise(cells = 1, random?: Random): number {
  const { numerator, denominator } = EPSILON_PER_TABLE;
  return discreteLaplace({ numerator, denominator: denominator * cells }, random);
}

/**
 * The tables of a year that is over. `cells` alone decides what is published and in which order: cells that were never
 * counted get noise like any other. To be called once a year: two releases of one year average the noise out.
 */
export function releaseYear(counts: YearCounts, cells: Cells, noise: Noise): Release {
  const tables: Release['tables'] = {};
  for (const table of TABLES) {
    const shown = cells[table].map((cell): [string, Shown] => [
      cell,
      show(counts.tables[table][cell] ?? 0, noise(cellsAConversation(table))),
    ]);
    tables[table] = Object.fromEntries(shown);
  }
  return { period: String(counts.year), tables };
}

/** The conversations of a quarter that is over, in a cell named after the quarter. Once a quarter, as above. */
export function releaseQuarter(year: number, quarter: string, count: number, noise: Noise): Release {
  return { period: `${year}-${quarter}`, tables: { [TOTAL]: { [quarter]: show(count, noise(1)) } } };
}

/** Noise comes first: whatever is done afterwards, without the true count, tells no more. */
function show(count: number, noise: number): Shown {
  const noised = count + noise;
  return noised < SHOWN_FROM ? undefined : Math.round(noised / ROUNDED_TO) * ROUNDED_TO;
}
