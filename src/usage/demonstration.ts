/** Invented counts, to show what a year looks like. The noise and everything after it are real. */

import { type Cells, QUARTERS, TABLES, type TableName, type YearCounts } from './tables';
import { emptyYear } from './year-counts';

/** About a thousand conversations. The largest cell of a table, and how each is next to the one before it. */
const SHAPES: Record<TableName, { largest: number; fall: number }> = {
  topic: { largest: 430, fall: 0.55 },
  desk: { largest: 240, fall: 0.85 },
  channel: { largest: 620, fall: 0.45 },
  language: { largest: 790, fall: 0.2 },
  position: { largest: 480, fall: 0.6 },
  outcome: { largest: 640, fall: 0.5 },
  'adviser-topic': { largest: 70, fall: 0.85 },
};
const QUARTER = [210, 265, 190, 330];

/** The same every time: only chance makes two demonstrations differ. */
export function inventYear(cells: Cells, year: number): YearCounts {
  const counts = emptyYear(year);
  for (const table of TABLES) {
    const { largest, fall } = SHAPES[table];
    for (const [i, cell] of cells[table].entries()) {
      counts.tables[table][cell] = Math.round(largest * fall ** i);
    }
  }
  for (const [i, quarter] of QUARTERS.entries()) counts.quarters[quarter] = QUARTER[i] ?? 0;
  return counts;
}
