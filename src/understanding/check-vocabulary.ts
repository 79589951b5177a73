/** What is wrong in the vocabulary, before anything is learned from it: a heading that nobody knows teaches nothing. */

import { ABOUT, WHO } from '../guide/answers';
import { PHRASE_MOST } from './concepts';
import { normalWords } from './normal-words';
import { DANGER, LOOKS_LIKE_IT, NONE, NOT, NUMBERED } from './train-model';
import { parseVocabulary } from './vocabulary';

export interface VocabularyProblem {
  /** `folder/language`. */
  file: string;
  heading: string;
  remedy: string;
}

/** `vocabulary`: files by `folder/language`. `places`: every place of the guide that a sentence may lead to. */
export function checkVocabulary(
  vocabulary: Readonly<Record<string, string>>,
  languages: readonly string[],
  places: ReadonlySet<string>,
): VocabularyProblem[] {
  const headings: Record<string, readonly string[]> = {
    sentences: [...places, NONE],
    danger: [DANGER, LOOKS_LIKE_IT, NOT],
    roles: [
      ...[...WHO, 'outside-party'].map((who) => `role ${who}`),
      ...ABOUT.map((about) => `about ${about}`),
    ],
    concepts: [...parseVocabulary(vocabulary[NUMBERED] ?? '').keys()],
  };
  const unknown = Object.keys(vocabulary).filter((file) => !languages.includes(file.split('/')[1] ?? ''));
  return [
    ...unknown.map((file) => ({
      file,
      heading: '',
      remedy: `this language is not known: ${languages.join(', ')}`,
    })),
    ...languages.flatMap((language) =>
      Object.entries(headings).flatMap(([folder, known]) =>
        checkFile(vocabulary, `${folder}/${language}`, known),
      ),
    ),
  ];
}

function checkFile(
  vocabulary: Readonly<Record<string, string>>,
  file: string,
  known: readonly string[],
): VocabularyProblem[] {
  const text = vocabulary[file];
  if (text === undefined) return [{ file, heading: '', remedy: 'write this file' }];
  const sections = parseVocabulary(text);
  const isConcepts = file.startsWith('concepts/');
  return [
    ...text.split('\n').flatMap((line) => {
      const heading = line.trim();
      return /^#{2,}\S|^###/.test(heading) ? [{ file, heading, remedy: 'write a heading as “## …”' }] : [];
    }),
    ...(sections.size === 0 ? [{ file, heading: '', remedy: 'write a heading and sentences' }] : []),
    ...[...sections].flatMap(([heading, lines]) => [
      ...(known.includes(heading)
        ? []
        : [{ file, heading, remedy: 'there is no such heading: look at the others' }]),
      ...(lines.length === 0 ? [{ file, heading, remedy: 'write something below it, or remove it' }] : []),
      ...(isConcepts
        ? lines.flatMap((line) => longStems(line).map((stem) => tooLong(file, heading, stem)))
        : []),
    ]),
  ];
}

function longStems(line: string): string[] {
  return line.split('|').filter((stem) => normalWords(stem).length > PHRASE_MOST);
}

function tooLong(file: string, heading: string, stem: string): VocabularyProblem {
  return { file, heading, remedy: `“${stem.trim()}”: at most ${PHRASE_MOST} words or Chinese signs` };
}
