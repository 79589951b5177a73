/** The sentences of hand-off: its pages are made when somebody is there, so their keys are read from the source. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../fakes/example';

type Tree = { [key: string]: Tree | string | string[] };

const LANGUAGES = ['nl', 'en'];
/** Said by parts outside these folders, or laid into others by their number. */
const ELSEWHERE = { handoff: [], staff: ['knock.', 'trial.', 'roster.newCoordinator'] };

const sources = ['src/handoff', 'src/channels/web/staff'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
);

/** What stands in quotes inside `say(…)` or `staff(…)`: whole keys, and beginnings of keys that are put together. */
function keysIn(call: 'say' | 'staff'): { whole: Set<string>; beginnings: string[] } {
  const calls = sources.flatMap((source) =>
    [...source.matchAll(new RegExp(`\\b${call}\\(((?:[^()]|\\([^()]*\\))*)`, 'g'))].map(
      (match) => match[1] ?? '',
    ),
  );
  const quoted = calls.flatMap((inside) =>
    [...inside.matchAll(/'([\w.-]+)'/g)].map((match) => match[1] ?? ''),
  );
  const composed = sources.flatMap((source) =>
    [...source.matchAll(/`([a-zA-Z]+\.)\$\{/g)].map((match) => match[1] ?? ''),
  );
  const loose = sources.flatMap((source) =>
    [...source.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)?)'/g)].map((match) => match[1] ?? ''),
  );
  return { whole: new Set([...quoted, ...loose]), beginnings: composed };
}

function flatten(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' || Array.isArray(value) ? [before + key] : flatten(value, `${before}${key}.`),
  );
}

const written = (language: string, namespace: string) =>
  flatten(JSON.parse(readFileSync(join(ROOT, 'locales', language, `${namespace}.json`), 'utf8')) as Tree);

describe.each([
  ['handoff', 'say'],
  ['staff', 'staff'],
] as const)('%s', (namespace, call) => {
  const { whole, beginnings } = keysIn(call);

  it('has every sentence that a page asks for', () => {
    const asked = sources.flatMap((source) =>
      [...source.matchAll(new RegExp(`\\b${call}\\('([\\w.-]+)'`, 'g'))].map((match) => match[1] ?? ''),
    );
    expect(asked.length).toBeGreaterThan(20);
    for (const language of LANGUAGES) {
      const there = new Set(written(language, namespace));
      expect([language, asked.filter((key) => !there.has(key))]).toEqual([language, []]);
    }
  });

  it('has no sentence that no page asks for', () => {
    const ways = [...beginnings, ...ELSEWHERE[namespace]];
    const isUsed = (key: string) => whole.has(key) || ways.some((beginning) => key.startsWith(beginning));
    expect(written('nl', namespace).filter((key) => !isUsed(key))).toEqual([]);
  });
});
