/** Example sentences to a model. The same sentences give the same model, byte for byte. */

import { type Concepts, makeConcepts } from './concepts';
import { commonHashes, type Features, featuresOf, keepKnown } from './features';
import type { Head, LanguageModel } from './model';
import { trainRegression } from './regression';
import { makeTable, type Table } from './table';
import { parseVocabulary } from './vocabulary';

/** Heading of sentences that are not for this bot. */
export const NONE = 'none';
/** Heading of sentences that tell of danger; also the place they lead to. */
export const DANGER = 'danger';
/** Figures of speech and jokes: nothing for this bot. */
export const LOOKS_LIKE_IT = 'looks like it but is not';
/** Matters for this bot that are no danger. */
export const NOT = 'not';

export interface Sentence {
  text: string;
  label: string;
}

export type Lessons = Record<Head, Sentence[]> & { concepts: Concepts };

/** Heaviest weights that are kept. */
const MOST: Record<Head, number> = { places: 220_000, danger: 50_000, role: 25_000, about: 20_000 };
/** What stands in one sentence alone teaches little and takes half the room. */
const SHARED_BY = 2;
/** The language whose list of concepts is the list for all. */
export const NUMBERED = 'concepts/en';

/** `vocabulary`: files by `folder/language`, as text. Headings of danger topics teach danger. */
export function lessonsOf(
  vocabulary: Readonly<Record<string, string>>,
  language: string,
  dangerTopics: ReadonlySet<string>,
): Lessons {
  const read = (folder: string): Sentence[] =>
    [...parseVocabulary(vocabulary[`${folder}/${language}`] ?? '')].flatMap(([label, texts]) =>
      texts.map((text) => ({ text, label })),
    );
  const danger = read('danger');
  const places = [
    ...read('sentences'),
    ...danger.filter(({ label }) => label === DANGER),
    ...danger.filter(({ label }) => label === LOOKS_LIKE_IT).map(({ text }) => ({ text, label: NONE })),
  ];
  const roles = read('roles');
  const under = (kind: string) =>
    roles
      .filter(({ label }) => label.startsWith(`${kind} `))
      .map(({ text, label }) => ({ text, label: label.slice(kind.length + 1) }));
  const numbered = [...parseVocabulary(vocabulary[NUMBERED] ?? '').keys()];
  const concepts = parseVocabulary(vocabulary[`concepts/${language}`] ?? '');
  return {
    concepts: makeConcepts(concepts, numbered),
    places,
    danger: [...places, ...danger.filter(({ label }) => label === NOT)].map(({ text, label }) => ({
      text,
      label: label === DANGER || dangerTopics.has(label) ? DANGER : NONE,
    })),
    role: under('role'),
    about: under('about'),
  };
}

export function trainLanguage(lessons: Lessons): LanguageModel {
  const { concepts } = lessons;
  const train = (head: Head) => trainTable(lessons[head], concepts, MOST[head]);
  return {
    concepts,
    places: train('places'),
    danger: train('danger'),
    role: train('role'),
    about: train('about'),
  };
}

function trainTable(sentences: readonly Sentence[], concepts: Concepts, most: number): Table {
  const labels = [...new Set(sentences.map(({ label }) => label))];
  const texts = sentences.map(({ text }) => featuresOf(text, concepts));
  const hashes = commonHashes(texts, SHARED_BY);
  const examples = sentences.map(({ label }, i) => ({
    features: keepKnown(texts[i] as Features, hashes),
    label: labels.indexOf(label),
  }));
  return makeTable(labels, hashes, trainRegression(examples, hashes.length, labels.length), most);
}

export function trainPlaces(sentences: readonly Sentence[], concepts: Concepts): Table {
  return trainTable(sentences, concepts, MOST.places);
}
