import { makeRespond } from '../../src/conversation/respond';
import { loadGuide } from '../../src/load-guide';
import { cellsOf } from '../../src/usage/cells';
import { makeNotePage, NEVER } from '../../src/usage/note-page';
import type { TableName } from '../../src/usage/tables';
import { makeTally, type Tally } from '../../src/usage/tally';
import { ROOT } from '../fakes/example';

const { guide, understand } = loadGuide(ROOT, 'example');
const respond = makeRespond({ guide, understand, today: () => '2026-11-22' });
const group = guide.groups[0];
const [topic = ''] = group?.topics ?? [];

let tally: Tally;
/** Walks these places in one conversation; gives what was counted in a table. */
function walk(places: readonly string[], table: TableName, mark = 0): Record<string, number> {
  tally = makeTally(cellsOf(guide, ['done']), () => Date.parse('2026-11-22T12:00:00Z'));
  const note = makeNotePage(tally, guide);
  let next = mark;
  for (const place of places) {
    const reply = respond({ place, language: 'nl' });
    const { page, place: at, language, missingLanguage } = reply;
    const isLanguageMissing = missingLanguage !== undefined;
    next = note(next, { channel: 'web', language, place: at, page, isLanguageMissing });
  }
  return tally.years()[0]?.tables[table] ?? {};
}
const total = () => Object.values(tally.years()[0]?.quarters ?? {}).reduce((sum, one) => sum + one, 0);

it('counts one conversation, however many pages it has', () => {
  expect(walk(['topics', `topic/${topic}`, `route?topic=${topic}&about=manager`], 'topic')).toEqual({
    [group?.id ?? '']: 1,
  });
  expect(total()).toBe(1);
});

it('counts the first desk that was opened, and no more', () => {
  expect(walk(['card', 'desk/confidential-adviser', 'desk/integrity-desk'], 'desk')).toEqual({
    'confidential-adviser': 1,
  });
});

it.each([
  ['a desk was found', [`route?topic=${topic}&about=manager`], { 'desk-found': 1 }],
  ['nothing fitted', ['search'], { 'nothing-fitted': 1 }],
  ['nothing yet', ['topics'], {}],
])('counts that %s', (_, places, outcome) => {
  expect(walk(places, 'outcome')).toEqual(outcome);
});

it.each([
  ['trainee', { trainee: 1 }],
  ['skip', { 'not-said': 1 }],
])('counts the position %s as it was answered', (answer, counted) => {
  expect(walk([`route?topic=${topic}&position=${answer}`], 'position')).toEqual(counted);
});

it('counts nothing of what it cannot read', () => {
  expect(walk([`topic/${topic}`, 'desk/integrity-desk'], 'desk', NEVER)).toEqual({});
  expect(total()).toBe(0);
});
