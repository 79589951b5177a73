import { isRightToLeft, settle } from '../../src/drawing/typed';

describe('words that a person typed', () => {
  test.each([
    ['line breaks of any system', 'one\r\ntwo\rthree\n', 'one\ntwo\nthree\n'],
    ['signs that turn letters round', 'a\u202Eb\u202C\u2066c\u2069', 'abc'],
    [
      'Arabic, Hebrew and Persian with a joiner',
      'مرحبا שלום می\u200Cروم \u200F',
      'مرحبا שלום می\u200Cروم \u200F',
    ],
    ['markup', '<b>**x**</b> & "y"', '<b>**x**</b> & "y"'],
    ['a family', '👨\u200D👩\u200D👧', '👨\u200D👩\u200D👧'],
  ])('are settled: %s', (_, typed, settled) => {
    expect(settle(typed)).toBe(settled);
  });

  test.each([
    ['... 12 مرحبا, Jan', true],
    ['שלום', true],
    ['Jan, مرحبا', false],
    ['112', false],
    ['', false],
  ])('read from right to left by their first letter: %s', (typed, expected) => {
    expect(isRightToLeft(typed)).toBe(expected);
  });
});
