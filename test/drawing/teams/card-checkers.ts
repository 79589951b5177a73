/** Two strangers' opinions of a card: the types of Microsoft's card library as a JSON schema, and its renderer. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as Renderer from 'adaptivecards';
import { Ajv, type Schema } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

/** What is wrong with a card; empty when nothing is. */
export type CardChecker = (card: Record<string, unknown>) => string[];

const LIBRARY = '@microsoft/teams.cards';
const GENERATOR = 'ts-json-schema-generator';
/** `require('adaptivecards')` itself does not load in Node; the bundle does. */
const renderer = require('adaptivecards/dist/adaptivecards.js') as typeof Renderer;

export function makeSchemaChecker(root: string): CardChecker {
  const isValid = new Ajv({ strict: false }).compile(cardSchema(root));
  return (card) =>
    isValid(card) ? [] : (isValid.errors ?? []).slice(0, 3).map((e) => `${e.instancePath} ${e.message}`);
}

/** Made once for each version of the library, and kept in `build/`. */
function cardSchema(root: string): Schema {
  const file = join(root, 'build', `card-schema-${versionOf(LIBRARY)}-${versionOf(GENERATOR)}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Schema;
  const path = join(dirname(require.resolve(`${LIBRARY}/package.json`)), 'dist', 'core.d.ts');
  const schema = createGenerator({
    path: path.replaceAll('\\', '/'),
    type: 'IAdaptiveCard',
    expose: 'all',
    jsDoc: 'none',
    skipTypeCheck: true,
  }).createSchema('IAdaptiveCard') as Schema;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(schema));
  return schema;
}

function versionOf(name: string): string {
  const file = readFileSync(require.resolve(`${name}/package.json`), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}

/** Without `lang`: the renderer's pattern for it remembers where it stopped (`/gi`) and refuses every second card. */
export const checkWithRenderer: CardChecker = ({ lang: _, ...card }) => {
  const context = new renderer.SerializationContext(renderer.Versions.v1_5);
  const parsed = new renderer.AdaptiveCard();
  parsed.parse(card, context);
  const reading = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return [...reading, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
};
