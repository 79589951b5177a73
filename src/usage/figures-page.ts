/** Published figures as a page: the same blocks on the staff pages and in the yearly report. */

import type { Guide } from '../guide/guide';
import type { Block, Choice, Page, Text } from '../guide/page';
import { type FigureTable, quarterTable, shownAs, sumOfShown, tablesOf, usage } from './figure-tables';
import type { Release } from './tables';

/** What a reader must know, each a question with its answer. */
const METHOD = [
  'not',
  'conversation',
  'hidden',
  'chance',
  'rounded',
  'apart',
  'beside',
  'guess',
  'true',
] as const;

export interface Figures {
  guide: Guide;
  /** Everything published, in any order. */
  releases: readonly Release[];
}

/** The years of which the tables are published, the latest first. */
export function yearsIn(releases: readonly Release[]): number[] {
  const years = releases.map(({ period }) => period).filter((period) => /^\d{4}$/.test(period));
  return years.map(Number).sort((one, other) => other - one);
}

/** For the staff pages, at `place`; `choices` are the ways on from there. Without a year that is published it says so. */
export function figuresPage(figures: Figures, place: string, choices: Choice<Text>[]): Page {
  const { releases } = figures;
  const [year] = yearsIn(releases);
  const quarters = quarterTable(releases, latestYear(releases) ?? 0);
  const blocks: Block<Text>[] =
    year === undefined
      ? [{ type: 'paragraph', text: usage('none') }, ...chartOf(quarters), method()]
      : [...reportBlocks(figures, year), ...chartOf(quarters)];
  return pageWith(place, usage('title'), blocks, choices);
}

/** For the yearly report; `undefined` while the year is not published. */
export function reportPage(figures: Figures, year: number): Page | undefined {
  if (!yearsIn(figures.releases).includes(year)) return undefined;
  return pageWith(`report/${year}`, usage('title'), reportBlocks(figures, year), []);
}

function reportBlocks({ guide, releases }: Figures, year: number): Block<Text>[] {
  const release = releases.find(({ period }) => period === String(year));
  return [
    { type: 'paragraph', text: usage('lead', { year }) },
    { type: 'paragraph', text: totalOf(quarterTable(releases, year), year) },
    method(),
    ...(release ? tablesOf(guide, release).flatMap(chartOf) : []),
  ];
}

function totalOf(quarters: FigureTable, year: number): Text {
  const sum = sumOfShown(quarters);
  const shown = quarters.rows.filter(({ value }) => value !== undefined).length;
  if (sum === undefined) return usage('total.none', { year });
  const value = shownAs(sum);
  return shown === 4 ? usage('total.all', { year, value }) : usage('total.some', { year, value, shown });
}

function method(): Block<Text> {
  return {
    type: 'facts',
    items: METHOD.map((id) => ({ label: usage(`method.${id}.asks`), value: usage(`method.${id}.says`) })),
  };
}

function chartOf({ title, unit, note, rows }: FigureTable): Block<Text>[] {
  if (rows.length === 0) return [];
  const series = rows.map(({ label, value }) => ({ label, value: value ?? null, shown: shownAs(value) }));
  return [
    { type: 'chart', caption: title, unit, series },
    { type: 'paragraph', text: note, tone: 'quiet' },
  ];
}

function latestYear(releases: readonly Release[]): number | undefined {
  const years = releases.map(({ period }) => Number(period.slice(0, 4)));
  return years.length === 0 ? undefined : Math.max(...years);
}

function pageWith(place: string, title: Text, blocks: Block<Text>[], choices: Choice<Text>[]): Page {
  return {
    place,
    kind: 'figures',
    title,
    blocks,
    choices,
    navigation: { start: 'start', danger: 'danger', language: 'language' },
    sources: [],
  };
}
