/** The digits of a return code in groups that an eye can keep. */

const GROUP = /\d{1,4}/g;

export function groupDigits(digits: string): string {
  return (digits.replace(/\D/g, '').match(GROUP) ?? []).join(' ');
}
