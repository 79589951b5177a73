import { makeCode, normaliseCode } from '../../src/handoff/one-time-code';

describe('a code', () => {
  it('is twelve clear characters in groups of four, never the same', () => {
    const codes = Array.from({ length: 2_000 }, () => makeCode());
    expect(codes.filter((code) => !/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/.test(code))).toEqual(
      [],
    );
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('uses every character equally', () => {
    const counts = new Map<string, number>();
    const every = Array.from({ length: 256 }, (_, byte) =>
      makeCode(() => new Uint8Array(12).fill(byte)).charAt(0),
    );
    for (const character of every) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect([...counts.values()]).toEqual(Array(32).fill(8));
  });

  it('is already as it is written', () => {
    const code = makeCode();
    expect(normaliseCode(code)).toBe(code);
  });

  it.each([
    '7k2m-0qxr-9d1a',
    '7K2M0QXR9D1A',
    '  7K2M 0QXR 9D1A\n',
    '7K2M–OQXR–9DIA',
    '7k2m oqxr 9dla',
    '７Ｋ２Ｍ－０ＱＸＲ－９Ｄ１Ａ',
  ])('is recognised in %j', (text) => {
    expect(normaliseCode(text)).toBe('7K2M-0QXR-9D1A');
  });

  it.each([
    '',
    '7K2M-0QXR-9D1',
    '7K2M-0QXR-9D1AA',
    '7K2M-0QXR-9D1U',
    '7K2M/0QXR/9D1A',
    'x'.repeat(1_000_000),
  ])('is not seen in %#', (text) => {
    expect(normaliseCode(text)).toBeUndefined();
  });
});
