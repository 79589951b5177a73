import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Ajv, type SchemaObject } from 'ajv';
import type { WordedPage } from '../../src/guide/page';
import { loadGuide } from '../../src/load-guide';
import { LANGUAGES, ORGANISATION, pagesToDraw, ROOT } from '../drawing/pages-to-draw';
import {
  EXAMPLES,
  exampleFile,
  HOW_TO_RENEW,
  makeExample,
  makePageSchema,
  SCHEMA_FILE,
} from './make-page-schema';

const CHOICES_MOST = 7;
const ROUTES_LEAST = 30;

const readJson = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as unknown;
const schema = readJson(SCHEMA_FILE) as SchemaObject;
const isValid = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
const advice = loadGuide(ROOT, ORGANISATION);

function faultsIn(page: unknown): string[] {
  isValid(page);
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What a tool may build on; sentences change more often. */
function shapeOf({ place, kind, blocks, choices, desks }: WordedPage) {
  return {
    place,
    kind,
    blocks: blocks.map(({ type }) => type),
    choices: choices.length,
    desks: desks?.map(({ id }) => id),
  };
}

test('the committed page schema is the one that the source gives', () => {
  const today: unknown = JSON.parse(JSON.stringify(makePageSchema(ROOT)));
  if (isDeepStrictEqual(schema, today)) return;
  throw new Error(`src/guide/page.ts gives another ${SCHEMA_FILE}. If that is meant: ${HOW_TO_RENEW}`);
});

describe.each(LANGUAGES)('all pages in %s', (language) => {
  const pages = pagesToDraw(advice, language);

  test('are valid by the committed schema', () => {
    const faults = pages.flatMap((page) => faultsIn(page).map((fault) => ({ place: page.place, fault })));
    expect(faults).toEqual([]);
  });

  test('offer at most seven choices', () => {
    const crowded = pages.filter(({ choices }) => choices.length > CHOICES_MOST);
    expect(crowded.map(({ place }) => place)).toEqual([]);
  });

  test('include enough routes with desks to mean something', () => {
    const routes = pages.filter(({ kind, desks }) => kind === 'route' && desks && desks.length > 0);
    expect(routes.length).toBeGreaterThanOrEqual(ROUTES_LEAST);
  });
});

describe.each(EXAMPLES)('the golden example %s', (name, place) => {
  const example = readJson(exampleFile(name)) as WordedPage;

  test('is valid by the committed schema', () => {
    expect(faultsIn(example)).toEqual([]);
  });

  test(`has the shape that the guide gives today (if that changed on purpose: ${HOW_TO_RENEW})`, () => {
    expect(shapeOf(example)).toEqual(shapeOf(makeExample(advice, place)));
  });
});

test.each([
  ['without a title', { title: undefined }],
  ['of an unknown kind', { kind: 'poster' }],
  ['with a field that no tool knows', { colour: 'red' }],
  ['with a block of an unknown type', { blocks: [{ type: 'video' }] }],
  ['with a way to the start that goes elsewhere', { navigation: { start: 'x', danger: 'danger' } }],
])('the schema refuses a page %s', (_fault, part) => {
  const page = { ...makeExample(advice, 'start'), ...part };
  expect(faultsIn(JSON.parse(JSON.stringify(page)))).not.toEqual([]);
});
