import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { featuresOf } from '../../src/understanding/features';
import { normalWords } from '../../src/understanding/normal-words';
import { TEXT_MOST } from '../../src/understanding/understand';
import { example, ROOT } from '../fakes/example';

const { understand } = example();
const LONG = 64 * 1024;

const TEXTS: [string, string][] = [
  ['one letter without end', 'a'.repeat(LONG)],
  ['spaces', ' '.repeat(LONG)],
  ['combining signs', `a${'\u0301'.repeat(LONG)}`],
  ['lone surrogates', '\ud83d'.repeat(LONG)],
  ['emoji', '😀'.repeat(LONG / 2)],
  ['ligatures that grow', '\ufdfa'.repeat(LONG)],
  ['Chinese', '被欺负'.repeat(LONG / 3)],
  ['apostrophes', "'".repeat(LONG)],
  ['nothing', ''],
];
const isLong = ([, text]: [string, string]) => text.length > TEXT_MOST;

describe('understanding takes anything', () => {
  it.each(TEXTS)('%s', (_, text) => {
    expect(understand(text, 'nl').places.length).toBeLessThanOrEqual(5);
  });

  // So what a text may cost is bounded, however long it is.
  it.each(TEXTS.filter(isLong))('and reads only the beginning of %s', (_, text) => {
    const beginning = text.slice(0, TEXT_MOST);
    expect(understand(`${beginning} ik word gepest door mijn baas`, 'nl')).toEqual(
      understand(beginning, 'nl'),
    );
  });

  it('whatever the bytes and the hint', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.string(), (text, hint) => {
        const { language, places } = understand(text, hint);
        expect(language).toMatch(/^[a-z]{2}$/);
        expect(new Set(places.map(({ place }) => place)).size).toBe(places.length);
      }),
    );
  });

  it('with finite features only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect([...featuresOf(text).values].every((value) => value > 0 && value <= 1)).toBe(true);
      }),
    );
  });

  it('with regular expressions that cannot run away: no repetition of a repetition', () => {
    const folder = join(ROOT, 'src', 'understanding');
    const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const nested = sources.flatMap((source) => source.match(/[+*}]\)[+*{]/g) ?? []);
    expect(nested).toEqual([]);
  });
});

describe('words are the same', () => {
  it.each([
    ['with and without accents', 'geïntimideerd', 'geintimideerd'],
    ['in Turkish capitals', 'İŞYERİ', 'işyeri'],
    ['with and without Arabic vowel signs', 'مُدِير', 'مدير'],
    ['with either alef', 'أنا', 'انا'],
    ['in wide letters', 'ｈｅｌｐ', 'help'],
    ['with either apostrophe', 'collega’s', "collega's"],
  ])('%s', (_, one, other) => {
    expect(normalWords(one)).toEqual(normalWords(other));
  });
});
