/** `npm run report`: what it writes, and when it will not. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrate, readPublished, writeReport } from '../../src/commands/report';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store';
import { formatRelease } from '../../src/usage/releases';
import type { Release } from '../../src/usage/tables';
import { readHtml } from '../drawing/web/read-html';
import { ROOT } from '../fakes/example';
import { temporaryFolder } from '../fakes/temporary-folder';

const YEAR = 2026;
const WISH = { year: YEAR, organisation: 'example', isInvented: true };

const folder = temporaryFolder();
const out = join(folder, 'out');
let releases: Release[];
beforeAll(async () => {
  releases = await demonstrate(ROOT, 'example', join(folder, 'store'), YEAR);
  writeReport(ROOT, releases, { ...WISH, out });
});

const read = (name: string) => readFileSync(join(out, name), 'utf8');
const filesEnding = (end: string) => readdirSync(out).filter((name) => name.endsWith(end));

it('writes a report and lines for a spreadsheet in each language', () => {
  expect(filesEnding('.html')).toHaveLength(2);
  expect(filesEnding('.csv')).toHaveLength(2);
});

describe.each([
  ['nl', 'verzonnen-cijfers-wegwijzer-2026-nl.html', 'Verzonnen cijfers'],
  ['en', 'invented-figures-wegwijzer-2026-en.html', 'Invented figures'],
])('the report in %s', (language, name, label) => {
  it('is well formed, with a table beside every chart', () => {
    const { faults, tags } = readHtml(read(name));
    const count = (tag: string) => tags.filter((one) => one.name === tag).length;
    expect(faults).toEqual([]);
    expect(tags[0]?.attributes.lang).toBe(language);
    expect(count('table')).toBe(8);
    expect(count('svg')).toBeGreaterThan(4);
    expect(count('svg')).toBeLessThanOrEqual(count('table'));
  });

  it('fetches nothing, runs nothing, and needs no style attribute', () => {
    const html = read(name);
    expect(html).not.toMatch(/<script|<link|<img|url\(|@import|\sstyle=/);
    expect(html.replaceAll(/xmlns(:xlink)?="[^"]*"/g, '')).not.toMatch(/https?:/);
  });

  it('says that its figures are invented: in its title, at its head and on every sheet', () => {
    const html = read(name);
    expect(html).toContain(`<title>${label}`);
    expect(html).toContain(`<strong>${label}.</strong>`);
    expect(html).toContain(`@top-center { content: "${label}"`);
  });
});

it('says nothing of invented figures when they are not', () => {
  const [html = '', csv = ''] = writeReport(ROOT, releases, {
    ...WISH,
    isInvented: false,
    language: 'nl',
    out: join(folder, 'real'),
  }).map((path) => `${path} ${readFileSync(path, 'utf8')}`);
  expect(html + csv).not.toMatch(/verzonnen/i);
  expect(html).toContain('Waar mensen naar zochten');
});

it('says when a year will be published that is not', () => {
  expect(() => writeReport(ROOT, releases, { ...WISH, year: 2027, out })).toThrow(/1 January 2028.*2026/);
  expect(() => writeReport(ROOT, [], { ...WISH, out })).toThrow('No year is published yet');
});

it('knows the languages that there are', () => {
  expect(() => writeReport(ROOT, releases, { ...WISH, language: 'xx', out })).toThrow('nl, en');
});

it('reads what was published beside a Wegwijzer that runs', async () => {
  const dataDir = join(folder, 'running');
  const store = openSqliteStore(dataDir);
  try {
    for (const release of releases) await store.tally.publish(release.period, formatRelease(release));
    expect(await readPublished({ dataDir })).toEqual(releases);
  } finally {
    await store.close();
  }
});

it('says that there is nothing where nothing is, and makes nothing there', async () => {
  const dataDir = join(folder, 'nowhere');
  await expect(readPublished({ dataDir })).rejects.toThrow('DATA_DIR');
  expect(readdirSync(folder)).not.toContain('nowhere');
});
