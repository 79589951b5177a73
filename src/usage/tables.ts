/** What is counted: one-way tables for the whole organisation, a year each, and one number a quarter. Never crossed. */

/** Of how many cells of this table one conversation can be a part. */
export function cellsAConversation(table: TableName): number {
  return table === 'outcome' ? 2 : 1;
}

/** In this order: a table's place is its bit in the seal of a conversation. */
export const TABLES = [
  'topic',
  'desk',
  'channel',
  'language',
  'position',
  'outcome',
  'adviser-topic',
] as const;
export type TableName = (typeof TABLES)[number];

/** Counted when a conversation begins, as the eighth bit. */
export const TOTAL = 'total';
export const QUARTERS = ['1', '2', '3', '4'] as const;

/**
 * A conversation ends in at most one of the first three, and a hand-off in at most one of the last two: together they
 * are the hand-offs that were asked. So one conversation can be in two cells, and this table gets twice the noise.
 */
export const OUTCOMES = [
  'desk-found',
  'nothing-fitted',
  'language-missing',
  'answered-in-time',
  'not-answered-in-time',
] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

/** The cells of each table, in a fixed order: nothing else is ever counted. */
export type Cells = Readonly<Record<TableName, readonly string[]>>;

/** How often, by table and cell; a cell that is absent was counted nought times. */
export type Counts = Record<TableName, Record<string, number>>;

/** One year's running counts. `quarters`: conversations, by the number of the quarter. */
export interface YearCounts {
  year: number;
  tables: Counts;
  quarters: Record<string, number>;
}

/** A published cell: a multiple of five from thirty up, or `undefined`: under thirty. */
export type Shown = number | undefined;

/** What was published of a period, once and for good: `2026`, or `2026-3` for a quarter. */
export interface Release {
  period: string;
  /** A quarter has only `total`. */
  tables: Partial<Record<TableName | typeof TOTAL, Record<string, Shown>>>;
}
