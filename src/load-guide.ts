/** From disk to guide, words and understanding: everything advice needs, loaded once and frozen. */

import { AppError } from './errors';
import { checkShape } from './guide/content';
import { type Guide, makeGuide, titleOf } from './guide/guide';
import { type ContentOnDisk, readContent, type Sentences } from './read-content';
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
  return { guide, words: makeWords(disk.locales, languages), understand: understandingOf(guide, disk) };
}

function understandingOf(guide: Guide, { vocabulary, locales }: ContentOnDisk): Understand {
  const dangerTopics = [...guide.topics.values()]
    .filter((topic) => topic.danger)
    .map(({ id }) => `topic/${id}`);
  return makeUnderstand({
    vocabulary,
    pages: Object.fromEntries(
      guide.organisation.languages.map((language) => [language, pageTexts(guide, locales[language] ?? {})]),
    ),
    dangerTopics: new Set(dangerTopics),
  });
}

/**
 * What a typed question is compared with besides the vocabulary: titles, and the sentences of topics. Not the desks
 * in the line: “my manager” in a question says whom it is about, not where somebody wants to go.
 */
function pageTexts(guide: Guide, sentences: Sentences): Map<string, string[]> {
  return new Map(
    guide.staticPaths
      .filter((path) => !/^(start|language|topics|route)\b|\/\d+$/.test(path))
      .filter((path) => guide.desks.get(path.replace('desk/', ''))?.outside !== 'no')
      .map((path) => {
        const [namespace = '', key = ''] = titleOf(guide, path).key.split(':');
        const tree = sentences[namespace] ?? {};
        const entry = tree[key.slice(0, -'.title'.length)] as Record<string, unknown> | undefined;
        const texts = [entry?.title, entry?.formal, entry?.phrase, entry?.plain, entry?.examples].flat();
        return [path, texts.filter((text): text is string => typeof text === 'string')];
      }),
  );
}
