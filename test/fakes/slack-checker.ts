/** A stranger's opinion of a view or message: the types of @slack/types as a JSON schema, and Slack's published limits. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv, type Schema, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

type Json = Record<string, unknown>;

/** What is wrong; empty when nothing is. */
export interface SlackChecker {
  view(view: Json): string[];
  blocks(blocks: Json[], most?: number): string[];
}

const LIBRARY = '@slack/types';
/** In characters (docs.slack.dev/reference/block-kit, …/views). */
const VIEW_BLOCKS_MOST = 100;
const MESSAGE_BLOCKS_MOST = 50;
const VIEW_BYTES_MOST = 250_000;
const IN_MODAL = new Set([
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
]);

export function makeSlackChecker(root: string): SlackChecker {
  const ajv = new Ajv({ strict: false });
  ajv.addSchema({ ...(schemaOf(root) as object), $id: 'slack' });
  const compiled = new Map<string, ValidateFunction>();
  const byType = (name: string) => {
    const known = compiled.get(name) ?? ajv.compile({ $ref: `slack#/definitions/${name}` });
    compiled.set(name, known);
    return known;
  };
  const check = (name: string, value: unknown) => {
    const isValid = byType(name);
    return isValid(value)
      ? []
      : (isValid.errors ?? []).slice(0, 3).map((e) => `${name}${e.instancePath} ${e.message}`);
  };
  const checkBlocks = (blocks: Json[], most = MESSAGE_BLOCKS_MOST) => [
    ...within('blocks', blocks.length, most),
    ...(blocks.length === 0 ? ['no blocks'] : []),
    ...blocks.flatMap((block) => check(typeName(String(block.type)), block)),
    ...blocks.flatMap(limitsOfBlock),
    ...repeated(
      'block_id',
      blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : String(block_id))),
    ),
  ];
  return {
    blocks: checkBlocks,
    view(view) {
      const blocks = view.blocks as Json[];
      const isModal = view.type === 'modal';
      const asks = blocks.some(({ type }) => type === 'input');
      return [
        ...check(isModal ? 'ModalView' : 'HomeView', view),
        ...checkBlocks(blocks, VIEW_BLOCKS_MOST),
        ...blocks.filter(({ type }) => !IN_MODAL.has(String(type))).map(({ type }) => `${type} in a view`),
        ...text('title', view.title, 24, isModal),
        ...text('submit', view.submit, 24, isModal && asks),
        ...text('close', view.close, 24),
        ...length('private_metadata', view.private_metadata, 3000),
        ...length('callback_id', view.callback_id, 255),
        ...within('bytes', Buffer.byteLength(JSON.stringify(view)), VIEW_BYTES_MOST),
      ];
    },
  };
}

/** `rich_text` is `RichTextBlock`. */
function typeName(type: string): string {
  return `${type.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Block`;
}

function limitsOfBlock(block: Json): string[] {
  const element = block.element as Json | undefined;
  const elements = (block.elements ?? []) as Json[];
  switch (block.type) {
    case 'header':
      return text('header', block.text, 150, true);
    case 'section':
      return [
        ...text('section', block.text, 3000, true),
        ...limitsOfElement(block.accessory as Json | undefined),
      ];
    case 'context':
      return [
        ...within('context', elements.length, 10),
        ...elements.flatMap((one) => text('context', one, 3000, true)),
      ];
    case 'actions':
      return [
        ...within('actions', elements.length, 25),
        ...(elements.length === 0 ? ['no actions'] : []),
        ...elements.flatMap(limitsOfElement),
        ...repeated(
          'action_id',
          elements.map(({ action_id }) => String(action_id)),
        ),
      ];
    case 'image':
      return [
        ...length('alt_text', block.alt_text, 2000, true),
        ...length('image_url', block.image_url, 3000, true),
        ...(String(block.image_url).startsWith('https://') ? [] : ['image_url that Slack cannot fetch']),
      ];
    case 'input':
      return [
        ...text('label', block.label, 2000, true),
        ...text('hint', block.hint, 2000),
        ...length('block_id', block.block_id, 255),
        ...limitsOfElement(element),
      ];
    case 'rich_text':
      return [...within('rich_text', elements.length, 100), ...emptyTexts(elements)];
    default:
      return [];
  }
}

function limitsOfElement(element: Json | undefined): string[] {
  if (!element) return [];
  const options = (element.options ?? []) as Json[];
  const optionsMost = element.type === 'static_select' ? 100 : 10;
  const most = Number(element.max_length ?? 3000);
  return [
    ...length('action_id', element.action_id, 255, true),
    ...(element.type === 'button'
      ? [
          ...text('button', element.text, 75, true),
          ...length('value', element.value, 2000),
          ...length('accessibility_label', element.accessibility_label, 75),
        ]
      : []),
    ...(element.type === 'plain_text_input'
      ? [...within('max_length', most, 3000), ...length('initial_value', element.initial_value, most)]
      : []),
    ...('options' in element
      ? [
          ...within('options', options.length, optionsMost),
          ...(options.length === 0 ? ['no options'] : []),
          ...options.flatMap((one) => [
            ...text('option', one.text, 75, true),
            ...length('value', one.value, 150, true),
          ]),
          ...repeated(
            'option',
            options.map(({ value }) => String(value)),
          ),
          ...initialOf(element).filter((one) => !options.some((known) => JSON.stringify(known) === one)),
        ]
      : []),
  ];
}

/** What is chosen beforehand must be one of the options, to the letter. */
function initialOf({ initial_option, initial_options }: Json): string[] {
  return [...(initial_option ? [initial_option] : []), ...((initial_options ?? []) as unknown[])].map((one) =>
    JSON.stringify(one),
  );
}

function emptyTexts(elements: Json[]): string[] {
  return elements.flatMap((element) => [
    ...(element.type === 'text' ? length('rich text', element.text, 3000, true) : []),
    ...(element.type === 'link' ? length('link', element.url, 3000, true) : []),
    ...(Array.isArray(element.elements) ? emptyTexts(element.elements as Json[]) : []),
    ...(Array.isArray(element.elements) && element.elements.length === 0 ? ['empty rich text'] : []),
  ]);
}

function text(name: string, given: unknown, most: number, isNeeded = false): string[] {
  const { type, text: said } = (given ?? {}) as Json;
  if (given === undefined) return isNeeded ? [`no ${name}`] : [];
  // Nothing of ours is read as mrkdwn.
  return [...(type === 'plain_text' ? [] : [`${name} is ${type}`]), ...length(name, said, most, true)];
}

function length(name: string, given: unknown, most: number, isNeeded = false): string[] {
  if (given === undefined) return isNeeded ? [`no ${name}`] : [];
  const said = String(given);
  return [...within(name, said.length, most), ...(isNeeded && said === '' ? [`empty ${name}`] : [])];
}

function within(name: string, given: number, most: number): string[] {
  return given <= most ? [] : [`${name}: ${given} of ${most}`];
}

function repeated(name: string, ids: string[]): string[] {
  return new Set(ids).size === ids.length ? [] : [`${name} stands twice`];
}

/** Made once for each version of the library, and kept in `build/`. */
function schemaOf(root: string): Schema {
  const manifest = require.resolve(`${LIBRARY}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const file = join(root, 'build', `slack-schema-${version}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Schema;
  const schema = createGenerator({
    path: join(dirname(manifest), 'dist', 'index.d.ts').replaceAll('\\', '/'),
    type: '*',
    expose: 'all',
    jsDoc: 'none',
    skipTypeCheck: true,
  }).createSchema('*') as Schema;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(schema));
  return schema;
}
