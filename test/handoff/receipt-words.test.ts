import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeReceipt, parseReceipt, toWords } from '../../src/handoff/receipt';
import { readReceiptWords } from '../../src/handoff/receipt-words';
import { ROOT } from '../fakes/example';
import { temporaryFolder } from '../fakes/temporary-folder';

describe.each(['nl', 'en'])('the words of receipts in %s', (language) => {
  const read = () => readReceiptWords(ROOT, [language]).get(language) ?? [];

  it('are 4,096, sorted, each once', () => {
    const words = read();
    expect(words).toHaveLength(4096);
    expect([...new Set(words)].sort()).toEqual(words);
  });

  it('are of three to eight plain letters', () => {
    expect(read().filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([]);
  });
});

describe('receipts in words', () => {
  it('mean themselves and nothing else, whatever the list', () => {
    const lists = readReceiptWords(ROOT, ['en', 'nl', 'ar']);
    expect([...lists.keys()]).toEqual(['nl', 'en']);
    for (const words of lists.values()) {
      for (let i = 0; i < 1000; i++) {
        const receipt = makeReceipt();
        expect(parseReceipt(toWords(receipt, words).join(' '), lists.values())).toEqual([receipt]);
      }
    }
  });
});

describe('a word list', () => {
  const root = temporaryFolder();
  const list = Array.from(
    { length: 4096 },
    (_, i) => `w${[...String(i)].map((n) => 'abcdefghij'[Number(n)]).join('')}`,
  );
  const write = (words: string[]) => {
    mkdirSync(join(root, 'content', 'receipt-words'), { recursive: true });
    writeFileSync(join(root, 'content', 'receipt-words', 'nl.txt'), `${words.join('\n')}\n`);
  };
  const refusal = expect.objectContaining({ code: 'receipt-words-wrong' });

  it('is not read for a language that has none', () => {
    expect(readReceiptWords(root, ['ar', 'fr']).size).toBe(0);
  });

  it('must be there, whole, without doubles', () => {
    expect(() => readReceiptWords(root, ['nl'])).toThrow(refusal);
    write(list);
    expect(readReceiptWords(root, ['nl']).get('nl')).toEqual(list);
    for (const wrong of [
      list.slice(1),
      [...list, 'more'],
      [...list.slice(1), 'wa', 'wa'],
      [...list.slice(1), 'wé'],
    ]) {
      write(wrong);
      expect(() => readReceiptWords(root, ['nl'])).toThrow(refusal);
    }
  });
});
