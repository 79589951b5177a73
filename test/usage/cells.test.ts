import { cellsOf, languageCell, positionCell, topicCell } from '../../src/usage/cells';
import { OUTCOMES, TABLES } from '../../src/usage/tables';
import { example } from '../fakes/example';

const { guide } = example();
const cells = cellsOf(guide, ['information', 'working-relations']);

it('has cells for every table, each once', () => {
  for (const table of TABLES) {
    expect(cells[table].length).toBeGreaterThan(1);
    expect(new Set(cells[table]).size).toBe(cells[table].length);
  }
  expect(cells.outcome).toEqual(OUTCOMES);
  expect(cells['adviser-topic']).toEqual(['information', 'working-relations']);
});

it('counts every desk that is here, and no other', () => {
  expect(cells.desk).toEqual(guide.organisation && [...guide.desks.keys()]);
});

it('finds a cell for every topic and subtopic', () => {
  for (const topic of guide.topics.keys()) expect(cells.topic).toContain(topicCell(guide, topic));
  expect(topicCell(guide, 'bullying/stalking')).toBe('conduct');
  expect(topicCell(guide, 'no-topic')).toBeUndefined();
});

it.each([
  ['posted', 'posted'],
  ['skip', 'not-said'],
  ['somebody', 'not-said'],
  [undefined, 'not-said'],
])('counts the position %s as %s', (answer, cell) => {
  expect(positionCell(answer)).toBe(cell);
  expect(cells.position).toContain(cell);
});

it.each([
  ['nl', 'nl'],
  ['en', 'en'],
  ['de', 'other'],
  ['', 'other'],
])('counts the language "%s" as %s', (language, cell) => {
  expect(languageCell(cells, language)).toBe(cell);
  expect(cells.language).toContain(cell);
});
