/** From disk to guide, words and understanding: everything advice needs, loaded once and frozen. */

import { AppError } from './errors';
import { checkShape } from './guide/content';
import { type Guide, makeGuide, titleOf } from './guide/guide';
import { type ContentOnDisk, readContent, type Sentences } from './read-content';
import { dangerTopicsOf, readModel } from './read-model';
import { makeUnderstand, type Understand } from './understanding/understand';
import { makeWords, type Words } from './words/words';

export interface Advice {
  guide: Guide;
  words: Words;
  understand: Understand;
}

/** Throws an `AppError` for content that cannot be used; `npm run content` tells everything about it. */
export function loadGuide(root: string, organisation: string): Advice {
  const disk = readContent(root, organisation);
  const shape = checkShape(disk.raw);
  if ('problems' in shape) {
    const lines = shape.problems.map(({ file, key, remedy }) => `${file}: ${key}: ${remedy}`);
    throw new AppError('content-wrong', lines.join('\n'));
  }
  const guide = makeGuide(shape.content, disk.version);
  const { languages } = guide.organisation;
  return { guide, words: makeWords(disk.locales, languages), understand: understandingOf(root, guide, disk) };
}

function understandingOf(root: string, guide: Guide, { patterns, locales }: ContentOnDisk): Understand {
  return makeUnderstand({
    model: readModel(root),
    patterns,
    titles: Object.fromEntries(
      guide.organisation.languages.map((language) => [language, pageTitles(guide, locales[language] ?? {})]),
    ),
    dangerTopics: dangerTopicsOf([...guide.topics.values()]),
  });
}

/**
 * Titles name their page when somebody types them. Not those of the desks in the line: “my manager” in a question
 * says whom it is about, not where somebody wants to go.
 */
function pageTitles(guide: Guide, sentences: Sentences): Map<string, string> {
  return new Map(
    guide.staticPaths
      .filter((path) => !/^(start|language|topics|route)\b|\/\d+$/.test(path))
      .filter((path) => guide.desks.get(path.replace('desk/', ''))?.outside !== 'no')
      .flatMap((path) => {
        const [namespace = '', key = ''] = titleOf(guide, path).key.split(':');
        const entry = sentences[namespace]?.[key.slice(0, -'.title'.length)];
        const title = (entry as Record<string, unknown> | undefined)?.title;
        return typeof title === 'string' ? [[path, title] as const] : [];
      }),
  );
}
