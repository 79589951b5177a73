/** Where the facts of a page come from, and that something is still to be confirmed: one line each. */

import type { WordedPage } from '../guide/page';
import type { Labels } from '../words/words';

export function sourceLines({ sources }: WordedPage, labels: Labels): string[] {
  const lines = sources.map(({ kind, ref }) => (labels[`source-${kind}`] ?? '{ref}').replace('{ref}', ref));
  return [...new Set(lines)];
}
