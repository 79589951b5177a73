/** The running counts of this process, in memory. A conversation counts at most once in each table. */

import { randomInt } from 'node:crypto';
import { languageCell } from './cells';
import { quarterAt } from './periods';
import { makeReplays } from './replays';
import { type Cells, TABLES, type TableName, type YearCounts } from './tables';
import { addYear, emptyYear, increase, withoutReleased } from './year-counts';

/** Of the 32 bits of a mark the low ones say what was counted, the high ones are a random number. */
const BITS = 8;
const TOTAL_BIT = BITS - 1;
const NUMBERS = 2 ** 24;
const MARKS = 2 ** 32;

/** What a conversation carries in its seal. Of a mark that could not be read, or 0, nothing is counted. */
export type Mark = number;

export interface Tally {
  /** Counts a new conversation, its channel and its language (BCP 47). */
  begin(channel: string, language: string): Mark;
  /** What the conversation carries from now on. A cell that is not in the table is not counted. */
  count(table: TableName, cell: string, mark: Mark): Mark;
  /** For what is no conversation’s; the caller sees to it that it happens once. */
  countOnce(table: TableName, cell: string): void;
  /** A copy, by year. The present quarter is always in it. */
  years(): YearCounts[];
  /** What was counted before, by an earlier process. */
  add(years: readonly YearCounts[]): void;
  /** Lets go of published periods; `false` when there was nothing of them. */
  drop(released: ReadonlySet<string>): boolean;
}

/** `now` in milliseconds; `draw` gives a whole number under 2^24 that cannot be foreseen. */
export function makeTally(cells: Cells, now: () => number, draw = () => randomInt(NUMBERS)): Tally {
  let years: YearCounts[] = [];
  const isFirst = makeReplays(now);

  const of = (year: number) => {
    const found = years.find((counts) => counts.year === year);
    if (found) return found;
    const begun = emptyYear(year);
    years.push(begun);
    return begun;
  };
  /** Enters the present quarter, counted or not: whether a period is there may tell nothing about visits. */
  const present = () => {
    const { year, quarter } = quarterAt(now());
    const counts = of(year);
    increase(counts.quarters, quarter, 0);
    return { counts, quarter };
  };
  const countOnce = (table: TableName, cell: string) => {
    const { counts } = present();
    if (cells[table].includes(cell)) increase(counts.tables[table], cell);
  };
  const count = (table: TableName, cell: string, mark: Mark): Mark => {
    const bit = 1 << TABLES.indexOf(table);
    if (!isBegun(mark) || mark & bit || !cells[table].includes(cell)) return mark;
    const next = (mark | bit) >>> 0;
    // Which number and which table, in 32 bits: the mark as if nothing else had been counted.
    if (isFirst(((mark & ~0xff) | bit) >>> 0)) countOnce(table, cell);
    return next;
  };

  present();
  return {
    begin(channel, language) {
      const { counts, quarter } = present();
      increase(counts.quarters, quarter);
      const mark = ((draw() << BITS) | (1 << TOTAL_BIT)) >>> 0;
      return count('language', languageCell(cells, language), count('channel', channel, mark));
    },
    count,
    countOnce,
    years() {
      present();
      return structuredClone(years);
    },
    add(more) {
      for (const counts of more) addYear(of(counts.year), counts);
    },
    drop(released) {
      const before = JSON.stringify(years);
      years = withoutReleased(years, released);
      return JSON.stringify(years) !== before;
    },
  };
}

function isBegun(mark: Mark): boolean {
  return Number.isInteger(mark) && mark >= 0 && mark < MARKS && (mark & (1 << TOTAL_BIT)) !== 0;
}
