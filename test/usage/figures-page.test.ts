/** Published figures as a page: nothing hidden shines through, and every sentence is there and used. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TERMS } from '../../src/handoff/adviser/let-go';
import { cellsOf } from '../../src/usage/cells';
import { type Figures, figuresPage, reportPage } from '../../src/usage/figures-page';
import { releaseQuarter, releaseYear } from '../../src/usage/release';
import type { Release } from '../../src/usage/tables';
import { emptyYear } from '../../src/usage/year-counts';
import { adviceOf, ROOT } from '../fakes/example';

const ORGANISATIONS = ['example', 'bz', 'ezk-lnv'];
const YEAR = 2026;
const exact = () => 0;

function figures(
  organisation: string,
  quarters = [100, 29, 60, 40],
  outcome: Record<string, number> = {},
): Figures {
  const { guide } = adviceOf(organisation);
  const counts = emptyYear(YEAR);
  counts.tables.topic = { conduct: 120, money: 29, power: 1240 };
  counts.tables.outcome = outcome;
  const year = releaseYear(counts, cellsOf(guide, TERMS), exact);
  const total = quarters.map((count, i) => releaseQuarter(YEAR, String(i + 1), count, exact));
  return { guide, releases: [year, ...total] };
}

const worded = (given: Figures, language = 'nl', organisation = 'example') => {
  const page = reportPage(given, YEAR);
  if (!page) throw new Error('not published');
  return adviceOf(organisation).words.word(page, language);
};
const chartsOf = (page: ReturnType<typeof worded>) =>
  page.blocks.flatMap((block) => (block.type === 'chart' ? [block] : []));
const textOf = (page: ReturnType<typeof worded>) => JSON.stringify(page.blocks);

describe('a figure', () => {
  const [topics] = chartsOf(worded(figures('example')));

  it('comes with the most first', () => {
    expect(topics?.series.slice(0, 2).map(({ value }) => value)).toEqual([1240, 120]);
    expect(topics?.series[0]?.shown).toBe('1\u202f240');
  });

  it('under thirty has no value and no bar, whatever it was', () => {
    const hidden = topics?.series.slice(2) ?? [];
    expect(hidden.length).toBeGreaterThan(1);
    expect(new Set(hidden.map(({ value, shown }) => `${value} ${shown}`))).toEqual(new Set(['null < 30']));
  });

  it('that the guide of today does not know goes by the name it had', () => {
    const { guide, releases } = figures('example');
    const [year, ...rest] = releases as [Release, ...Release[]];
    const older = { ...year, tables: { ...year.tables, desk: { 'old-desk': 35, union: 30 } } };
    const desks = chartsOf(worded({ guide, releases: [older, ...rest] }))[1];
    expect(desks?.series.map(({ label }) => label)).toEqual(['old-desk', 'Vakbond']);
  });
});

describe('the total', () => {
  it('is of the quarters that are shown, and says when one is not', () => {
    expect(textOf(worded(figures('example')))).toMatch(/ongeveer 200 gesprekken in de 3 kwartalen/);
    expect(textOf(worded(figures('example', [100, 30, 60, 40])))).toMatch(/ongeveer 230 gesprekken/);
  });

  it('is not there when no quarter is shown', () => {
    expect(textOf(worded(figures('example', [29, 29, 29, 29])))).toMatch(/geen totaal/);
  });
});

it('is not there for a year that is not published', () => {
  expect(reportPage(figures('example'), YEAR + 1)).toBeUndefined();
});

it('shows a report no quarters: nobody is to read a trend in them', () => {
  const { guide, releases } = figures('example');
  const onStaffPage = adviceOf('example').words.word(figuresPage({ guide, releases }, 'figures', []), 'nl');
  expect(chartsOf(onStaffPage)).toHaveLength(chartsOf(worded({ guide, releases })).length + 1);
});

it('says on the staff page that there is nothing yet', () => {
  const { guide } = adviceOf('example');
  const page = figuresPage({ guide, releases: [] }, 'figures', []);
  expect(chartsOf(adviceOf('example').words.word(page, 'nl'))).toEqual([]);
  expect(JSON.stringify(page)).toContain('usage:none');
});

it.each(ORGANISATIONS)('is worded for %s in each of its languages without a hole', (organisation) => {
  for (const language of adviceOf(organisation).words.languages) {
    expect(textOf(worded(figures(organisation), language, organisation))).not.toMatch(/\{\{|\$t\(|usage:/);
  }
});

it('calls topics as the report of the organisation does', () => {
  const labels = (organisation: string) =>
    chartsOf(worded(figures(organisation), 'nl', organisation))[0]
      ?.series.map(({ label }) => label)
      .join();
  expect(labels('ezk-lnv')).toContain('Financiële belangen');
  expect(labels('bz')).toContain('Financiële schendingen');
});

it('has no sentence that nothing asks for', () => {
  const pages = [100, 29].flatMap((count) => {
    const given = figures('example', [count, count, 29, count]);
    return [given, figures('example', [count, count, count, count])].map((each) => reportPage(each, YEAR));
  });
  const asked = JSON.stringify([pages, figuresPage(figures('example'), 'figures', [])]);
  const command = readFileSync(join(ROOT, 'src', 'commands', 'report.ts'), 'utf8');
  const csv = readFileSync(join(ROOT, 'src', 'usage', 'report.ts'), 'utf8');
  const isUsed = (key: string) =>
    asked.includes(`"usage:${key}"`) ||
    command.includes(`'${key}'`) ||
    (key.startsWith('csv.') && csv.includes(`'${key.slice(4)}'`));
  const file = join(ROOT, 'locales', 'nl', 'usage.json');
  const keys = flatten(JSON.parse(readFileSync(file, 'utf8')));
  expect(keys.filter((key) => !isUsed(key))).toEqual(['none']);
});

function flatten(tree: Record<string, unknown>, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' || Array.isArray(value)
      ? [before + key]
      : flatten(value as Record<string, unknown>, `${before}${key}.`),
  );
}
