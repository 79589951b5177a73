/** What a person filled in on a form of a card or a view. */

/** More than any form of ours has. */
const FIELDS_MOST = 60;

export function cleanFields(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(
    entries
      .slice(0, FIELDS_MOST)
      .map(([name, value]) => [name, value.toWellFormed().replaceAll('\r\n', '\n').trim()]),
  );
}
