/** Who is asking and whom it is about, by word patterns that leave no doubt: “my manager”. Unknown when nothing matches. */

import { parseVocabulary } from './vocabulary';

export interface RoleFinder {
  /** `plain`: words parted by one space, a space at both ends. */
  find(plain: string): { role?: string; about?: string };
}

/** `text` holds the headings `role <value>` and `about <value>`; `plainOf` makes a pattern like what is searched. */
export function makeRoleFinder(text: string, plainOf: (pattern: string) => string): RoleFinder {
  const patterns = [...parseVocabulary(text)].flatMap(([heading, lines]) => {
    const [kind = '', value = ''] = heading.split(' ');
    return lines.map((line) => ({ kind, value, pattern: plainOf(line) }));
  });
  /** The longest pattern wins; among equals the one said first. */
  const best = (kind: string, plain: string) =>
    patterns
      .filter((candidate) => candidate.kind === kind)
      .map((candidate) => ({ ...candidate, at: plain.indexOf(candidate.pattern) }))
      .filter((candidate) => candidate.at >= 0)
      .sort((a, b) => b.pattern.length - a.pattern.length || a.at - b.at)[0]?.value;

  return {
    find(plain) {
      const role = best('role', plain);
      const about = best('about', plain);
      return { ...(role && { role }), ...(about && { about }) };
    },
  };
}
