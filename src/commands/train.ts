/** Part of `npm run build`: learns from the vocabulary and writes build/understanding.model, unless it is there. */

import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { checkTaught } from '../check-taught';
import { AppError } from '../errors';
import { checkShape } from '../guide/content';
import { complain } from '../log';
import { listOrganisations, readContent, readVocabulary } from '../read-content';
import { dangerTopicsOf, inputsHash, modelPath, readModel } from '../read-model';
import { LANGUAGES } from '../understanding/language';
import { type LanguageModel, packModel } from '../understanding/model';
import { lessonsOf, trainLanguage } from '../understanding/train-model';

const ROOT = join(__dirname, '..', '..');

async function main(): Promise<void> {
  const { vocabulary, dangerTopics } = readLessons(ROOT);
  const problems = checkTaught(ROOT);
  if (problems.length > 0) {
    const lines = problems.map(({ file, key, remedy }) => `${file}: ${key}: ${remedy}`);
    throw new AppError('vocabulary-wrong', `\n${lines.join('\n')}`);
  }
  const inputs = inputsHash(vocabulary, dangerTopics, join(__dirname, '..', 'understanding'));
  const path = modelPath(ROOT);
  if (existsSync(path) && readInputs() === inputs) return;
  const languages = LANGUAGES.filter((language) => vocabulary[`sentences/${language}`] !== undefined);
  const packed = packModel({ inputs, languages: await learnAll(languages) });
  // Whole or not at all: another command may read it meanwhile.
  writeFileSync(`${path}.new`, packed);
  renameSync(`${path}.new`, path);
  // Not on stdout: what comes after it may be read line by line.
  complain(`understanding: ${languages.length} languages, ${(packed.length / 2 ** 20).toFixed(1)} MB`);
}

/** A language a worker, as many at a time as there are processors. In the order of `languages`. */
async function learnAll(languages: readonly string[]): Promise<Map<string, LanguageModel>> {
  const learned = new Map<string, LanguageModel>();
  const left = [...languages];
  const work = async () => {
    for (let language = left.shift(); language !== undefined; language = left.shift()) {
      learned.set(language, await learnApart(language));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return new Map(languages.map((language) => [language, learned.get(language) as LanguageModel]));
}

function learnApart(language: string): Promise<LanguageModel> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: language });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function learn(language: string): LanguageModel {
  const { vocabulary, dangerTopics } = readLessons(ROOT);
  return trainLanguage(lessonsOf(vocabulary, language, dangerTopics));
}

/** Topics are the same for every organisation. */
function readLessons(root: string) {
  const { raw } = readContent(root, listOrganisations(root)[0] ?? '');
  const shape = checkShape(raw);
  if ('problems' in shape)
    throw new AppError('content-wrong', 'Run `npm run content` and mend what it tells.');
  return {
    vocabulary: readVocabulary(root),
    dangerTopics: dangerTopicsOf(shape.content['topics.yaml'].topics),
  };
}

function readInputs(): string | undefined {
  try {
    return readModel(ROOT).inputs;
  } catch {
    return undefined;
  }
}

if (!isMainThread) parentPort?.postMessage(learn(workerData as string));
else if (require.main === module) {
  main().catch((error: unknown) => {
    complain(error instanceof Error ? error.message : 'train-failed');
    process.exitCode = 1;
  });
}
