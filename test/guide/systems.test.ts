/** Everything the source documents name is shown somewhere, or has a reason why not. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { placeIn } from '../../src/guide/guide';
import { pageAt } from '../../src/guide/page-at';
import type { Place } from '../../src/guide/place';
import { adviceOf, ROOT, TODAY } from '../fakes/example';

interface Shown {
  place: string;
  organisation: string;
  says: string;
}

const read = <T>(file: string): Record<string, T> => parse(readFileSync(join(ROOT, 'content', file), 'utf8'));
const shown = read<Shown>('systems.yaml');
const hidden = read<string>('not-shown.yaml');

/** Rows of the list of systems that must be reachable: with use D, H, P, I, N, A or X. */
const ROWS = 149;
const HIDDEN_MOST = 24;

it(`accounts for all ${ROWS} rows, once each`, () => {
  const rows = [...Object.keys(shown), ...Object.keys(hidden)];
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.length).toBe(ROWS);
  expect(rows.every((row) => /^S-\d{3}$/.test(row))).toBe(true);
});

it('leaves out few, each with a reason', () => {
  expect(Object.keys(hidden).length).toBeLessThanOrEqual(HIDDEN_MOST);
  for (const reason of Object.values(hidden)) expect(reason.length).toBeGreaterThan(20);
});

it.each(Object.entries(shown))('%s stands on its page, by name', (_row, { place, organisation, says }) => {
  const { guide, words } = adviceOf(organisation);
  const at = placeIn(guide, place);
  expect(at).toBeDefined();
  const page = words.word(pageAt(guide, at as Place, TODAY), 'nl');
  expect(JSON.stringify(page).toLowerCase()).toContain(says.toLowerCase());
});
