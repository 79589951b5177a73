/** Reads content and locales from disk, once, at start. The only reader of those folders. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { AppError } from './errors';
import { CONTENT_FILES, type ContentFile } from './guide/content';

/** One language's sentences: namespace to a tree of strings. */
export type Sentences = Record<string, Record<string, unknown>>;

export interface ContentOnDisk {
  /** Parsed YAML a file, unchecked. */
  raw: Record<ContentFile, unknown>;
  /** By language, the organisation's own sentences laid over the common ones. */
  locales: Record<string, Sentences>;
  /** By language: the word patterns of the vocabulary, as text. The rest of it is in what was learned at build. */
  patterns: Record<string, string>;
  /** Changes whenever a byte of the above changes. */
  version: string;
}

/** These stand in the organisation's own folder. */
const PACK_FILES: ReadonlySet<ContentFile> = new Set(['organisation.yaml', 'pages.yaml']);

/** `root` holds `content/` and `locales/`. */
export function readContent(root: string, organisation: string): ContentOnDisk {
  const pack = join(root, 'content', 'organisations', organisation);
  if (!/^[a-z0-9-]+$/.test(organisation) || !existsSync(pack)) {
    const known = listFolders(join(root, 'content', 'organisations')).join(', ');
    throw new AppError('organisation-unknown', `Choose one of these organisations: ${known}.`);
  }
  const hash = createHash('sha256');
  const read = (path: string) => {
    const text = readFileSync(path, 'utf8');
    hash.update(text);
    return text;
  };
  const raw = Object.fromEntries(
    CONTENT_FILES.map((file) => [
      file,
      readYaml(file, PACK_FILES.has(file) ? join(pack, file) : join(root, 'content', file), read),
    ]),
  ) as Record<ContentFile, unknown>;
  const locales = Object.fromEntries(
    listFolders(join(root, 'locales')).map((language) => [
      language,
      overlay(
        readSentences(join(root, 'locales', language), read),
        readSentences(join(pack, 'locales', language), read),
      ) as Sentences,
    ]),
  );
  const patterns = readTexts(join(root, 'content', 'vocabulary', 'patterns'), read);
  return { raw, locales, patterns, version: hash.digest('hex').slice(0, 12) };
}

/** The organisations that have a pack, for messages and commands. */
export function listOrganisations(root: string): string[] {
  return listFolders(join(root, 'content', 'organisations'));
}

function listFolders(path: string): string[] {
  if (!existsSync(path)) return [];
  const folders = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => entry.name).sort();
}

/** `pages.yaml` may be left out: most organisations have no pages of their own. */
function readYaml(file: ContentFile, path: string, read: (path: string) => string): unknown {
  if (file === 'pages.yaml' && !existsSync(path)) return [];
  const text = read(path);
  try {
    return parse(text);
  } catch (error) {
    throw new AppError('content-unreadable', `${file}: mend the YAML. ${(error as Error).message}`, error);
  }
}

function readSentences(folder: string, read: (path: string) => string): Sentences {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return Object.fromEntries(
    files.map((name) => {
      try {
        return [name.slice(0, -'.json'.length), JSON.parse(read(join(folder, name)))];
      } catch (error) {
        throw new AppError('content-unreadable', `${join(folder, name)}: mend the JSON.`, error);
      }
    }),
  );
}

/** The folders that the model is trained on. */
const TAUGHT = ['sentences', 'danger', 'roles', 'concepts'];

/** Vocabulary files by `folder/language`, as text: what the model is trained on. */
export function readVocabulary(root: string): Record<string, string> {
  const folder = join(root, 'content', 'vocabulary');
  return Object.fromEntries(
    TAUGHT.flatMap((kind) =>
      Object.entries(readTexts(join(folder, kind), (path) => readFileSync(path, 'utf8'))).map(
        ([language, text]) => [`${kind}/${language}`, text],
      ),
    ),
  );
}

function readTexts(folder: string, read: (path: string) => string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(
    names.sort().map((name) => [name.slice(0, -'.md'.length), read(join(folder, name))]),
  );
}

/** `over` laid on `base`: trees merge, everything else is replaced. */
function overlay(base: unknown, over: unknown): unknown {
  if (!isTree(base) || !isTree(over)) return over ?? base;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = overlay(base[key], value);
  return merged;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
