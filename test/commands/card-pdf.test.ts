import { printCards } from '../../src/commands/card-pdf';
import { example, ROOT, TODAY } from '../fakes/example';

/** A PDF of Chromium names each page in the clear. */
const PAGE = /\/Type\s*\/Page\b/g;
/** Points a page of A4 measures. */
const A4 = /\/MediaBox \[0 0 59[45]\S* 84[12]\S*\]/;
const { languages } = example().words;
const settings = { organisation: 'example', publicUrl: 'https://wegwijzer.ministerie.example', today: TODAY };

let cards: Map<string, Buffer>;
beforeAll(async () => {
  cards = await printCards(ROOT, settings);
});

it('prints a card in every language', () => {
  expect([...cards.keys()]).toEqual(languages);
});

it.each(languages)('is one sheet of A4 in %s, readable by a screen reader', (language) => {
  const pdf = cards.get(language)?.toString('latin1') ?? '';
  expect(pdf.match(PAGE)).toHaveLength(1);
  expect(pdf).toMatch(A4);
  expect(pdf).toContain(`/Lang (${language})`);
  expect(pdf).toMatch(/\/Marked true/);
});
