/** The lines for a spreadsheet. */

import { makeCsv } from '../../src/usage/report';
import type { Release } from '../../src/usage/tables';
import { adviceOf } from '../fakes/example';

const { guide, words } = adviceOf('example');
const say = (language: string) => (text: Parameters<typeof words.say>[0]) =>
  words.say(text, language).join(' ');
const RELEASE: Release = {
  period: '2026',
  tables: {
    topic: { conduct: 1240, money: undefined },
    language: { nl: 35, en: 30 },
    desk: { 'the "old" desk': 30 },
  },
};
const linesOf = (csv: string) => csv.replace('\ufeff', '').trim().split('\r\n');

it('is one line a cell, under a head that says what a cell means', () => {
  const [head, ...lines] = linesOf(makeCsv(guide, RELEASE, say('en')));
  expect(head).toMatch(/rounded to 5.*< 30.*not people/);
  expect(lines[0]).toBe(
    '"2026";"Topics";"topic/conduct";"How people treat each other";"conversations";"1240"',
  );
  expect(new Set([head, ...lines].map((line) => line?.match(/"(?:[^"]|"")*"/g)?.length))).toEqual(
    new Set([6]),
  );
});

it('has no number where none is shown', () => {
  const hidden = linesOf(makeCsv(guide, RELEASE, say('nl'))).find((line) => line.includes('topic/money'));
  expect(hidden).toMatch(/;"< 30"$/);
});

it('says on every line, the head too, that figures are invented', () => {
  const lines = linesOf(makeCsv(guide, RELEASE, say('nl'), 'Verzonnen'));
  expect(lines.filter((line) => !line.startsWith('"Verzonnen";'))).toEqual([]);
});

it('opens as letters with accents in a spreadsheet', () => {
  expect(makeCsv(guide, RELEASE, say('nl')).startsWith('\ufeff')).toBe(true);
});
