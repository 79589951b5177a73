/** Makes what tools outside the repository rely on: the schema of a page and golden examples. `npm run schema` writes them. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaObject } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import type { WordedPage } from '../../src/guide/page';
import { type Advice, loadGuide } from '../../src/load-guide';
import { ORGANISATION, wordedPage } from '../drawing/pages-to-draw';

const FOLDER = join('docs', 'interfaces');
export const SCHEMA_FILE = join(FOLDER, 'page.schema.json');
export const HOW_TO_RENEW = 'npm run schema';
const EXAMPLE_LANGUAGE = 'nl';

/** File name to place. */
export const EXAMPLES: readonly (readonly [name: string, place: string])[] = [
  ['start', 'start'],
  ['topic-bullying', 'topic/bullying'],
  ['route', 'route?topic=bullying&about=manager'],
  ['desk-complaints-committee', 'desk/complaints-committee'],
  ['procedure-complaint', 'procedure/complaint'],
];

export function exampleFile(name: string): string {
  return join(FOLDER, 'examples', `${name}.json`);
}

export function makeExample(advice: Advice, place: string): WordedPage {
  return wordedPage(advice, place, EXAMPLE_LANGUAGE);
}

/** JSON Schema draft 7 of `WordedPage`, comments included. `root` is the folder of the repository. */
export function makePageSchema(root: string): SchemaObject {
  const inRoot = (...path: string[]) => join(root, ...path).replaceAll('\\', '/');
  return createGenerator({
    path: inRoot('src', 'guide', 'page.ts'),
    type: 'WordedPage',
    tsconfig: inRoot('tsconfig.json'),
    skipTypeCheck: true,
  }).createSchema('WordedPage') as SchemaObject;
}

function writeAll(root: string): void {
  const write = (file: string, value: unknown) =>
    writeFileSync(join(root, file), `${JSON.stringify(value, null, 2)}\n`);
  mkdirSync(join(root, FOLDER, 'examples'), { recursive: true });
  write(SCHEMA_FILE, makePageSchema(root));
  const advice = loadGuide(root, ORGANISATION);
  for (const [name, place] of EXAMPLES) write(exampleFile(name), makeExample(advice, place));
}

if (require.main === module) writeAll(process.cwd());
