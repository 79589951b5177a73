/** Words that a person typed, made safe to stand on a page: they stay as they are, but rule nothing around them. */

/** The signs that turn other letters round. Without them Arabic and Hebrew still read as they should. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;
const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT =
  /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;

/** Lines end in one sign only. */
export function settle(typed: string): string {
  return typed.replace(TURNING, '').replace(/\r\n?/g, '\n');
}

/** By its first letter, as `dir="auto"` does in a browser. */
export function isRightToLeft(typed: string): boolean {
  return RIGHT_TO_LEFT.test(LETTER.exec(typed)?.[0] ?? '');
}
