/** Codes that people copy from paper or a screen: an invitation, or the first sign-in on one's own machine. */

import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** 60 bits, such as `7K2M-0QXR-9DPA`. `random` gives so many bytes. */
export function makeCode(random: (size: number) => Uint8Array = randomBytes): string {
  return inGroups(Array.from(random(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join(''));
}

/** As `makeCode` wrote it, whatever the case, spaces or dashes and with O for 0, I or L for 1; `undefined` for no code. */
export function normaliseCode(text: string): string | undefined {
  const plain = text
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const isCode = plain.length === LENGTH && [...plain].every((character) => ALPHABET.includes(character));
  return isCode ? inGroups(plain) : undefined;
}

const inGroups = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-');
