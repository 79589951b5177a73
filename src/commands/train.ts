/** Part of `npm run build`: learns from the vocabulary and writes build/understanding.model, unless it is there. */

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors';
import { checkShape } from '../guide/content';
import { complain } from '../log';
import { listOrganisations, readContent } from '../read-content';
import { dangerTopicsOf, inputsHash, modelPath, readModel } from '../read-model';
import { LANGUAGES } from '../understanding/language';
import { packModel } from '../understanding/model';
import { lessonsOf, trainLanguage } from '../understanding/train-model';

const ROOT = join(__dirname, '..', '..');

function main(): void {
  const { vocabulary, dangerTopics } = readLessons(ROOT);
  const inputs = inputsHash(vocabulary, dangerTopics, join(__dirname, '..', 'understanding'));
  const path = modelPath(ROOT);
  if (existsSync(path) && readInputs() === inputs) return;
  const languages = LANGUAGES.filter((language) => vocabulary[`sentences/${language}`] !== undefined);
  const learned = languages.map(
    (language) => [language, trainLanguage(lessonsOf(vocabulary, language, dangerTopics))] as const,
  );
  const packed = packModel({ inputs, languages: new Map(learned) });
  writeFileSync(path, packed);
  // Not on stdout: what comes after it may be read line by line.
  complain(`understanding: ${languages.length} languages, ${(packed.length / 2 ** 20).toFixed(1)} MB`);
}

/** Topics are the same for every organisation. */
function readLessons(root: string) {
  const { raw, vocabulary } = readContent(root, listOrganisations(root)[0] ?? '');
  const shape = checkShape(raw);
  if ('problems' in shape)
    throw new AppError('content-wrong', 'Run `npm run content` and mend what it tells.');
  return { vocabulary, dangerTopics: dangerTopicsOf(shape.content['topics.yaml'].topics) };
}

function readInputs(): string | undefined {
  try {
    return readModel(ROOT).inputs;
  } catch {
    return undefined;
  }
}

if (require.main === module) {
  try {
    main();
  } catch (error) {
    complain(error instanceof Error ? error.message : 'train-failed');
    process.exitCode = 1;
  }
}
