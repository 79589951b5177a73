import fc from 'fast-check';
import { ANSWER_NAMES } from '../../src/guide/answers';
import { placeIn } from '../../src/guide/guide';
import { formatPlace, type Place } from '../../src/guide/place';
import { example } from '../fakes/example';

const { guide } = example();
const { values, paths } = guide.places;

const anyPlace: fc.Arbitrary<Place> = fc.record({
  path: fc.constantFrom(...[...paths].filter((path) => path !== 'compare')),
  answers: fc.record(
    Object.fromEntries(ANSWER_NAMES.map((name) => [name, fc.constantFrom(...values[name])])),
    { requiredKeys: [] },
  ),
  list: fc.constant([]),
  danger: fc.constant(false),
  doubt: fc.constant(false),
});

describe('a place', () => {
  it('comes back the same from its text', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        expect(placeIn(guide, formatPlace(place))).toEqual(place);
      }),
    );
  });

  it.each([
    'start',
    'topic/bullying',
    'topic/sexual-harassment/violence',
    'route?topic=bullying&about=manager&want=talk',
    'compare?desks=manager,police',
    'search?about=manager&places=topic/bullying,manager&danger=yes',
    'search?places=topic/bullying&doubt=yes',
    'procedure/complaint/2',
  ])('%s is one', (text) => {
    expect(formatPlace(placeIn(guide, text) as Place)).toBe(text);
  });

  it.each([
    '',
    'START',
    'topic/nothing',
    'procedure/complaint/99',
    'route?',
    'route?topic=',
    'route?topic=bullying&topic=bullying',
    'route?about=nobody',
    'route?danger=yes',
    'compare',
    'compare?desks=',
    'compare?desks=manager,manager',
    'compare?desks=manager,nothing',
    'search?places=topic/bullying,https://elsewhere.example',
    'start?doubt=yes',
    'start?__proto__=x',
    `start?topic=${'x'.repeat(1000)}`,
    'start\n',
  ])('%j is none', (text) => {
    expect(placeIn(guide, text)).toBeUndefined();
  });

  it('is never found in arbitrary text, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => paths.has(text) || placeIn(guide, `x${text}`) === undefined),
    );
  });

  it('puts its query in the fixed order', () => {
    const place = placeIn(guide, 'route?where=nl&topic=bullying&who=affected') as Place;
    expect(formatPlace(place)).toBe('route?topic=bullying&who=affected&where=nl');
  });
});
