/** The content check on a whole organisation, with one thing broken at a time. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOrganisation } from '../../src/commands/content';
import { ROOT, TODAY } from '../fakes/example';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wegwijzer-content-'));
  for (const folder of ['content', 'locales'])
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** An entry's sentences by name. */
type Tree = Record<string, Record<string, unknown>>;

function changeSentences(file: string, change: (sentences: Tree) => void, languages = ['nl', 'en']): void {
  for (const language of languages) {
    const path = join(root, 'locales', language, file);
    const sentences: Tree = JSON.parse(readFileSync(path, 'utf8'));
    change(sentences);
    writeFileSync(path, JSON.stringify(sentences));
  }
}

function changeText(file: string, from: string | RegExp, to: string): void {
  const path = join(root, 'content', file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

const told = () =>
  checkOrganisation(root, 'example', TODAY).map(({ file, key, remedy }) => `${file}: ${key}: ${remedy}`);

it('is silent about the content as it is', () => {
  expect(told()).toEqual([]);
});

it.each<[string, () => void, RegExp]>([
  [
    'a page that is too long',
    () =>
      changeSentences('articles.json', ({ device }) => {
        if (device) device.intro = Array(31).fill('Dit is te lang.');
      }),
    /device: \d+ words before the first choice: at most 120/,
  ],
  [
    'a placeholder that was left in',
    () =>
      changeSentences('articles.json', ({ device }) => {
        if (device) device.title = 'TODO';
      }),
    /locales\/nl\/articles\.json: device\.title: remove .*placeholder/,
  ],
  [
    'a sentence that one language lacks',
    () =>
      changeSentences(
        'topics.json',
        ({ bullying }) => {
          delete bullying?.plain;
        },
        ['en'],
      ),
    /locales\/en\/topics\.json: bullying\.plain: write this sentence; nl has it/,
  ],
  [
    'a sentence that no page uses',
    () =>
      changeSentences('topics.json', ({ bullying }) => {
        if (bullying) bullying.extra = 'Niemand leest dit.';
      }),
    /topics\.json: bullying\.extra: no page uses this sentence/,
  ],
  [
    'a fact without a source',
    () => changeText('desks.yaml', /(- id: mediator[\s\S]*?sources:)[\s\S]*?(?=\n- id: )/, '$1 []'),
    /desks\.yaml: mediator\.sources: name at least one source/,
  ],
  [
    'an unknown field',
    () => changeText('topics.yaml', '    danger: true', '    dangerous: true'),
    /topics\.yaml: .*dangerous/,
  ],
])('names %s', (_, breakIt, message) => {
  breakIt();
  expect(told().join('\n')).toMatch(message);
});
