/** A typed question to places in the guide. Runs here, keeps nothing, proposes and never decides. */

import { type Classifier, type Ranked, trainClassifier } from './classifier';
import { FUNCTION_WORDS, LANGUAGE_MARGIN } from './language';
import { makeRoleFinder, type RoleFinder } from './roles';
import { parseVocabulary, plainWords } from './vocabulary';

export interface Understanding {
  /** BCP 47. */
  language: string;
  /** At most five, best first; scores 0 to 1. */
  places: { place: string; score: number }[];
  role?: string;
  about?: string;
  /** The words may tell of danger, now or recently, for anyone. */
  danger: boolean;
  /** False when this is not for Wegwijzer, or nothing was recognised. */
  understood: boolean;
}

/** `hint`: the language to fall back to. Never throws. */
export type Understand = (text: string, hint: string) => Understanding;

/** Heading of sentences that are not for this bot. */
const NONE = 'none';
/** Heading of sentences that tell of danger; also the place they lead to. */
const DANGER = 'danger';
/** Leans to danger: it need not be the first thing the words are like. */
const DANGER_DEPTH = 2;

const PLACES_MOST = 5;

interface Language {
  /** Sentences of the vocabulary, word for word: what a command hint types is one of them. */
  sentences: Map<string, string>;
  /** Titles as whole words, and the place each names: “klachtencommissie”. */
  names: { words: string; place: string }[];
  places: Classifier;
  danger: Classifier;
  roles: RoleFinder;
}

export interface UnderstandingInput {
  /** Vocabulary files by `folder/language`. */
  vocabulary: Record<string, string>;
  /** By language and place: the title of the page first, then other sentences of it. */
  pages: Record<string, ReadonlyMap<string, readonly string[]>>;
  /** Topics whose words are words of danger. */
  dangerTopics: ReadonlySet<string>;
}

export function makeUnderstand(input: UnderstandingInput): Understand {
  const languages = new Map(
    Object.keys(input.pages)
      .filter((language) => input.vocabulary[`sentences/${language}`] !== undefined)
      .map((language) => [language, learn(language, input)] as const),
  );

  const speech = trainClassifier(
    [...languages.keys()].map((language) => [language, allSentences(input, language)]),
  );

  const isDanger = (label: string) => label === DANGER || input.dangerTopics.has(label);

  return (text, hint) => {
    const plain = plainWords(text);
    const [spoken] = speech.rank(text);
    const language =
      spoken && spoken.score >= LANGUAGE_MARGIN ? spoken.label : languages.has(hint) ? hint : 'nl';
    const known = languages.get(language);
    if (!known || plain.trim() === '') return { language, places: [], danger: false, understood: false };
    const said = known.sentences.get(plain);
    const ranked = known.places.rank(text);
    const named = said
      ? [said]
      : known.names.filter(({ words }) => plain.includes(words)).map(({ place }) => place);
    const understood = named.length > 0 || (ranked.length > 0 && ranked[0]?.label !== NONE);
    return {
      language,
      places: understood ? proposals(named, ranked) : [],
      ...known.roles.find(plain),
      danger: said
        ? isDanger(said)
        : known.danger
            .rank(text)
            .slice(0, DANGER_DEPTH)
            .some(({ label }) => isDanger(label)),
      understood,
    };
  };
}

function allSentences({ vocabulary }: UnderstandingInput, language: string): string[] {
  return [...parseVocabulary(vocabulary[`sentences/${language}`] ?? '').values()].flat();
}

/** What is named comes first, then what the words are like. */
function proposals(named: string[], ranked: Ranked[]): { place: string; score: number }[] {
  const best = ranked[0]?.score ?? 1;
  const like = ranked.filter(({ label }) => label !== NONE && !named.includes(label));
  return [
    ...named.map((place) => ({ place, score: best })),
    ...like.map(({ label, score }) => ({ place: label, score })),
  ].slice(0, PLACES_MOST);
}

function learn(language: string, { vocabulary, pages }: UnderstandingInput): Language {
  const sentences = parseVocabulary(vocabulary[`sentences/${language}`] ?? '');
  const danger = parseVocabulary(vocabulary[`danger/${language}`] ?? '');
  const ignored = new Set((FUNCTION_WORDS[language] ?? '').split(' '));
  const texts = [...(pages[language] ?? [])];
  const wordForWord = [...sentences]
    .filter(([place]) => place !== NONE)
    .flatMap(([place, lines]) => lines.map((line) => [plainWords(line), place] as const));
  return {
    sentences: new Map(wordForWord),
    names: texts.map(([place, [title = '']]) => ({ words: plainWords(title), place })),
    places: trainClassifier([...sentences, ...texts.filter(([place]) => sentences.has(place))], { ignored }),
    danger: trainClassifier([...sentences, ...danger]),
    roles: makeRoleFinder(vocabulary[`roles/${language}`] ?? ''),
  };
}
