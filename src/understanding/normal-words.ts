/** A text as plain words, in any script. */

/** Words as a person means them: case, accents of typing, Arabic vowel signs and Turkish i do not matter. */
export function normalWords(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/[İIı]/g, 'i')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .normalize('NFC')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/['’ʼ`]/g, '');
  return plain.match(/\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? [];
}
