/** T15: receipts in great number. No two lead to one case, and each comes back from words and from digits. */

import { randomBytes } from 'node:crypto';
import { caseIdOf, makeReceipt, parseReceipt, toDigits, toWords } from '../../src/handoff/receipt';
import { readReceiptWords } from '../../src/handoff/receipt-words';
import { ROOT } from '../fakes/example';
import { amount, trust } from './record';

const MANY = amount({ quick: 20_000, full: 1_000_000 });

describe('T15', () => {
  trust('T15', 'no two receipts lead to one case', () => {
    const pepper = randomBytes(32);
    const ids = new Set<string>();
    for (let i = 0; i < MANY; i++) ids.add(caseIdOf(pepper, makeReceipt()));
    expect(ids.size).toBe(MANY);
    return { receipts: MANY };
  });

  trust('T15', 'every receipt comes back from words of each language and from digits', () => {
    const lists = [...readReceiptWords(ROOT, ['nl', 'en']).values()];
    expect(lists).toHaveLength(2);
    let lost = 0;
    let ambiguous = 0;
    for (let i = 0; i < MANY; i++) {
      const receipt = makeReceipt();
      const words = toWords(receipt, lists[i % 2] ?? []);
      for (const text of [words.join(' '), toDigits(receipt).join(' ')]) {
        const found = parseReceipt(text, lists);
        if (!found.some((bytes) => Buffer.from(bytes).equals(receipt))) lost += 1;
        if (found.length > 1) ambiguous += 1;
      }
    }
    expect({ lost, ambiguous }).toEqual({ lost: 0, ambiguous: 0 });
    return { receipts: MANY, lost, ambiguous };
  });
});
