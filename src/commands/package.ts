/**
 * `npm run package`: writes build/wegwijzer-teams.zip for this organisation, checked, or says what to mend; and the
 * card to hang on a wall, build/card-<language>.pdf. With `--slack`: build/wegwijzer-slack.json instead.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { environment } from '../config';
import { AppError } from '../errors';
import { checkShape, type Problem } from '../guide/content';
import { complain, print } from '../log';
import { readContent } from '../read-content';
import { printCards } from './card-pdf';
import { makeSlackManifest } from './slack-manifest';
import type { ManifestValues } from './teams-manifest';
import { makeTeamsPackage } from './teams-package';

const ROOT = join(__dirname, '..', '..');
const PACKAGE = join('build', 'wegwijzer-teams.zip');
const SLACK_MANIFEST = join('build', 'wegwijzer-slack.json');
/** Where Slack sends its requests (src/channels/slack/door.ts). */
const SLACK_PATH = '/slack/events';

/** Nobody’s bot and nobody’s address: to look at the package, not to upload it. */
const EXAMPLE = {
  MICROSOFT_APP_ID: '00000000-0000-4000-8000-000000000000',
  PUBLIC_URL: 'https://wegwijzer.example',
};

const INSTEAD = 'or add --example to look at the result';
const appId = `give the application (client) id of the bot registration, ${INSTEAD}`;
const publicUrl = `give the address people use, such as https://wegwijzer.example, ${INSTEAD}`;
const settingsSchema = z.object({
  ORGANISATION: z.string().default('example'),
  MICROSOFT_APP_ID: z.string({ message: appId }).uuid(appId),
  PUBLIC_URL: z.string({ message: publicUrl }).url(publicUrl).startsWith('https://', 'this needs https://'),
});
/** Slack gives an app its id only afterwards. */
const slackSchema = settingsSchema.extend({ MICROSOFT_APP_ID: z.string().default('') });
type PackageSettings = z.infer<typeof settingsSchema>;

/** The settings for a package, or what to do about each that is missing. Never the password: it is not needed. */
export function readPackageSettings(
  given: Record<string, string | undefined>,
  isExample: boolean,
  isSlack = false,
): { settings: PackageSettings } | { problems: Problem[] } {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const parsed = (isSlack ? slackSchema : settingsSchema).safeParse({ ...filled, ...(isExample && EXAMPLE) });
  if (parsed.success) return { settings: parsed.data };
  const first = parsed.error.issues.filter(
    ({ path }, i, all) => all.findIndex((other) => other.path[0] === path[0]) === i,
  );
  return {
    problems: first.map(({ path, message }) => ({ file: 'settings', key: path.join('.'), remedy: message })),
  };
}

/** What fills the manifest; `root` holds `content/`, `locales/` and `package.json`. */
export function packageValues(
  root: string,
  settings: PackageSettings,
): { values: ManifestValues } | { problems: Problem[] } {
  const disk = readContent(root, settings.ORGANISATION);
  const shape = checkShape(disk.raw);
  if ('problems' in shape) return shape;
  const { publisher, languages } = shape.content['organisation.yaml'];
  if (!publisher) {
    const remedy = 'add name, website, privacy and terms; Teams shows them';
    return { problems: [{ file: 'organisation.yaml', key: 'publisher', remedy }] };
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const slots = {
    MICROSOFT_APP_ID: settings.MICROSOFT_APP_ID,
    PUBLIC_HOST: new URL(settings.PUBLIC_URL).host,
    SLACK_URL: `${new URL(settings.PUBLIC_URL).origin}${SLACK_PATH}`,
    VERSION: version,
    ...Object.fromEntries(Object.entries(publisher).map(([name, value]) => [`publisher.${name}`, value])),
  };
  return { values: { slots, locales: disk.locales, languages } };
}

function readFrom(folder: string): (name: string) => Buffer | undefined {
  return (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined);
}

/** What is to be mended; none when the package is written. */
function writePackage(settings: PackageSettings): Problem[] {
  const filled = packageValues(ROOT, settings);
  if ('problems' in filled) return filled.problems;
  const made = makeTeamsPackage(readFrom(join(ROOT, 'appPackage')), filled.values);
  if ('problems' in made) return made.problems;
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(join(ROOT, PACKAGE), made.zip);
  return [];
}

function writeSlackManifest(settings: PackageSettings): Problem[] {
  const filled = packageValues(ROOT, settings);
  if ('problems' in filled) return filled.problems;
  const made = makeSlackManifest(readFrom(join(ROOT, 'appPackage'))('slack-manifest.json'), filled.values);
  if ('problems' in made) return made.problems;
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(join(ROOT, SLACK_MANIFEST), made.manifest);
  return [];
}

/** The files that were written. */
async function writeCards({ ORGANISATION, PUBLIC_URL }: PackageSettings): Promise<string[]> {
  const today = new Date().toISOString().slice(0, 10);
  const cards = await printCards(ROOT, { organisation: ORGANISATION, publicUrl: PUBLIC_URL, today });
  return [...cards].map(([language, pdf]) => {
    const file = join('build', `card-${language}.pdf`);
    writeFileSync(join(ROOT, file), pdf);
    return file;
  });
}

async function main(): Promise<void> {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { example: flag, slack: flag } });
  const read = readPackageSettings(environment(), values.example, values.slack);
  const write = values.slack ? writeSlackManifest : writePackage;
  const problems = 'problems' in read ? read.problems : write(read.settings);
  for (const { file, key, remedy } of problems) complain(`${file}: ${key}: ${remedy}`);
  if (problems.length > 0) process.exitCode = 1;
  if (problems.length > 0 || 'problems' in read) return;
  const advice = values.example
    ? ' (an example: no workspace reaches it)'
    : ': paste it into Slack, docs/slack.md';
  if (values.slack) return print(`${SLACK_MANIFEST}${advice}`);
  const remark = values.example ? ' (an example: no tenant knows this bot)' : ': upload it, docs/teams.md';
  print(`${PACKAGE}${remark}`);
  for (const file of await writeCards(read.settings)) print(`${file}: print it on A4`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    complain(error instanceof AppError ? error.message : `package-failed: ${(error as Error).message}`);
    process.exitCode = 1;
  });
}
