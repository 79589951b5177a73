/** A typed question to places in the guide. Runs here, keeps nothing, proposes and never decides. */

import { type Features, featuresOf, keepKnown } from './features';
import { type Heard, makeHearLanguage } from './language';
import type { LanguageModel, Model } from './model';
import { normalWords } from './normal-words';
import { makeRoleFinder, type RoleFinder } from './roles';
import { type Ranked, rank } from './table';
import { DANGER, NONE } from './train-model';

export interface Understanding {
  /** BCP 47. */
  language: string;
  /** At most five, best first; scores 0 to 1. */
  places: { place: string; score: number }[];
  role?: string;
  about?: string;
  /** The words may tell of danger, now or recently, for anyone. */
  danger: boolean;
  /** False when this is probably not for Wegwijzer, or nothing was recognised. There may be proposals all the same. */
  understood: boolean;
}

/** `hint`: the language to fall back to. Never throws. */
export type Understand = (text: string, hint: string) => Understanding;

const PLACES_MOST = 5;
/** Training keeps something back, so chances come out too low: this makes them right on the first three rounds. */
const SHARPNESS = 2.3;
/** Longer texts are cut and still answered. */
export const TEXT_MOST = 2000;
/**
 * How much likelier than the best place it is that this is not for the bot. From the first on it is doubted: proposed all
 * the same, for a wrong no is worse than a proposal too many. From the second on nothing is proposed.
 */
const DOUBTED_FROM = 0.4;
const STRANGE_FROM = 4;
/** A short text is in another language than the hint when that knows so much more of it. */
const KNOWN_MORE = 0.1;
/** As many letters tell which language's vocabulary knows more. */
const WORDING_MOST = 200;
/** Below these chances who asks, and whom it is about, is unknown. */
const ROLE_FROM = 0.6;
const ABOUT_FROM = 0.5;
const UNKNOWN = 'unknown';
/** Chosen on the first three rounds of the evaluation: misses few, and takes less than one in ten for danger that is not. */
const DANGER_FROM = -1.65;
/** One sentence among others tells of danger only when hardly anything else is likely. */
const ALARMING_FROM = 0.7;
const SENTENCE_END = /[.!?…。！？؟\n]+/u;
const SENTENCES_MOST = 24;
const WORDS_LEAST = 2;

interface Language {
  roles: RoleFinder;
  model: LanguageModel;
  /** Titles as whole words, and the place each names: “klachtencommissie”. */
  names: { words: string; place: string }[];
}

export interface UnderstandingInput {
  model: Model;
  /** By language: words that leave no doubt who asks and whom it is about. */
  patterns: Record<string, string>;
  /** By language and place: the title of the page. */
  titles: Record<string, ReadonlyMap<string, string>>;
  /** Topics whose words are words of danger. */
  dangerTopics: ReadonlySet<string>;
}

export function makeUnderstand(input: UnderstandingInput): Understand {
  const languages = new Map(
    [...input.model.languages.keys()].map((name) => [name, prepare(name, input)] as const),
  );
  const hear = makeHearLanguage();
  const isDanger = (label: string) => label === DANGER || input.dangerTopics.has(label);

  return (typed, hint) => {
    // Cut once more: a ligature may be eighteen letters.
    const text = typed.slice(0, TEXT_MOST).normalize('NFKC').slice(0, TEXT_MOST);
    const plain = plainOf(text);
    const fallback = languages.has(hint) ? hint : 'nl';
    const wording = featuresOf(text.slice(0, WORDING_MOST));
    const language = languageOf(hear(text), fallback, (name) => shareKnown(wording, languages.get(name)));
    const known = languages.get(language);
    if (!known || plain.trim() === '') {
      return { language: fallback, places: [], danger: false, understood: false };
    }
    const whole = read(text, known.model, isDanger);
    const parts = sentencesOf(text).map((sentence) => read(sentence, known.model, isDanger));
    // What matters may be one sentence of a long mail about something else.
    const telling = parts.filter(({ strange }) => strange < DOUBTED_FROM);
    const alarm = telling.find(({ lean, alarming }) => lean >= DANGER_FROM && alarming >= ALARMING_FROM);
    const clearest = telling.toSorted((one, other) => one.strange - other.strange)[0];
    const { ranked, strange } = whole.strange < DOUBTED_FROM ? whole : (alarm ?? clearest ?? whole);
    const named = known.names.filter(({ words }) => plain.includes(words)).map(({ place }) => place);
    const isNamed = named.length > 0;
    // Words that leave no doubt come first.
    const told = known.roles.find(plain);
    const role = told.role ?? surest(rank(known.model.role, whole.features), ROLE_FROM);
    const about = told.about ?? surest(rank(known.model.about, whole.features), ABOUT_FROM);
    return {
      language,
      places: isNamed || strange < STRANGE_FROM ? proposals(named, ranked) : [],
      ...(role && { role }),
      ...(about && { about }),
      danger: whole.lean >= DANGER_FROM || alarm !== undefined,
      understood: isNamed || strange < DOUBTED_FROM,
    };
  };
}

interface Reading {
  features: Features;
  ranked: Ranked[];
  /** How much likelier than the best place it is that this is not for the bot. */
  strange: number;
  /** How much likelier danger is than anything else, as a logarithm, of both tables together. */
  lean: number;
  /** Share of danger among what it may be about, 0 to 1. */
  alarming: number;
}

function read(text: string, model: LanguageModel, isDanger: (label: string) => boolean): Reading {
  const features = featuresOf(text, model.concepts);
  const ranked = rank(model.places, features);
  const share = (is: (label: string) => boolean) =>
    ranked.filter(({ label }) => is(label)).reduce((sum, { score }) => sum + score ** SHARPNESS, 0);
  return {
    features,
    ranked,
    strange: strangeness(ranked),
    lean: dangerLean(rank(model.danger, features), ranked, isDanger),
    alarming: share(isDanger) / share(() => true),
  };
}

/** None when there is only one. */
function sentencesOf(text: string): string[] {
  const sentences = text
    .split(SENTENCE_END)
    .filter((sentence) => normalWords(sentence).length >= WORDS_LEAST);
  return sentences.length < 2 ? [] : sentences.slice(0, SENTENCES_MOST);
}

/** In doubt, what knows clearly more of the text than the language of the hint. */
function languageOf({ languages, isSure }: Heard, hint: string, known: (language: string) => number): string {
  if (isSure) return languages[0] ?? hint;
  const shares = languages.map((language) => ({ language, share: known(language) }));
  const best = shares.toSorted((one, other) => other.share - one.share)[0];
  return best && best.share > known(hint) + KNOWN_MORE ? best.language : hint;
}

/** How much of a text its vocabulary knows: tells languages apart when a text is short. 0 to 1. */
function shareKnown(features: Features, language: Language | undefined): number {
  if (!language) return 0;
  const weight = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0);
  return (
    weight(keepKnown(features, language.model.places.hashes).values) / Math.max(1, weight(features.values))
  );
}

/** What is named comes first, then what the words are like. */
function proposals(named: string[], ranked: Ranked[]): { place: string; score: number }[] {
  const total = ranked.reduce((sum, { score }) => sum + score ** SHARPNESS, 0);
  const like = ranked
    .filter(({ label }) => label !== NONE && !named.includes(label))
    .map(({ label, score }) => ({ place: label, score: round(score ** SHARPNESS / total) }));
  return [...named.map((place) => ({ place, score: like[0]?.score ?? 1 })), ...like].slice(0, PLACES_MOST);
}

/** Both tables have a say: the one that knows danger only, and the one that knows what it would be instead. */
function dangerLean(danger: Ranked[], places: Ranked[], isDanger: (label: string) => boolean): number {
  const chance = danger.find(({ label }) => label === DANGER)?.score ?? 0;
  const dangerous = places.filter(({ label }) => isDanger(label)).reduce((sum, { score }) => sum + score, 0);
  const instead = places.find(({ label }) => !isDanger(label))?.score ?? 0;
  return logRatio(chance, 1 - chance) + logRatio(dangerous, instead);
}

function logRatio(one: number, other: number): number {
  return Math.log((one + 1e-6) / (other + 1e-6));
}

function strangeness(ranked: Ranked[]): number {
  const none = ranked.find(({ label }) => label === NONE)?.score ?? 0;
  const place = ranked.find(({ label }) => label !== NONE)?.score ?? 0;
  return none / Math.max(place, Number.EPSILON);
}

function surest([best]: Ranked[], from: number): string | undefined {
  return best && best.label !== UNKNOWN && best.score >= from ? best.label : undefined;
}

function prepare(language: string, { model, patterns, titles }: UnderstandingInput): Language {
  return {
    model: model.languages.get(language) as LanguageModel,
    roles: makeRoleFinder(patterns[language] ?? '', plainOf),
    names: [...(titles[language] ?? [])].map(([place, title]) => ({ words: plainOf(title), place })),
  };
}

/** Words parted by one space, a space at both ends: made for whole-word search. */
function plainOf(text: string): string {
  return ` ${normalWords(text).join(' ')} `;
}

/** Three digits that say something: beside what is nearly sure, the rest still has an order. */
function round(score: number): number {
  return Number(score.toPrecision(3));
}
