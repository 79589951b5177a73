import { distinctValues } from '../../src/commands/distinct-values';
import { checkAnswers } from '../../src/guide/answers';
import { distinctRoutes } from '../../src/guide/every-answer';
import type { Guide } from '../../src/guide/guide';
import { example, exampleContent } from '../fakes/example';

const { guide } = example();

function listsOf(searched: Guide): string[] {
  return distinctRoutes(searched).map((route) => {
    const query = Object.fromEntries(new URLSearchParams(route.split('?')[1]));
    const answers = checkAnswers(query, guide.places.values) ?? {};
    return guide.routing
      .desksFor(answers)
      .map(({ desk }) => desk)
      .join();
  });
}

it('finds every list of desks that all answers give', () => {
  const values = distinctValues(exampleContent(), guide.places.values);
  const found = listsOf({ ...guide, places: { ...guide.places, values } });
  expect(found.sort()).toEqual(listsOf(guide).sort());
});
