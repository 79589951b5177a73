/** The numbers inside a sentence, so that each can be one tap. */

const NUMBER = /(?<!\d)(0[89]00-\d{4}|1\d\d)(?!\d)/;

/** The sentence in pieces; every second piece is a number to call. */
export function splitNumbers(sentence: string): string[] {
  return sentence.split(NUMBER);
}
