/** The vocabulary files: `## heading`, then one sentence a line. */

/** Heading to its lines. Lines before the first heading, blank lines and `#` titles are not data. */
export function parseVocabulary(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('## ')) {
      const heading = line.slice(3).trim();
      lines = sections.get(heading) ?? [];
      sections.set(heading, lines);
    } else if (line !== '' && !line.startsWith('#')) lines?.push(line);
  }
  return sections;
}
