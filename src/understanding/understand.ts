/** A typed question to places in the guide. Runs here, keeps nothing, proposes and never decides. */

import { languageOf } from './language';
import { makeNearest, type Near, type Nearest } from './nearest';
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

/** Sentences that are not for this bot; the place of danger sentences; sentences that only sound like danger. */
const NONE = 'none';
const DANGER = 'danger';
const NOT_DANGER = 'not';

const NEIGHBOURS = 12;
const PLACES_MOST = 5;

interface Language {
  places: Nearest;
  danger: Nearest;
  roles: RoleFinder;
}

export interface UnderstandingInput {
  /** Vocabulary files by `folder/language`. */
  vocabulary: Record<string, string>;
  /** Titles and examples of the guide's own pages, by language and place. */
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

  return (text, hint) => {
    const plain = plainWords(text);
    const language = languageOf(plain, languages.has(hint) ? hint : 'nl');
    const known = languages.get(language);
    if (!known || plain.trim() === '') return { language, places: [], danger: false, understood: false };
    const ranked = rank(known.places.search(text, NEIGHBOURS * 4));
    const danger = isDanger(known.danger.search(text, NEIGHBOURS));
    const understood = ranked.length > 0 && ranked[0]?.place !== NONE;
    const places = understood ? ranked.filter(({ place }) => place !== NONE).slice(0, PLACES_MOST) : [];
    return { language, places, ...known.roles.find(plain), danger, understood };
  };
}

function learn(language: string, { vocabulary, pages, dangerTopics }: UnderstandingInput): Language {
  const sentences = parseVocabulary(vocabulary[`sentences/${language}`] ?? '');
  const danger = parseVocabulary(vocabulary[`danger/${language}`] ?? '');
  const all: [string, readonly string[]][] = [...sentences, ...(pages[language] ?? [])];
  const dangerLabel = (place: string) => (place === DANGER || dangerTopics.has(place) ? DANGER : NOT_DANGER);
  return {
    places: makeNearest(language, all),
    danger: makeNearest(language, [
      ...danger,
      ...[...sentences].map(([place, lines]) => [dangerLabel(place), lines] as const),
    ]),
    roles: makeRoleFinder(vocabulary[`roles/${language}`] ?? ''),
  };
}

/** A place scores by its three nearest sentences; scores are shares of all. */
function rank(found: Near[]): { place: string; score: number }[] {
  const sums = new Map<string, { score: number; count: number }>();
  for (const { label, score } of found) {
    const sum = sums.get(label) ?? { score: 0, count: 0 };
    if (sum.count < 3) sums.set(label, { score: sum.score + score / (1 + sum.count), count: sum.count + 1 });
  }
  const total = [...sums.values()].reduce((all, { score }) => all + score, 0);
  return [...sums]
    .map(([place, { score }]) => ({ place, score: Math.round((score / total) * 1000) / 1000 }))
    .sort((a, b) => b.score - a.score);
}

/** Leans to danger: the nearest sentence, or a third of the near ones. */
function isDanger(found: Near[]): boolean {
  const share = found.filter(({ label }) => label === DANGER).length / Math.max(found.length, 1);
  return found[0]?.label === DANGER || share > 1 / 3;
}
