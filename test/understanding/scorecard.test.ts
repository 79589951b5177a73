import { readQuestions, taughtQuestions } from '../../src/commands/understand-score';
import { placeIn } from '../../src/guide/guide';
import { readVocabulary } from '../../src/read-content';
import { nearDuplicates } from '../../src/understanding/near-duplicates';
import { fallen, type Question, score } from '../../src/understanding/scorecard';
import { lessonsOf } from '../../src/understanding/train-model';
import { example, ROOT } from '../fakes/example';

const questions = readQuestions(ROOT);
const vocabulary = readVocabulary(ROOT);
const { guide } = example();

describe.each([...questions])('the questions that measure %s', (language, asked) => {
  it('taught nothing', () => {
    expect(taughtQuestions(lessonsOf(vocabulary, language, new Set()), asked)).toEqual([]);
  });

  it('want places that are there', () => {
    const wanted = new Set(asked.flatMap(({ place }) => place));
    expect([...wanted].filter((place) => place !== 'none' && !placeIn(guide, place))).toEqual([]);
  });
});

describe('a score', () => {
  const ask = (text: string, place: string): Question => ({ text, place, group: 'ordinary', danger: false });
  const answer = { language: 'nl', places: [{ place: 'a', score: 0.5 }], danger: false, understood: true };
  const { figures, confusions } = score(
    () => answer,
    'nl',
    'en',
    [ask('x', 'a'), ask('y', 'b')],
    () => 0,
  );

  it('tells what is right, what is mistaken and how sure it was', () => {
    expect(figures).toMatchObject({ 'top 1': 50, 'top 3': 50, danger: 100, calibration: 0, language: 100 });
    expect(confusions).toEqual([['b → a', 1]]);
  });

  it('fell when it is more than half a point worse, in either direction', () => {
    const before = { 'top 1': 90, 'top 3': 95, 'false alarms': 10 };
    expect(fallen(before, { 'top 1': 89.6, 'top 3': 94, 'false alarms': 11 })).toEqual([
      'top 3: 95 → 94',
      'false alarms: 10 → 11',
    ]);
  });
});

it('a question with other endings is nearly the same; another question is not', () => {
  const taught = ['mijn baas schreeuwt elke dag tegen mij', 'wie leest dit eigenlijk'];
  expect(nearDuplicates(taught, ['mijn bazin schreeuwt elke dag tegen mij'])).toHaveLength(1);
});
