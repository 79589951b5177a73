/** Running counts by year: beginning them, laying them together, and letting go of what was published. */

import { formatPeriod, type Period } from './periods';
import { type Counts, TABLES, type YearCounts } from './tables';

export function emptyYear(year: number): YearCounts {
  return { year, tables: Object.fromEntries(TABLES.map((table) => [table, {}])) as Counts, quarters: {} };
}

/** Changes `counts`. */
export function increase(counts: Record<string, number>, cell: string, by = 1): void {
  counts[cell] = (counts[cell] ?? 0) + by;
}

/** Changes `sum`; the year of `more` does not matter. */
export function addYear(sum: YearCounts, more: YearCounts): void {
  for (const table of TABLES) addCells(sum.tables[table], more.tables[table]);
  addCells(sum.quarters, more.quarters);
}

function addCells(sum: Record<string, number>, more: Readonly<Record<string, number>> = {}): void {
  for (const [cell, count] of Object.entries(more)) increase(sum, cell, count);
}

/** Every quarter and year in which somebody could count, whether or not anybody did. */
export function periodsOf(years: readonly YearCounts[]): Period[] {
  return years.flatMap(({ year, quarters }) => [
    ...Object.keys(quarters).map((quarter) => ({ year, quarter })),
    { year },
  ]);
}

/** Without the periods that are published. `released`: as periods are written. */
export function withoutReleased(years: readonly YearCounts[], released: ReadonlySet<string>): YearCounts[] {
  return years.flatMap((counts) => {
    const { year } = counts;
    const isLeft = ([quarter]: [string, number]) => !released.has(formatPeriod({ year, quarter }));
    const quarters = Object.fromEntries(Object.entries(counts.quarters).filter(isLeft));
    if (!released.has(formatPeriod({ year }))) return [{ ...counts, quarters }];
    return Object.keys(quarters).length > 0 ? [{ ...emptyYear(year), quarters }] : [];
  });
}
