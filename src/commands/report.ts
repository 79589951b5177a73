/**
 * `npm run report -- --year 2026`: what was published of a year, to read and as lines for a spreadsheet, a file of each
 * in every language. `--demonstration`: with invented counts, in a folder of its own, so that anybody can see one.
 */

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { type Config, environment, readConfig } from '../config';
import { drawReport } from '../drawing/web/draw-report';
import { AppError } from '../errors';
import type { Text } from '../guide/page';
import { TERMS } from '../handoff/adviser/let-go';
import { type Advice, loadGuide } from '../load-guide';
import { complain, print } from '../log';
import { openCosmosStore } from '../storage/cosmos/open-cosmos';
import type { TallyStore } from '../storage/ports';
import { openSqliteStore } from '../storage/sqlite/sqlite-store';
import { sqliteTallies } from '../storage/sqlite/tally-store';
import { cellsOf } from '../usage/cells';
import { inventYear } from '../usage/demonstration';
import { usage } from '../usage/figure-tables';
import { reportPage } from '../usage/figures-page';
import { endOf } from '../usage/periods';
import { publishDue } from '../usage/publish';
import { drawNoise } from '../usage/release';
import { readReleases } from '../usage/releases';
import { makeCsv } from '../usage/report';
import type { Release } from '../usage/tables';
import { sealTallies } from '../usage/tally-store';

interface Wish {
  year: number;
  organisation: string;
  /** One of the organisation's; absent: all of them. */
  language?: string;
  /** The folder to write to. */
  out: string;
  isInvented: boolean;
}

const DAY = 24 * 60 * 60 * 1000;
const OPTIONS = {
  year: { type: 'string' },
  language: { type: 'string' },
  organisation: { type: 'string' },
  out: { type: 'string' },
  demonstration: { type: 'boolean' },
} as const;

/** The paths of what was written. Throws an `AppError`: `year-not-published`, `language-unknown`. */
export function writeReport(root: string, releases: readonly Release[], wish: Wish): string[] {
  const { year, organisation, out } = wish;
  const advice = loadGuide(root, organisation);
  const release = releases.find(({ period }) => period === String(year));
  const page = reportPage({ guide: advice.guide, releases }, year);
  if (!release || !page) throw notPublished(year, releases);
  const theme = readTheme(root, organisation);
  mkdirSync(out, { recursive: true });
  return languagesOf(advice, wish.language).flatMap((language) => {
    const say = (text: Text) => advice.words.say(text, language).join(' ');
    const invented = wish.isInvented
      ? { label: say(usage('invented')), why: say(usage('inventedWhy')) }
      : undefined;
    const ministry = advice.guide.organisation.publisher?.name;
    const html = drawReport({
      page: advice.words.word(page, language),
      year,
      how: say(usage('how')),
      pageWord: say(usage('page')),
      theme,
      ...(ministry && { organisation: ministry }),
      ...(invented && { invented }),
    });
    const name = `${say(usage(wish.isInvented ? 'file.invented' : 'file.real'))}-${year}-${language}`;
    return [
      write(join(out, `${name}.html`), html),
      write(join(out, `${name}.csv`), makeCsv(advice.guide, release, say, invented?.label)),
    ];
  });
}

/** Fills a store in `folder`, which is emptied first, with invented counts, and publishes them as real ones are. */
export async function demonstrate(
  root: string,
  organisation: string,
  folder: string,
  year: number,
): Promise<Release[]> {
  const { guide } = loadGuide(root, organisation);
  const cells = cellsOf(guide, TERMS);
  rmSync(folder, { recursive: true, force: true });
  const store = openSqliteStore(folder);
  try {
    const after = endOf({ year }) + DAY;
    const key = randomBytes(32);
    await sealTallies(store.tally, key).write('alone', { written: after, years: [inventYear(cells, year)] });
    await publishDue({ store: store.tally, tallyKey: key, cells, noise: drawNoise, now: () => after });
    return await readReleases(store.tally);
  } finally {
    await store.close();
  }
}

/** Reads beside a Wegwijzer that runs: it holds its folder, and is not disturbed. */
export async function readPublished(config: Pick<Config, 'cosmos' | 'dataDir'>): Promise<Release[]> {
  if (config.cosmos) {
    const store = openCosmosStore(config.cosmos, Date.now);
    return readReleases(store.tally).finally(() => store.close());
  }
  const path = join(config.dataDir, 'cases.db');
  if (!existsSync(path)) {
    throw new AppError(
      'figures-missing',
      `${path}: there is nothing here. Set DATA_DIR to the folder of Wegwijzer.`,
    );
  }
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return await readReleases(talliesIn(database));
  } finally {
    database.close();
  }
}

function talliesIn(database: DatabaseSync): TallyStore {
  try {
    return sqliteTallies(database);
  } catch (error) {
    throw new AppError(
      'figures-missing',
      'This store is older than the figures. Start this Wegwijzer once.',
      error,
    );
  }
}

function notPublished(year: number, releases: readonly Release[]): AppError {
  const years = releases.map(({ period }) => period).filter((period) => /^\d{4}$/.test(period));
  const there = years.length > 0 ? `There is: ${years.join(', ')}.` : 'No year is published yet.';
  return new AppError(
    'year-not-published',
    `${year} is published on 1 January ${year + 1} after noon, by a Wegwijzer that then runs and counted. ${there}`,
  );
}

function languagesOf({ words }: Advice, language: string | undefined): readonly string[] {
  if (language === undefined) return words.languages;
  if (words.languages.includes(language)) return [language];
  throw new AppError('language-unknown', `Choose one of these languages: ${words.languages.join(', ')}.`);
}

function readTheme(root: string, organisation: string): string {
  const own = join(root, 'content', 'organisations', organisation, 'theme.css');
  return [join(root, 'cards', 'web', 'theme.css'), ...(existsSync(own) ? [own] : [])]
    .map((path) =>
      readFileSync(path, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .trim(),
    )
    .join('\n');
}

function write(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const root = join(__dirname, '..', '..');
  const isInvented = values.demonstration ?? false;
  const last = new Date().getUTCFullYear() - 1;
  const year = Number(values.year ?? last);
  if (!/^20\d\d$/.test(String(year))) throw new AppError('year-unknown', 'Give the year as --year 2026.');
  const config = isInvented ? undefined : readConfig(environment());
  const organisation = values.organisation ?? config?.organisation ?? 'example';
  const folder = join(root, 'build', 'demonstration');
  const releases = config
    ? await readPublished(config)
    : await demonstrate(root, organisation, join(folder, 'store'), year);
  const out = resolve(values.out ?? (isInvented ? folder : join(root, 'build', 'report')));
  const { language } = values;
  const written = writeReport(root, releases, {
    year,
    organisation,
    out,
    isInvented,
    ...(language !== undefined && { language }),
  });
  for (const path of written) print(path);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    complain(error instanceof AppError ? error.message : `report-failed: ${(error as Error).message}`);
    process.exitCode = 1;
  });
}
