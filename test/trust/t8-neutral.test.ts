/** T8: words that somebody typed mean nothing to a browser, to Teams, to Slack or to Markdown, and rule nothing around them. */

import { join } from 'node:path';
import fc from 'fast-check';
import { loadCards } from '../../src/drawing/cards';
import { drawCard } from '../../src/drawing/teams/draw-card';
import { loadTeamsCards } from '../../src/drawing/teams/load-cards';
import { drawPage } from '../../src/drawing/web/draw-page';
import type { Block, WordedPage } from '../../src/guide/page';
import { type OpenBrowser, openBrowser } from '../browser/open-browser';
import { pageAsking } from '../drawing/page-asking';
import { example, ROOT } from '../fakes/example';
import { amount, trust } from './record';
import { readCard, readPage, type Seen } from './what-is-seen';
import { readSlack } from './what-slack-shows';

const INJECTIONS = amount({ quick: 60, full: 500 });
const AT_ONCE = 20;
const SEED = 8;
const HARMLESS = 'harmless';
/** Turns letters round; none may reach a page. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

const SIGNS = [
  ...[
    '[x](http://evil.example)',
    '![x](http://evil.example/x.png)',
    '<http://evil.example>',
    '[x]: http://evil',
  ],
  ...[
    '**bold**',
    '_bold_',
    '__bold__',
    '~~gone~~',
    '`code`',
    '```\ncode\n```',
    '# title',
    '> quote',
    '- item',
  ],
  ...['1. item', '| a | b |\n|---|---|', 'title\n=====', '***', '\\*', '    code', '&lt;b&gt;&#42;&amp;'],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="//evil.example">x</a>',
    '<!-- ',
    ']]>',
  ],
  ...['</textarea><b>', '</article></main>', '"><svg onload=alert(1)>', "' onclick='x", '<style>*{}</style>'],
  ...[
    '<!channel>',
    '<!here|x>',
    '<@U123ABC>',
    '<#C123>',
    '<at>Jan</at>',
    '@channel',
    '<https://evil.example|x>',
  ],
  ...[
    '{{DATE(2020-01-01T00:00:00Z, SHORT)}}',
    '$' + '{title}',
    '{{x}}',
    '$' + '{i + 1}',
    'javascript:alert(1)',
  ],
  ...[
    '\u202Egnp.exe',
    '\u2066x',
    '\u2067x\u2069\u2069',
    '\u202Ax\u202C',
    'a\u200Bb\u200Cc\u200Dd\uFEFF',
    '\u200Fx\u061C',
  ],
];
const WORDS = [
  'مرحبا',
  'أنا خائف',
  'שלום',
  'אני מפחד',
  'می\u200Cروم',
  'help mij',
  'café',
  '日本語',
  '👩\u200D💻',
  'don’t',
];

/** As a person sees it: line breaks, and signs without width, apart. */
const visible = (text: string) => text.replace(TURNING, '').replace(/[\s\u200B]/g, '');

const injections = fc.sample(
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...SIGNS),
        fc.constantFrom(...WORDS),
        fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .chain((parts) => fc.constantFrom('', ' ', '\n').map((between) => parts.join(between)))
    .filter((text) => visible(text) !== ''),
  { numRuns: INJECTIONS, seed: SEED },
);
const all = [...SIGNS, ...WORDS, ...injections].slice(0, INJECTIONS);

function pageWith(texts: readonly string[], direction: 'ltr' | 'rtl'): WordedPage {
  const blocks = texts.flatMap((text, i): Block<string>[] => [
    { type: 'message', from: text, text },
    { type: 'facts', items: [{ label: 'label', value: text }] },
    { type: 'field', name: `line${i}`, label: 'label', input: 'text', value: text },
    { type: 'field', name: `long${i}`, label: 'label', input: 'text', long: true, value: text },
  ]);
  return { ...pageAsking(blocks), direction, language: direction === 'rtl' ? 'ar' : 'en' };
}

const { words } = example();
const cards = loadTeamsCards(join(ROOT, 'cards', 'teams'));
const slackCards = loadCards(join(ROOT, 'cards', 'slack'));
const around = { labels: words.labels('en'), seal: 'seal', named: true, languages: [] };

let browser: OpenBrowser;
beforeAll(async () => {
  browser = await openBrowser({ javaScript: true });
  await browser.page.addScriptTag({ path: require.resolve('adaptivecards/dist/adaptivecards.min.js') });
});
afterAll(() => browser.close());

const RENDERERS: Record<string, (page: WordedPage) => Promise<Seen>> = {
  'the web page': (page) =>
    readPage(browser.page, drawPage({ ...around, page, quickExit: 'https://example.org' })),
  'a Slack window': async (page) => readSlack(slackCards, page),
  'a Teams card': (page) => readCard(browser.page, drawCard(cards, { ...around, page, mode: 'dialog' })),
};

describe.each(Object.keys(RENDERERS))('on %s', (renderer) => {
  trust('T8', `nothing that somebody typed means anything on ${renderer}`, async () => {
    const read = RENDERERS[renderer];
    if (!read) throw new Error(renderer);
    let links = 0;
    for (const direction of ['ltr', 'rtl'] as const) {
      for (let at = 0; at < all.length; at += AT_ONCE) {
        const texts = all.slice(at, at + AT_ONCE);
        const seen = await read(pageWith(texts, direction));
        const harmless = await read(
          pageWith(
            texts.map(() => HARMLESS),
            direction,
          ),
        );
        links += seen.elements.a ?? 0;
        expect({ ...seen, texts: [] }).toEqual({ ...harmless, texts: [] });
        expect(seen.texts.map(visible)).toEqual(texts.flatMap((text) => Array(5).fill(visible(text))));
        expect(seen.texts.filter((text) => TURNING.test(text))).toEqual([]);
      }
    }
    expect(browser.refused).toEqual([]);
    return { injections: all.length, directions: 2, linksOfOurOwn: links, meant: 0 };
  });
});
