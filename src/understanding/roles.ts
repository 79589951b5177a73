/** Who is asking and whom it is about, by word patterns from the vocabulary. Unknown when nothing matches. */

import { parseVocabulary, plainWords } from './vocabulary';

export interface RoleFinder {
  /** `plain` comes from `plainWords`. */
  find(plain: string): { role?: string; about?: string };
}

/** `text` holds the headings `role <value>` and `about <value>`. */
export function makeRoleFinder(text: string): RoleFinder {
  const patterns = [...parseVocabulary(text)].flatMap(([heading, lines]) => {
    const [kind = '', value = ''] = heading.split(' ');
    return lines.map((line) => ({ kind, value, pattern: plainWords(line) }));
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
