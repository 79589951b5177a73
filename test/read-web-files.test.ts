/** What the web page is dressed with: whole, from packages that are all used, and in the organisation's colours. */

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

it('lays an organisation’s own theme over the common one', () => {
  const root = mkdtempSync(join(tmpdir(), 'wegwijzer-'));
  cpSync(join(ROOT, 'cards', 'web'), join(root, 'cards', 'web'), { recursive: true });
  mkdirSync(join(root, 'content', 'organisations', 'own'), { recursive: true });
  writeFileSync(join(root, 'content', 'organisations', 'own', 'theme.css'), ':root { --own-colour: red; }');
  const { style: own } = readWebFiles(root, 'own');
  expect(own.trimEnd().endsWith(':root { --own-colour: red; }')).toBe(true);
  expect(readWebFiles(root, 'plain').style).not.toContain('--own-colour');
  rmSync(root, { recursive: true });
});
