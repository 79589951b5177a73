import { targetButtons } from '../../src/drawing/numbered';
import { targetsOf } from '../../src/guide/page';
import { HARMLESS, pageSaying } from './page-saying';

const page = pageSaying(HARMLESS);
const { start, danger, language, back, choice, link, desk } = targetButtons(page);
const all = [start, danger, language, back, choice(0), choice(1), link(page.blocks.length - 1, 0)];

test('a button carries its number among all places that the page leads to', () => {
  const desks = [0, 1, 2].map(desk);
  expect([...all, ...desks]).toEqual(targetsOf(page).map((_, value) => ({ name: 'i', value })));
});

test('on a page whose buttons are named, a button carries its place', () => {
  const named = targetButtons(page, true);
  const first = [named.start, named.danger, named.language, named.back, named.choice(0), named.choice(1)];
  expect(first).toEqual(
    targetsOf(page)
      .slice(0, first.length)
      .map((value) => ({ name: 'to', value })),
  );
  expect(named.desk(2)).toEqual({ name: 'to', value: 'desk/three' });
});
