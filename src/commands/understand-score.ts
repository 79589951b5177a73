/**
 * `npm run understand:score [-- --write] [-- --cross-validation] [-- --round 5]`: how well typed questions are understood, a language
 * a column; exits 1 when a figure fell against content/vocabulary/scorecard.json, or when a question taught as well.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError } from '../errors';
import { ABOUT, WHO } from '../guide/answers';
import { loadGuide } from '../load-guide';
import { complain, print } from '../log';
import { listOrganisations, readVocabulary } from '../read-content';
import { dangerTopicsOf, readModel } from '../read-model';
import { crossValidate } from '../understanding/cross-validation';
import { nearDuplicates } from '../understanding/near-duplicates';
import { type Figures, fallen, type Question, type Score, score } from '../understanding/scorecard';
import { type Lessons, lessonsOf } from '../understanding/train-model';
import { makeUnderstand } from '../understanding/understand';

const ROOT = join(__dirname, '..', '..');
const FOLDS = 5;
const WORST = 5;

/** Questions for measuring, by language. */
export function readQuestions(root: string): Map<string, Question[]> {
  const folder = join(root, 'content', 'vocabulary', 'evaluation');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  return new Map(
    files.map((name) => {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n');
      const questions = lines.flatMap((line, i) =>
        line.trim() === '' ? [] : readQuestion(line, `${name}:${i + 1}`),
      );
      return [name.slice(0, -'.jsonl'.length), questions];
    }),
  );
}

const questionShape: z.ZodType<Question> = z.object({
  text: z.string().min(1),
  place: z.union([z.string(), z.array(z.string()).min(1)]),
  group: z.enum(['ordinary', 'indirect', 'formal', 'short', 'noisy']),
  round: z.number().int().positive(),
  danger: z.boolean(),
  role: z.enum([...WHO, 'outside-party', 'unknown']),
  about: z.enum(ABOUT),
});

/** `at`: file and line, for what is told of it. */
function readQuestion(line: string, at: string): Question {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new AppError('question-wrong', `evaluation/${at}: write one JSON object on this line.`);
  }
  const read = questionShape.safeParse(parsed);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new AppError('question-wrong', `evaluation/${at}: ${wrong.join('; ')}.`);
}

/** Sentences of one language that also measure. */
export function taughtQuestions(lessons: Lessons, questions: readonly Question[]): string[] {
  const taught = [...lessons.places, ...lessons.danger, ...lessons.role, ...lessons.about];
  return nearDuplicates(
    [...new Set(taught.map(({ text }) => text))],
    questions.map(({ text }) => text),
  ).map((pair) => `${pair.taught} ~ ${pair.measured}`);
}

/** What understanding adds to a process, apart from the guide. */
function costOfLoading(): { milliseconds: number; megabytes: number } {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  makeUnderstand({ model: readModel(ROOT), patterns: {}, titles: {}, dangerTopics: new Set() })('a', 'nl');
  const milliseconds = performance.now() - start;
  return { milliseconds, megabytes: (process.memoryUsage().rss - before) / 2 ** 20 };
}

function main(): void {
  const { values } = parseArgs({
    options: {
      write: { type: 'boolean' },
      'cross-validation': { type: 'boolean' },
      round: { type: 'string' },
    },
  });
  const organisation = listOrganisations(ROOT)[0] ?? '';
  const cost = costOfLoading();
  const { understand, guide } = loadGuide(ROOT, organisation);
  const vocabulary = readVocabulary(ROOT);
  const questions = readQuestions(ROOT);
  const dangerous = dangerTopicsOf([...guide.topics.values()]);
  const rounds = new Set([...questions.values()].flat().map(({ round }) => String(round)));
  if (values.round !== undefined && (values.write || !rounds.has(values.round))) {
    throw new AppError('round-wrong', `--round takes ${[...rounds].sort().join(', ')}, without --write.`);
  }
  const isAsked = ({ round = 1 }: Question) => !values.round || round === Number(values.round);
  const scores = new Map(
    [...questions].map(([language, all]) => {
      const asked = all.filter(isAsked);
      const other = language === 'nl' ? 'en' : 'nl';
      return [
        language,
        score(understand, language, other, asked, () => performance.now(), dangerous),
      ] as const;
    }),
  );
  printTable(scores);
  print(`\nslowest (p99) ${Math.max(...[...scores.values()].map(({ slowest }) => slowest)).toFixed(1)} ms`);
  print(`loaded in ${cost.milliseconds.toFixed(0)} ms, ${cost.megabytes.toFixed(0)} MB more memory`);
  const lessons = [...questions.keys()].map(
    (language) => [language, lessonsOf(vocabulary, language, new Set())] as const,
  );
  if (values['cross-validation']) {
    for (const [language, { places, concepts }] of lessons) {
      const { top1, top3 } = crossValidate(places, concepts, FOLDS);
      print(`${language}: kept apart in ${FOLDS} folds: top 1 ${top1}, top 3 ${top3}`);
    }
  }
  const taught = lessons.flatMap(([language, lesson]) =>
    taughtQuestions(lesson, questions.get(language) ?? []),
  );
  for (const line of taught) complain(`taught and measured: ${line}`);
  // The committed figures are those of all rounds.
  const worse = values.round ? [] : settle(scores, values.write === true);
  for (const line of worse) complain(`fell: ${line}`);
  process.exitCode = taught.length + worse.length > 0 ? 1 : 0;
}

/** Compares with the committed figures, or renews them. */
function settle(scores: ReadonlyMap<string, Score>, write: boolean): string[] {
  const path = join(ROOT, 'content', 'vocabulary', 'scorecard.json');
  const now = Object.fromEntries([...scores].map(([language, { figures }]) => [language, figures]));
  if (write) {
    writeFileSync(path, `${JSON.stringify(now, null, 2)}\n`);
    return [];
  }
  if (!existsSync(path))
    throw new AppError('scorecard-missing', 'Run `npm run understand:score -- --write`.');
  const before = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Figures>;
  return Object.entries(before).flatMap(([language, figures]) =>
    fallen(figures, now[language] ?? {}).map((line) => `${language} ${line}`),
  );
}

function printTable(scores: ReadonlyMap<string, Score>): void {
  const names = [...new Set([...scores.values()].flatMap(({ figures }) => Object.keys(figures)))];
  print(['%'.padEnd(24), ...[...scores.keys()].map((language) => language.padStart(6))].join(''));
  for (const name of names) {
    const cells = [...scores.values()].map(({ figures }) => (figures[name]?.toFixed(1) ?? '–').padStart(6));
    print([name.padEnd(24), ...cells].join(''));
  }
  print('\nmost often mistaken');
  for (const [language, { confusions }] of scores) {
    for (const [pair, count] of confusions.slice(0, WORST)) print(`${language} ${count} × ${pair}`);
  }
}

if (require.main === module) {
  try {
    main();
  } catch (error) {
    complain(error instanceof Error ? error.message : 'understand-score-failed');
    process.exitCode = 1;
  }
}
