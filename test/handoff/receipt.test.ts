import { randomBytes } from 'node:crypto';
import { caseIdOf, makeReceipt, parseReceipt, toDigits, toWords } from '../../src/handoff/receipt';

/** 4,096 made-up words each; the second list also has the words of the first up to number 9, in other places. */
const word = (number: number) => [...number.toString(16).padStart(3, '0')].map(letter).join('');
const letter = (digit: string) => 'bcdfghjklmnpqrst'[Number.parseInt(digit, 16)] ?? '';
const one = Array.from({ length: 4096 }, (_, i) => `a${word(i)}`);
const other = Array.from({ length: 4096 }, (_, i) => (i < 10 ? `a${word(9 - i)}` : `o${word(i)}`));
const lists = [one, other];

const receipt = makeReceipt();
const found = (text: string) => parseReceipt(text, lists).map((bytes) => Buffer.from(bytes).toString('hex'));
const itself = [Buffer.from(receipt).toString('hex')];

describe('a receipt', () => {
  it('has 72 bits, from a source of randomness that may be given', () => {
    expect(receipt).toHaveLength(9);
    expect(makeReceipt((bytes) => Buffer.alloc(bytes, 5))).toEqual(Buffer.alloc(9, 5));
  });

  it.each([Buffer.alloc(9), Buffer.alloc(9, 255), Buffer.from('0102030405060708ff', 'hex')])(
    '%# comes back from words of either list and from digits',
    (bytes) => {
      const hex = [bytes.toString('hex')];
      expect(found(toWords(bytes, one).join(' '))).toContain(hex[0]);
      expect(found(toWords(bytes, other).join(' '))).toContain(hex[0]);
      expect(found(toDigits(bytes).join(' '))).toEqual(hex);
    },
  );

  it('has six words, or 22 digits in groups of four', () => {
    expect(toWords(receipt, one)).toHaveLength(6);
    expect(toDigits(receipt).join(' ')).toMatch(/^(\d{4} ){5}\d\d$/);
  });

  const words = toWords(receipt, one);
  const digits = toDigits(receipt);
  const inScript = (zero: number) =>
    digits.join(' ').replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

  it.each([
    ['capitals', words.join(' ').toUpperCase()],
    ['commas and full stops', `${words.join(', ')}.`],
    ['line breaks and spaces', `\n  ${words.join('\r\n\t ')}  `],
    ['hyphens', words.join('-')],
    ['accents', words.map((word) => word.replace('a', 'á')).join(' ')],
    ['accents on their own', words.map((word) => word.replace('a', 'a\u0301')).join(' ')],
    ['full-width letters', words.map((word) => word.replace('a', 'ａ')).join(' ')],
    ['invisible marks', `\u200f${words.join(' \u200e')}\u00ad\ufeff`],
    ['digits in one row', digits.join('')],
    ['digits with hyphens', digits.join('-')],
    ['full-width digits', inScript(0xff10)],
    ['Arabic digits', inScript(0x660)],
    ['Persian digits', inScript(0x6f0)],
    ['Hindi digits', inScript(0x966)],
  ])('is understood with %s', (_how, text) => {
    expect(found(text)).toEqual(itself);
  });

  it.each([
    ['nothing', ''],
    ['five words', words.slice(1).join(' ')],
    ['seven words', [...words, words[0]].join(' ')],
    ['a word of no list', [...words.slice(1), 'zebra'].join(' ')],
    ['words of two lists', [...words.slice(1), other[4000]].join(' ')],
    ['21 digits', digits.join('').slice(1)],
    ['23 digits', `${digits.join('')}0`],
    ['digits beyond 72 bits', '9'.repeat(22)],
    ['words and digits', `${words.join(' ')} 7`],
    ['a long story', `${words.join(' ')} `.repeat(100)],
  ])('is not seen in %s', (_what, text) => {
    expect(found(text)).toEqual([]);
  });

  it('that stands in both lists may be either', () => {
    const text = toWords(Buffer.alloc(9), one).join(' ');
    expect(found(text)).toEqual(['00'.repeat(9), '009'.repeat(6)]);
  });

  it('leads to a case id that only the pepper makes', () => {
    const pepper = randomBytes(32);
    expect(caseIdOf(pepper, receipt)).toMatch(/^[\w-]{22}$/);
    expect(caseIdOf(pepper, receipt)).toBe(caseIdOf(pepper, Uint8Array.from(receipt)));
    expect(caseIdOf(randomBytes(32), receipt)).not.toBe(caseIdOf(pepper, receipt));
    expect(caseIdOf(pepper, makeReceipt())).not.toBe(caseIdOf(pepper, receipt));
  });
});
