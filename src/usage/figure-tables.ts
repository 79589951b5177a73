/** Published figures as tables with headings: what each is called, what it counts, and what it does not say. */

import type { Guide } from '../guide/guide';
import type { Text } from '../guide/page';
import { type OutcomeName, QUARTERS, type Release, type Shown, type TableName, TOTAL } from './tables';

export interface FigureRow {
  cell: string;
  label: Text;
  value: Shown;
}

export interface FigureTable {
  id: string;
  title: Text;
  /** Of what there are so many. */
  unit: Text;
  /** May hold several sentences. */
  note: Text;
  /** The most first; what is not shown last. */
  rows: FigureRow[];
}

type LabelOf = (guide: Guide, cell: string) => Text | undefined;

interface Part {
  id: string;
  table: TableName;
  labelOf: LabelOf;
  cells?: readonly OutcomeName[];
}

const own =
  (part: string): LabelOf =>
  (_, cell) =>
    usage(`cells.${part}.${cell}`);

/** In the order of the report: first what people looked for, then what they did not find, then who they were. */
const PARTS: readonly Part[] = [
  {
    id: 'topic',
    table: 'topic',
    labelOf: ({ groups }, cell) =>
      groups.some(({ id }) => id === cell) ? usage(`cells.topic.${cell}`) : undefined,
  },
  {
    id: 'desk',
    table: 'desk',
    labelOf: ({ desks }, cell) => (desks.has(cell) ? { key: `desks:${cell}.title` } : undefined),
  },
  {
    id: 'need',
    table: 'outcome',
    labelOf: own('outcome'),
    cells: ['desk-found', 'nothing-fitted', 'language-missing'],
  },
  {
    id: 'answered',
    table: 'outcome',
    labelOf: own('outcome'),
    cells: ['answered-in-time', 'not-answered-in-time'],
  },
  { id: 'adviser-topic', table: 'adviser-topic', labelOf: (_, cell) => ({ key: `staff:terms.${cell}` }) },
  { id: 'position', table: 'position', labelOf: own('position') },
  { id: 'channel', table: 'channel', labelOf: own('channel') },
  { id: 'language', table: 'language', labelOf: own('language') },
];

export function usage(key: string, values?: Text['with']): Text {
  return { key: `usage:${key}`, ...(values && { with: values }) };
}

/** `release`: of a whole year. */
export function tablesOf(guide: Guide, release: Release): FigureTable[] {
  return PARTS.map(({ id, table, labelOf, cells }) => {
    const published = Object.entries(release.tables[table] ?? {});
    const kept = cells ? published.filter(([cell]) => cells.some((name) => name === cell)) : published;
    const rows = kept.map(([cell, value]) => ({
      cell,
      // What the guide of today does not know goes by the name it had.
      label: labelOf(guide, cell) ?? usage('shown.value', { value: cell }),
      value,
    }));
    return { ...headed(id), rows: rows.sort((one, other) => (other.value ?? 0) - (one.value ?? 0)) };
  });
}

/** The conversations of each quarter that is published, in the order of the year. */
export function quarterTable(releases: readonly Release[], year: number): FigureTable {
  const rows = QUARTERS.flatMap((quarter) => {
    const release = releases.find(({ period }) => period === `${year}-${quarter}`);
    if (!release) return [];
    const value = release.tables[TOTAL]?.[quarter];
    return [{ cell: quarter, label: usage('quarter', { quarter }), value }];
  });
  return { ...headed('quarter'), rows };
}

/** Only of cells that are shown; `undefined` when none is. */
export function sumOfShown({ rows }: FigureTable): Shown {
  const shown = rows.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return shown.length === 0 ? undefined : shown.reduce((sum, value) => sum + value, 0);
}

/** A figure as people read it. */
export function shownAs(value: Shown): Text {
  return value === undefined ? usage('shown.hidden') : usage('shown.value', { value: numeral(value) });
}

function headed(id: string): Omit<FigureTable, 'rows'> {
  return {
    id,
    title: usage(`tables.${id}.title`),
    unit: usage(`tables.${id}.unit`),
    note: usage(`tables.${id}.note`),
  };
}

/** A thin space between thousands reads the same in every language. */
function numeral(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}
