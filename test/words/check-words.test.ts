import { checkReasons, checkUnused, checkWords } from '../../src/words/check-words';

const told = (nl: Record<string, unknown>, en: Record<string, unknown> = nl) =>
  checkWords({ nl: { topics: nl }, en: { topics: en } }, ['nl', 'en']).map(
    ({ file, key, remedy }) => `${file}: ${key}: ${remedy}`,
  );

describe('the check of sentences', () => {
  it('is silent about short plain sentences', () => {
    expect(told({ a: { title: 'Je kunt praten.' } })).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['a long sentence', `${'woord '.repeat(26)}.`, /cut the sentence of 2\d words/],
    ['long sentences on average', `${'woord '.repeat(18)}.`, /make the sentences shorter/],
    ['a mobile number', 'Bel 06 12345678.', /mobile number/],
    ['an exclamation mark', 'Goed zo!', /remove "!"/],
    ['officialese', 'U dient zich te melden. Indien nodig.', /write "als"/],
    ['a label for a person', 'Het slachtoffer belt.', /do not label a person/],
  ])('names %s', (_, sentence, message) => {
    expect(told({ a: sentence }).join('\n')).toMatch(message);
  });

  it('names a sentence that a language lacks, in both directions', () => {
    expect(told({ a: 'Een.' }, { b: 'One.' })).toEqual([
      'locales/en/topics.json: a: write this sentence; nl has it',
      'locales/nl/topics.json: b: write this sentence; en has it',
    ]);
  });

  it('names a slot that a language lacks', () => {
    expect(told({ a: 'Over {{topic}}.' }, { a: 'About it.' }).join()).toMatch(/use the same slots as nl/);
  });

  it('names a reason that does not name its answer', () => {
    const rules = [{ id: 'talk', when: { want: ['talk'] }, unless: {}, desks: ['x'] }];
    const locale = (reason: string) => ({ nl: { routes: { rules: { talk: reason } } } });
    expect(checkReasons(rules, locale('Je wilt {{want}}.'), ['nl'])).toEqual([]);
    expect(checkReasons(rules, locale('Daarom.'), ['nl'])).toHaveLength(1);
  });

  it('names a sentence that no page uses', () => {
    const locales = { nl: { topics: { a: { title: 'A', list: ['x', 'y'] }, b: 'B' } } };
    const unused = checkUnused(locales, 'nl', new Set(['topics:a.title', 'topics:a.list']));
    expect(unused.map(({ key }) => key)).toEqual(['b']);
  });
});
