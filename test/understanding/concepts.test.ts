import fc from 'fast-check';
import { readVocabulary } from '../../src/read-content';
import { conceptsIn, makeConcepts } from '../../src/understanding/concepts';
import { LANGUAGES } from '../../src/understanding/language';
import { normalWords } from '../../src/understanding/normal-words';
import { parseVocabulary } from '../../src/understanding/vocabulary';
import { ROOT } from '../fakes/example';

const NUMBERED = ['outsider', 'family', 'hidden'];
const concepts = makeConcepts(
  new Map([
    ['outsider', ['florist | caterer', '花店']],
    ['family', ['son. | mother in law | زوج']],
    ['hidden', ['behind my back | moth.']],
  ]),
  NUMBERED,
);
const meant = (text: string) =>
  [...conceptsIn(concepts, normalWords(text))].map((number) => NUMBERED[number]);

it.each([
  ['the FLORISTS were there', ['outsider']],
  ['my son works for the caterer', ['family', 'outsider']],
  ['a song', []],
  ['his mother in laws', ['family']],
  ['they laugh behind my back', ['hidden']],
  ['behind my old back', []],
  ['我在花店工作', ['outsider']],
  ['وزوجها هناك', ['family']],
  ['moths', []],
  ['', []],
])('%s', (text, wanted) => {
  expect(meant(text).sort()).toEqual([...wanted].sort());
});

it('finds nothing that is not a concept, and never throws, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      for (const number of conceptsIn(concepts, normalWords(text))) expect(NUMBERED[number]).toBeDefined();
    }),
  );
});

describe('the lists', () => {
  const vocabulary = readVocabulary(ROOT);
  const idsOf = (language: string) => [...parseVocabulary(vocabulary[`concepts/${language}`] ?? '').keys()];

  it.each(LANGUAGES)('in %s hold the same concepts', (language) => {
    expect(idsOf(language)).toEqual(idsOf('en'));
    expect(idsOf(language).length).toBeGreaterThan(100);
  });
});
