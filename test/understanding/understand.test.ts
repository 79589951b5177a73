import fc from 'fast-check';
import { placeIn } from '../../src/guide/guide';
import { example } from '../fakes/example';

const { understand, guide } = example();
const best = (text: string, most = 3) =>
  understand(text, 'nl')
    .places.slice(0, most)
    .map(({ place }) => place);

describe('a typed question', () => {
  it.each([
    [
      'mijn leidinggevende maakt steeds opmerkingen over mijn afkomst, waar kan ik heen?',
      'topic/discrimination/racism',
    ],
    ['ik word gepest door mijn collega’s', 'topic/bullying'],
    ['my boss keeps touching me', 'topic/sexual-harassment'],
    ['Mijn baas bestelt steeds bij het bedrijf van zijn vrouw', 'topic/conflict-of-interest'],
    ['how long do I have to file a complaint', 'procedure/complaint'],
    ['wie leest dit', 'about'],
  ])('%s proposes %s', (text, place) => {
    expect(best(text)).toContain(place);
  });

  it.each([
    ['mijn leidinggevende maakt opmerkingen', 'manager'],
    ['my line manager shouts', 'manager'],
    ['een collega roddelt over mij', 'colleague'],
  ])('%s is about the %s', (text, about) => {
    expect(understand(text, 'nl').about).toBe(about);
  });

  it.each([
    ['nl', 'Ik weet niet meer wat ik moet doen'],
    ['en', 'I do not know what to do any more'],
  ])('is heard in %s whatever the hint', (language, text) => {
    expect(understand(text, 'nl').language).toBe(language);
    expect(understand(text, 'en').language).toBe(language);
  });

  it.each([
    ['fraude', 'nl', 'nl'],
    ['imdat', 'tr', 'tr'],
    ['bullied', 'nl', 'en'],
    ['gepest worden', 'en', 'nl'],
  ])('the few words “%s” with the hint %s are %s', (text, hint, language) => {
    expect(understand(text, hint).language).toBe(language);
  });

  it.each(['I want to die', 'hij bedreigt mij met een mes', 'ik ben verkracht'])(
    '%s tells of danger',
    (text) => {
      expect(understand(text, 'nl').danger).toBe(true);
    },
  );

  it.each([
    ['I will kill myself lol', 'en'],
    ['ik pleeg zelfmoord haha', 'nl'],
    ['vou me matar kkk', 'pt'],
    ['je me pends lol', 'fr'],
  ])('“%s” is no joke', (text, hint) => {
    expect(understand(text, hint).danger).toBe(true);
  });

  it('that is not for Wegwijzer is not understood', () => {
    expect(understand('hoeveel vakantiedagen heb ik nog', 'nl').understood).toBe(false);
    expect(understand('wat eten we vandaag in de kantine', 'nl')).toMatchObject({
      understood: false,
      places: [],
    });
  });

  it.each(['', '   ', '😀😀', '؟؟'])('%j gives the language of the hint and no places', (text) => {
    expect(understand(text, 'en')).toEqual({ language: 'en', places: [], danger: false, understood: false });
  });

  it('gives at most five places of this guide, best first, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const { places } = understand(text, 'nl');
        const scores = places.map(({ score }) => score);
        expect(places.length).toBeLessThanOrEqual(5);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        for (const { place, score } of places) {
          expect(placeIn(guide, place)).toBeDefined();
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
