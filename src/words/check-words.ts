/** Checks sentences: present in every language, used, short, and without what we never say. */

import type { Problem, RuleContent } from '../guide/content';

type Tree = Record<string, unknown>;
/** Language to namespace to sentences. */
export type Locales = Record<string, Record<string, Tree>>;

const SENTENCE_MOST = 25;
const AVERAGE_MOST = 15;
/** Words a page may have before its first choice. */
export const PAGE_WORDS_MOST = 120;

/** What Wegwijzer never says (docs/decisions/0003-words.md): by language, with what to write instead. */
const NEVER: Record<string, [RegExp, string][]> = {
  nl: [
    [/\bdient(?: u)? te\b/i, 'write what the person can do'],
    [/\bindien\b/i, 'write "als"'],
    [/\bvermeende?\b/i, 'do not doubt the person'],
    [/\bslachtoffers?\b/i, 'do not label a person'],
    [/\b(?:je|u) bent anoniem\b/i, 'say what we know and do not know'],
    [/\bintegriteitsincident/i, 'do not call it an incident'],
    [
      /\b(?:middels|teneinde|derhalve|alsmede|conform|inzake|aangaande|betreffende|voornoemd)\b/i,
      'write an everyday word',
    ],
    [/\b(?:ten behoeve van|met betrekking tot|in het kader van)\b/i, 'write "voor", "over" or "bij"'],
  ],
  en: [
    [/\bkindly\b|\bplease note\b/i, 'say it directly'],
    [/\balleged(?:ly)?\b/i, 'do not doubt the person'],
    [/\bvictims?\b/i, 'do not label a person'],
    [/\byou should have\b/i, 'do not blame the person'],
    [/\byou are anonymous\b/i, 'say what we know and do not know'],
    [/\bsuccessfully\b/i, 'say what happened'],
    [
      /\b(?:pursuant|hereby|commence|utili[sz]e|aforementioned|therein|heretofore)\b/i,
      'write an everyday word',
    ],
    [
      /\b(?:prior to|with regard to|in accordance with|in order to)\b/i,
      'write "before", "about", "by" or "to"',
    ],
  ],
};
/** Dutch mobile numbers: a person, never a desk. */
const MOBILE = /(?:\+31\s?6|\b06)[\s-]?\d/;
const MARKS = /!|;|\*\*|\bTODO\b|\bXXX\b|lorem ipsum/i;

export function checkWords(locales: Locales, languages: readonly string[]): Problem[] {
  const [first = 'nl', ...others] = languages;
  const base = flatten(locales[first] ?? {});
  return [
    ...others.flatMap((language) => checkSameKeys(first, base, language, flatten(locales[language] ?? {}))),
    ...languages.flatMap((language) =>
      [...flatten(locales[language] ?? {})].flatMap(([key, text]) => checkSentence(language, key, text)),
    ),
  ];
}

/** A reason names the answer that led to it: it has a slot for one of the answers in its rule. */
export function checkReasons(
  rules: readonly RuleContent[],
  locales: Locales,
  languages: readonly string[],
): Problem[] {
  return languages.flatMap((language) => {
    const reasons = (locales[language]?.routes?.rules ?? {}) as Record<string, string>;
    return rules.flatMap((rule): Problem[] => {
      const names = Object.keys(rule.when).length > 0 ? Object.keys(rule.when) : ['topic', 'about'];
      const reason = reasons[rule.id] ?? '';
      if (names.some((name) => reason.includes(`{{${name}}}`))) return [];
      const remedy = `name the answer that leads here: use ${names.map((name) => `{{${name}}}`).join(' or ')}`;
      return [{ file: `${language}/routes.json`, key: `rules.${rule.id}`, remedy }];
    });
  });
}

/** The sentences that pages ask for and nobody wrote; `used` holds keys as pages name them, `namespace:path`. */
export function checkWritten(locales: Locales, language: string, used: ReadonlySet<string>): Problem[] {
  const written = flatten(locales[language] ?? {});
  return [...used]
    .filter((key) => !written.has(key) && !written.has(`${key}.0`))
    .map((key) => problem(language, key, 'write this sentence; a page shows it'));
}

/** The sentences nobody uses: `used` holds keys as pages name them, `namespace:path`. */
export function checkUnused(locales: Locales, language: string, used: ReadonlySet<string>): Problem[] {
  const isUsed = (key: string) => used.has(key) || used.has(key.replace(/\.\d+$/, ''));
  return [...flatten(locales[language] ?? {}).keys()]
    .filter((key) => !/^(interface:(chrome|contact|languages|missing)\.|package:)/.test(key) && !isUsed(key))
    .map((key) => problem(language, key, 'no page uses this sentence: remove it or use it'));
}

function checkSameKeys(
  first: string,
  base: Map<string, string>,
  language: string,
  other: Map<string, string>,
): Problem[] {
  const missing = [...base.keys()].filter((key) => !other.has(key));
  const extra = [...other.keys()].filter((key) => !base.has(key));
  return [
    ...missing.map((key) => problem(language, key, `write this sentence; ${first} has it`)),
    ...extra.map((key) => problem(first, key, `write this sentence; ${language} has it`)),
    ...[...base].flatMap(([key, text]) => {
      const there = other.get(key);
      return there === undefined || slots(text) === slots(there)
        ? []
        : [problem(language, key, `use the same slots as ${first}: ${slots(text) || 'none'}`)];
    }),
  ];
}

function checkSentence(language: string, key: string, text: string): Problem[] {
  const problems: Problem[] = [];
  const counts = sentences(text).map(countWords);
  const average = counts.reduce((sum, count) => sum + count, 0) / Math.max(counts.length, 1);
  if (Math.max(...counts, 0) > SENTENCE_MOST) {
    problems.push(
      problem(language, key, `cut the sentence of ${Math.max(...counts)} words: at most ${SENTENCE_MOST}`),
    );
  }
  if (average > AVERAGE_MOST) {
    problems.push(
      problem(language, key, `make the sentences shorter: ${average.toFixed(0)} words on average`),
    );
  }
  if (MOBILE.test(text))
    problems.push(problem(language, key, 'remove the mobile number: only desks have numbers'));
  if (MARKS.test(text)) problems.push(problem(language, key, 'remove "!", ";", "**" or the placeholder'));
  for (const [pattern, instead] of NEVER[language] ?? []) {
    if (pattern.test(text))
      problems.push(problem(language, key, `${instead} (found: ${pattern.exec(text)?.[0]})`));
  }
  return problems;
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.?:])\s+/).filter(Boolean);
}

function slots(text: string): string {
  return [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join(' ');
}

function problem(language: string, key: string, remedy: string): Problem {
  const [namespace = '', path = ''] = key.split(':');
  return { file: `locales/${language}/${namespace}.json`, key: path, remedy };
}

/** `namespace:path` to sentence; list items end in their number. */
function flatten(namespaces: Record<string, Tree>): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') flat.set(key, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value))
        walk(inner, `${key}${key.endsWith(':') ? '' : '.'}${name}`);
    }
  };
  for (const [namespace, tree] of Object.entries(namespaces)) walk(tree, `${namespace}:`);
  return flat;
}
