/** The manifest template to a manifest and one language file a language: each `${{…}}` is a slot to fill. */

import type { Problem } from '../guide/content';
import type { Sentences } from '../read-content';

export const TEMPLATE = 'appPackage/manifest.json';

export interface ManifestValues {
  /** What the slots of settings and publisher stand for. */
  slots: Readonly<Record<string, string>>;
  /** By language. A slot with a colon, such as `package:description.short`, is a sentence of these. */
  locales: Readonly<Record<string, Sentences>>;
  /** Best first: the strings of the first stand in the manifest itself. */
  languages: readonly string[];
}

export interface FilledManifest {
  manifest: Record<string, unknown>;
  /** By language: the place of a string in the manifest, such as `name.short`, to that string. */
  languageFiles: Record<string, Record<string, string>>;
  /** The place of a string in the manifest to the sentence it was made from. */
  sentences: ReadonlyMap<string, string>;
  problems: Problem[];
}

/** A string that is a slot and nothing else. */
const SLOT = /^\$\{\{(.+)\}\}$/;

/** `file`: the template, for what is told of it. */
export function fillManifest(template: object, values: ManifestValues, file = TEMPLATE): FilledManifest {
  const { slots, locales, languages } = values;
  const [first = 'nl', ...others] = languages;
  const sentences = new Map<string, string>();
  const problems: Problem[] = [];

  const filled = mapStrings(template, '', (text, path) => {
    const slot = SLOT.exec(text)?.[1];
    if (slot === undefined) return text;
    if (slot.includes(':')) {
      sentences.set(path, slot);
      return sentenceOf(locales[first], slot) ?? '';
    }
    const value = slots[slot];
    if (value === undefined) problems.push({ file, key: path, remedy: `no such slot: ${slot}` });
    return value ?? '';
  });

  const languageFiles = Object.fromEntries(
    languages.map((language) => [
      language,
      Object.fromEntries(
        [...sentences].map(([path, slot]) => {
          const sentence = sentenceOf(locales[language], slot);
          if (!sentence) problems.push(problemOfSentence(language, slot, 'write this sentence'));
          return [path, sentence ?? ''];
        }),
      ),
    ]),
  );
  const localizationInfo = {
    defaultLanguageTag: first,
    defaultLanguageFile: `${first}.json`,
    additionalLanguages: others.map((language) => ({ languageTag: language, file: `${language}.json` })),
  };
  const manifest = { ...(filled as Record<string, unknown>), localizationInfo };
  return { manifest, languageFiles, sentences, problems };
}

/** Where a person mends a sentence that came into the package. */
export function problemOfSentence(language: string, slot: string, remedy: string): Problem {
  const [namespace = '', key = ''] = slot.split(':');
  return { file: `locales/${language}/${namespace}.json`, key, remedy };
}

function sentenceOf(sentences: Sentences | undefined, slot: string): string | undefined {
  const [namespace = '', key = ''] = slot.split(':');
  let found: unknown = sentences?.[namespace];
  for (const name of key.split('.')) {
    found =
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined;
  }
  return typeof found === 'string' ? found : undefined;
}

/** A copy with every string changed; a path is written as Teams writes it: `bots[0].scopes[1]`. */
function mapStrings(value: unknown, path: string, change: (text: string, path: string) => string): unknown {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((inner, i) => mapStrings(inner, `${path}[${i}]`, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      mapStrings(inner, path === '' ? name : `${path}.${name}`, change),
    ]),
  );
}
