import { checkTaught } from '../../src/check-taught';
import { checkVocabulary } from '../../src/understanding/check-vocabulary';
import { ROOT } from '../fakes/example';

const GOOD = {
  'sentences/en': '## topic/bullying\nthey laugh at me\n## none\nhow is the weather\n',
  'danger/en': '## danger\nhe hit me\n## looks like it but is not\nthis kills me\n## not\nI cry\n',
  'roles/en': '## role affected\nit happens to me\n## about manager\nmy boss\n',
  'concepts/en': '## boss\nmanager | chief\n',
};
const told = (changed: Record<string, string | undefined>) => {
  const files = Object.entries({ ...GOOD, ...changed }).filter(([, text]) => text !== undefined);
  const vocabulary = Object.fromEntries(files) as Record<string, string>;
  return checkVocabulary(vocabulary, ['en'], new Set(['topic/bullying'])).map(
    ({ file, heading, remedy }) => `${file}: ${heading}: ${remedy}`,
  );
};

it('says nothing when all is well, with any end of lines', () => {
  expect(told({})).toEqual([]);
  const windows = Object.entries(GOOD).map(([file, text]) => [
    file,
    `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  ]);
  expect(told(Object.fromEntries(windows))).toEqual([]);
});

it.each<[string, Record<string, string | undefined>, RegExp]>([
  ['a place that is not there', { 'sentences/en': '## topic/buling\nx y\n' }, /sentences\/en: topic\/buling/],
  ['a heading of danger in capitals', { 'danger/en': '## Danger\nx y\n' }, /danger\/en: Danger/],
  [
    'a heading without a space',
    { 'danger/en': `${GOOD['danger/en']}##danger\nx\n` },
    /##danger: write a heading/,
  ],
  ['an answer that is not there', { 'roles/en': '## about external-party\nx\n' }, /about external-party/],
  ['nothing below a heading', { 'roles/en': '## role affected\n\n## role manager\nx\n' }, /something below/],
  ['an empty file', { 'roles/en': '' }, /roles\/en: : write a heading and sentences/],
  ['a file that is missing', { 'danger/en': undefined }, /danger\/en: : write this file/],
  ['a language that is not known', { 'danger/xx': '## danger\nx\n' }, /danger\/xx: : this language/],
  ['a stem that is a sentence', { 'concepts/en': `## boss\n${'word '.repeat(9)}\n` }, /at most 8 words/],
])('names %s', (_, changed, line) => {
  expect(told(changed).join('\n')).toMatch(line);
});

it('finds nothing wrong in the vocabulary that is here', () => {
  expect(checkTaught(ROOT)).toEqual([]);
});
