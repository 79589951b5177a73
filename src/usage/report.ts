/** The yearly figures as lines for a spreadsheet; the report to read is made of the page (figures-page.ts). */

import type { Guide } from '../guide/guide';
import type { Text } from '../guide/page';
import { shownAs, tablesOf, usage } from './figure-tables';
import type { Release } from './tables';

/** So that a spreadsheet reads letters with accents. */
const MARK = '\ufeff';
const SEPARATOR = ';';

/**
 * One line a cell, under a head that says what a cell means. `release` is of a whole year; `invented`: what every line
 * begins with when the figures are not real.
 */
export function makeCsv(
  guide: Guide,
  release: Release,
  say: (text: Text) => string,
  invented?: string,
): string {
  const before = invented === undefined ? [] : [invented];
  const head = ['year', 'table', 'code', 'cell', 'unit', 'value'].map((column) =>
    say(usage(`csv.${column}`)),
  );
  const rows = tablesOf(guide, release).flatMap(({ id, title, unit, rows: cells }) =>
    cells.map(({ cell, label, value }) => [
      release.period,
      say(title),
      `${id}/${cell}`,
      say(label),
      say(unit),
      // Without a thin space: a spreadsheet must see a number.
      value === undefined ? say(shownAs(value)) : String(value),
    ]),
  );
  const lines = [head, ...rows].map((line) => [...before, ...line].map(quote).join(SEPARATOR));
  return `${MARK}${lines.join('\r\n')}\r\n`;
}

function quote(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}
