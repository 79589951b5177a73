/** Invented counts: they must look like a year, and be one to everything that comes after. */

import { TERMS } from '../../src/handoff/adviser/let-go';
import { cellsOf } from '../../src/usage/cells';
import { inventYear } from '../../src/usage/demonstration';
import { releaseYear } from '../../src/usage/release';
import { TABLES } from '../../src/usage/tables';
import { adviceOf } from '../fakes/example';

const cells = cellsOf(adviceOf('example').guide, TERMS);

it('fills every cell that there is, and no other', () => {
  const { tables } = inventYear(cells, 2026);
  for (const table of TABLES) expect(Object.keys(tables[table])).toEqual([...cells[table]]);
});

it('is the same every time: only chance makes two differ', () => {
  expect(inventYear(cells, 2026)).toEqual(inventYear(cells, 2026));
});

it('shows what is shown and what is not', () => {
  const { tables } = releaseYear(inventYear(cells, 2026), cells, () => 0);
  const values = Object.values(tables).flatMap((table) => Object.values(table));
  expect(values.filter((value) => value === undefined).length).toBeGreaterThan(10);
  expect(values.filter((value) => value !== undefined).length).toBeGreaterThan(10);
});
