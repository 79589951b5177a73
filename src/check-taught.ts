/** What is wrong in the vocabulary on disk, for every organisation together. */

import { checkShape, type Problem } from './guide/content';
import { makeGuide } from './guide/guide';
import { listOrganisations, readContent, readVocabulary } from './read-content';
import { checkVocabulary } from './understanding/check-vocabulary';
import { LANGUAGES } from './understanding/language';

/** A sentence may lead to a place of any organisation. Empty when the content itself is to be mended first. */
export function checkTaught(root: string): Problem[] {
  const places = new Set<string>();
  for (const organisation of listOrganisations(root)) {
    const disk = readContent(root, organisation);
    const shape = checkShape(disk.raw);
    if ('problems' in shape) return [];
    for (const place of makeGuide(shape.content, disk.version).staticPaths) places.add(place);
  }
  return checkVocabulary(readVocabulary(root), LANGUAGES, places).map(({ file, heading, remedy }) => ({
    file: `vocabulary/${file}.md`,
    key: heading || '(file)',
    remedy,
  }));
}
