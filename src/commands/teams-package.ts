/** The zip that an administrator uploads to Teams: filled, checked without a network, the same bytes every time. */

import { zipSync } from 'fflate';
import type { Problem } from '../guide/content';
import { checkIcon, checkOutline } from './teams-icon';
import {
  type FilledManifest,
  fillManifest,
  type ManifestValues,
  problemOfSentence,
  TEMPLATE,
} from './teams-manifest';
import { type Check, loadCheck } from './teams-schemas';

/** In pixels. */
const COLOR_SIZE = 192;
const OUTLINE_SIZE = 32;
/** A zip holds local times; this one is the earliest it can hold, wherever it is made. */
const MTIME = new Date(1980, 0, 1);
const SCHEMA = 'MicrosoftTeams.schema.json';
const LANGUAGE_SCHEMA = 'MicrosoftTeams.Localization.schema.json';

interface Icons {
  color: string;
  outline: string;
}

/** `read` gives a file of `appPackage/`, or `undefined` when it is not there. */
export function makeTeamsPackage(
  read: (name: string) => Buffer | undefined,
  values: ManifestValues,
): { zip: Uint8Array } | { problems: Problem[] } {
  const template = parseTemplate(read('manifest.json'));
  if (!template) return { problems: [{ file: TEMPLATE, key: '(file)', remedy: 'write it as JSON' }] };
  const filled = fillManifest(template, values);
  if (filled.problems.length > 0) return { problems: filled.problems };
  const { icons } = filled.manifest as { icons?: Icons };
  const problems = [...checkManifest(filled, values.languages), ...checkIcons(read, icons)];
  if (problems.length > 0 || !icons) return { problems };

  const address = schemaAddress(filled, LANGUAGE_SCHEMA);
  const languages = Object.entries(filled.languageFiles).map(
    ([language, strings]) => [`${language}.json`, toJson({ $schema: address, ...strings })] as const,
  );
  const files = [
    ['manifest.json', toJson(filled.manifest)] as const,
    ...[icons.color, icons.outline].map((name) => [name, read(name) ?? Buffer.alloc(0)] as const),
    ...languages,
  ];
  const options = { mtime: MTIME, level: 9 } as const;
  return { zip: zipSync(Object.fromEntries(files.map(([name, bytes]) => [name, [bytes, options]]))) };
}

function parseTemplate(text: Buffer | undefined): object | undefined {
  try {
    const parsed: unknown = JSON.parse(String(text));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The manifest and its language files against the schemas of the version that the manifest names. */
function checkManifest(filled: FilledManifest, languages: readonly string[]): Problem[] {
  const version = String(filled.manifest.manifestVersion);
  const check = loadCheck(version, SCHEMA);
  const checkLanguage = loadCheck(version, LANGUAGE_SCHEMA);
  if (!check || !checkLanguage) {
    const remedy = 'name a version that @microsoft/app-manifest has';
    return [{ file: TEMPLATE, key: 'manifestVersion', remedy }];
  }
  const address = schemaAddress(filled, SCHEMA);
  if (filled.manifest.$schema !== address) {
    return [{ file: TEMPLATE, key: '$schema', remedy: `write ${address}` }];
  }
  const inManifest = check(filled.manifest).filter(({ path }) => !filled.sentences.has(path));
  return [
    ...inManifest.map(({ path, message }) => ({ file: TEMPLATE, key: path || '(file)', remedy: message })),
    ...languages.flatMap((language) => checkSentences(filled, language, checkLanguage)),
  ];
}

/** A sentence that Teams would refuse is told where it is written. */
function checkSentences(
  { languageFiles, sentences }: FilledManifest,
  language: string,
  check: Check,
): Problem[] {
  return check(languageFiles[language] ?? {}).map(({ path, message }) => {
    const slot = sentences.get(path);
    return slot
      ? problemOfSentence(language, slot, message)
      : { file: `${language}.json`, key: path || '(file)', remedy: message };
  });
}

function checkIcons(read: (name: string) => Buffer | undefined, icons: Icons | undefined): Problem[] {
  if (!icons) return [];
  const tell = (name: string, check: (png: Buffer) => string | undefined): Problem[] => {
    const png = read(name);
    const remedy = png ? check(png) : 'put the icon there';
    return remedy ? [{ file: `appPackage/${name}`, key: 'icon', remedy }] : [];
  };
  return [
    ...tell(icons.color, (png) => checkIcon(png, COLOR_SIZE)),
    ...tell(icons.outline, (png) => checkOutline(png, OUTLINE_SIZE)),
  ];
}

function schemaAddress({ manifest }: FilledManifest, schema: string): string {
  return `https://developer.microsoft.com/json-schemas/teams/v${manifest.manifestVersion}/${schema}`;
}

function toJson(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
