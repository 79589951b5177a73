/** What the web page is dressed with: whole, from packages that are all used, and in the organisation's colours. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dependencies } from '../package.json';
import { readWebFiles } from '../src/read-web-files';
import { ROOT } from './fakes/example';

const { style, posterStyle } = readWebFiles(ROOT, 'example');
const sheet = readFileSync(join(ROOT, 'cards', 'web', 'style.css'), 'utf8');

it('uses every component package, and no other', () => {
  const imported = [...sheet.matchAll(/@import "(@[^/]+\/[^/]+)\//g)].map((match) => match[1]);
  expect(imported).toEqual(Object.keys(dependencies).filter((name) => name.endsWith('-css')));
});

it('knows every token of ours that it uses', () => {
  const all = style + posterStyle;
  const set = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  const used = [...all.matchAll(/var\((--basis-[\w-]+)/g)].map((match) => match[1]);
  expect(used.filter((token) => !set.has(token))).toEqual([]);
});

it('lets the organisation have the last word', () => {
  expect(style.lastIndexOf('--basis-color-default-bg-document:')).toBeGreaterThan(style.indexOf('.steps'));
});

it('says which file is missing when an organisation has no theme', () => {
  const root = mkdtempSync(join(tmpdir(), 'wegwijzer-'));
  expect(() => readWebFiles(root, 'nobody')).toThrow('content/organisations/nobody/theme.css');
  rmSync(root, { recursive: true });
});
