/** A receipt: the secret with which somebody unnamed comes back. 72 bits, as six words or as 22 digits. */

import { createHmac, randomBytes } from 'node:crypto';

/** Nine bytes. */
export type Receipt = Uint8Array;

const BYTES = 9;
const WORDS = 6;
const WORD_BITS = 12n;
/** Of 4,096. */
const LAST_WORD = 2n ** WORD_BITS - 1n;
/** 2 to the power 72 is below 10 to the power 22. */
const DIGITS = 22;
/** Zeros of Arabic, Persian and Hindi, which Unicode's folding does not turn into ours. */
const ZEROS = [0x660, 0x6f0, 0x966];
/** Longer than any receipt however it was copied. */
const LONGEST = 500;

export function makeReceipt(random: (bytes: number) => Uint8Array = randomBytes): Receipt {
  return random(BYTES);
}

/** Six words. `words`: 4,096. */
export function toWords(receipt: Receipt, words: readonly string[]): string[] {
  const number = toNumber(receipt);
  return Array.from({ length: WORDS }, (_, i) => {
    const shift = WORD_BITS * BigInt(WORDS - 1 - i);
    return words[Number((number >> shift) & LAST_WORD)] ?? '';
  });
}

/** 22 digits in groups of four. */
export function toDigits(receipt: Receipt): string[] {
  const digits = String(toNumber(receipt)).padStart(DIGITS, '0');
  return digits.match(/\d{1,4}/g) ?? [];
}

/**
 * What somebody typed, in either form and in any of the lists: every receipt it can mean, so that the caller tries
 * each; usually one, none for anything else. Case, accents, spaces, punctuation and the script of digits do not matter.
 */
export function parseReceipt(text: string, lists: Iterable<readonly string[]>): Receipt[] {
  if (text.length > LONGEST) return [];
  const parts = simplify(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = parts.join('');
  if (/^\d+$/.test(joined)) return joined.length === DIGITS ? fromNumber(BigInt(joined)) : [];
  if (parts.length !== WORDS) return [];
  return [...lists].flatMap((words) => {
    const places = parts.map((part) => words.indexOf(part));
    if (places.includes(-1)) return [];
    return fromNumber(places.reduce((number, place) => (number << WORD_BITS) | BigInt(place), 0n));
  });
}

/** The case that a receipt opens: 128 bits, as 22 characters base64url. `pepper`: 256 bits. */
export function caseIdOf(pepper: Uint8Array, receipt: Receipt): string {
  return createHmac('sha256', pepper).update(receipt).digest().subarray(0, 16).toString('base64url');
}

/** Lower case, no accents, nothing invisible, our own digits. */
function simplify(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '');
  return plain.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

function toNumber(receipt: Receipt): bigint {
  return BigInt(`0x${Buffer.from(receipt).toString('hex')}`);
}

/** None for a number that has more than 72 bits. */
function fromNumber(number: bigint): Receipt[] {
  const hex = number.toString(16).padStart(BYTES * 2, '0');
  return hex.length === BYTES * 2 ? [Buffer.from(hex, 'hex')] : [];
}
