/** What `npm run build` learned from the vocabulary, read once at start; and whether it must be learned again. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from './errors';
import { type Model, unpackModel } from './understanding/model';

/** Under the root: `build/understanding.model`. */
export function modelPath(root: string): string {
  return join(root, 'build', 'understanding.model');
}

/** Throws an `AppError` when it was not built. */
export function readModel(root: string): Model {
  const path = modelPath(root);
  if (!existsSync(path)) throw new AppError('model-missing', 'Run `npm run build` first.');
  try {
    return unpackModel(readFileSync(path));
  } catch (error) {
    throw new AppError('model-unreadable', 'Delete the folder build and run `npm run build`.', error);
  }
}

/** Places of topics whose words are words of danger. */
export function dangerTopicsOf(topics: readonly { id: string; danger?: boolean | undefined }[]): Set<string> {
  return new Set(topics.filter(({ danger }) => danger).map(({ id }) => `topic/${id}`));
}

/** What learns: these files decide what becomes of the sentences. */
const LEARNING = [
  ...['concepts', 'features', 'model', 'normal-words', 'regression', 'table', 'train-model', 'vocabulary'],
].map((name) => `${name}.js`);

/** Changes with the sentences, the danger topics and the code in `codeFolder` that learns from them. */
export function inputsHash(
  vocabulary: Readonly<Record<string, string>>,
  dangerTopics: ReadonlySet<string>,
  codeFolder: string,
): string {
  const hash = createHash('sha256').update(JSON.stringify([vocabulary, [...dangerTopics]]));
  for (const name of LEARNING) hash.update(readFileSync(join(codeFolder, name)));
  return hash.digest('hex');
}
