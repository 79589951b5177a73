import { gzipSync } from 'node:zlib';
import { drawPage } from '../../../src/drawing/web/draw-page';
import { placeIn } from '../../../src/guide/guide';
import { targetsOf, type WordedPage } from '../../../src/guide/page';
import { loadGuide } from '../../../src/load-guide';
import { readWebFiles } from '../../../src/read-web-files';
import type { Labels } from '../../../src/words/words';
import { HARMLESS, HOSTILE, labelsSaying, pageSaying } from '../page-saying';
import { LANGUAGES, ORGANISATION, pagesToDraw, ROOT } from '../pages-to-draw';
import { type Html, readHtml, type Tag } from './read-html';

interface Drawn {
  page: WordedPage;
  html: string;
  read: Html;
}

const PAGE_BYTES_MOST = 50_000;
/** At least as long as a real one. */
const SEAL = 'S'.repeat(128);
/** In the order of `targetsOf`: the buttons that every page has, as far as they lead elsewhere. */
const NAVIGATION = ['start', 'danger', 'language', 'back'];

const advice = loadGuide(ROOT, ORGANISATION);
const { guide, words } = advice;
const quickExit = guide.organisation['quick-exit'];
const { style, script } = readWebFiles(ROOT, ORGANISATION);
/** What every page is dressed with. */
const dressBytes = gzipSync(style).length + gzipSync(script).length;

/** Throws for a label that has no words: in HTML it would just be missing. Kinds of sources may have none. */
function wordedLabels(language: string): Labels {
  return new Proxy(words.labels(language), {
    get(labels, name) {
      const label = labels[String(name)];
      if (label === undefined && !String(name).startsWith('source-')) throw new Error(`${String(name)}?`);
      return label;
    },
  });
}

function draw(page: WordedPage): Drawn {
  const languages = words.others(page.language);
  const html = drawPage({ page, labels: wordedLabels(page.language), seal: SEAL, languages, quickExit });
  return { page, html, read: readHtml(html) };
}

const named = ({ tags }: Html, name: string) => tags.filter((tag) => tag.name === name);
const buttonsOf = (read: Html) => named(read, 'button').filter(({ attributes }) => attributes.name === 'i');

const sealsOf = (read: Html) => named(read, 'input').filter(({ attributes }) => attributes.type === 'hidden');

/** What the button with this number must say. */
function labelOf(page: WordedPage, i: number): string {
  const links = page.blocks.flatMap((block) => (block.type === 'links' ? block.items : []));
  const around = NAVIGATION.map((name) => words.labels(page.language)[name] ?? '');
  const targets = [...page.choices, ...links, ...(page.desks ?? [])];
  return [...around, ...targets.map(({ label }) => label)][i] ?? `no button ${i}`;
}

/** The addresses outside that a page may name. */
function addressesOf(page: WordedPage): string[] {
  const contacts = page.blocks.flatMap((block) => (block.type === 'contact' ? [block] : []));
  const web = contacts.filter(({ channel }) => channel === 'web').map(({ value }) => `https://${value}`);
  return [quickExit, ...web];
}

function isOurs({ attributes: { href, src, action } }: Tag, page: WordedPage): boolean {
  return [href, src, action].every(
    (address) =>
      address === undefined ||
      ['/', '/style.css', '/enhance.js', '#main', ...addressesOf(page)].includes(address) ||
      /^tel:\+?\d+$|^mailto:[^@\s]+@[^@\s]+$/.test(address),
  );
}

const CHECKS: [sentence: string, check: (drawn: Drawn) => unknown[]][] = [
  ['are well formed', ({ read }) => read.faults],
  [
    'show nothing that was not worded',
    ({ html }) => html.match(/.{0,20}(undefined|\[object|\{\{|\$\{|\bNaN\b).{0,20}/g) ?? [],
  ],
  [
    'say their language and direction',
    ({ page, read }) =>
      named(read, 'html').filter(
        ({ attributes }) => attributes.lang !== page.language || attributes.dir !== page.direction,
      ),
  ],
  [
    'have one heading of the first level: the title',
    ({ page, read }) => {
      const headings = named(read, 'h1').map(({ text }) => text);
      return headings.length === 1 && headings[0] === page.title ? [] : headings.concat('not the title');
    },
  ],
  [
    'have no script and no style of their own, but for the one script that may be missing',
    ({ read }) =>
      read.tags.filter(
        ({ name, attributes, text }) =>
          (name === 'script' && (attributes.src !== '/enhance.js' || text !== '')) ||
          ['style', 'iframe', 'object', 'img'].includes(name) ||
          Object.keys(attributes).some((attribute) => attribute === 'style' || attribute.startsWith('on')),
      ),
  ],
  [
    'lead out only to the quick exit and to contacts',
    ({ page, read, html }) => [
      ...read.tags.filter((tag) => !isOurs(tag, page)),
      ...(html.match(/https?:\/\/[^"'<\s]*/g) ?? []).filter(
        (address) => !addressesOf(page).includes(address),
      ),
    ],
  ],
  [
    'tell no other site where somebody came from',
    ({ read }) =>
      named(read, 'a').filter(
        ({ attributes: { rel, href = '' } }) => rel !== 'noreferrer' && !/^(tel:|#)/.test(href),
      ),
  ],
  [
    'have buttons that lead to a place of the guide, or to where hand-off begins',
    ({ page, read }) =>
      buttonsOf(read).filter(({ attributes: { value = '' } }) => {
        const target = /^\d+$/.test(value) ? targetsOf(page)[Number(value)] : undefined;
        return target === undefined || !(guide.doors.has(target) || placeIn(guide, target));
      }),
  ],
  [
    'have buttons called after where they lead',
    ({ page, read }) =>
      buttonsOf(read).filter(
        ({ attributes, text }) => !text.includes(labelOf(page, Number(attributes.value))),
      ),
  ],
  [
    'have a button for every place that the page leads to',
    ({ page, read }) => {
      const there = new Set(buttonsOf(read).map(({ attributes }) => Number(attributes.value)));
      return targetsOf(page).filter((_, i) => i >= NAVIGATION.length && !there.has(i));
    },
  ],
  [
    'always have the way to help in danger',
    ({ page, read }) => {
      const leads = buttonsOf(read).some(
        ({ attributes }) => targetsOf(page)[Number(attributes.value)] === 'danger',
      );
      return leads || page.place === 'danger' ? [] : ['no way to danger'];
    },
  ],
  [
    'have no empty button, link, heading or field name',
    ({ read }) =>
      read.tags.filter(
        ({ name, text }) =>
          ['button', 'a', 'h1', 'h2', 'summary', 'label', 'title', 'th', 'dt', 'caption'].includes(name) &&
          text.trim() === '',
      ),
  ],
  [
    'post every button with the seal of the page',
    ({ read }) => [
      ...named(read, 'form').filter(
        ({ attributes, inside }) =>
          attributes.method !== 'post' || attributes.action !== '/' || inside.includes('form'),
      ),
      ...named(read, 'button').filter(({ inside }) => !inside.includes('form')),
      ...sealsOf(read).filter(({ attributes }) => attributes.name !== 'seal' || attributes.value !== SEAL),
      ...(named(read, 'form').length === sealsOf(read).length ? [] : ['a form without a seal']),
    ],
  ],
  [
    'give every field one name to find it by',
    ({ read }) => {
      const ids = read.tags.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
      const meant = read.tags.flatMap(({ attributes }) => [
        ...(attributes.for ? [attributes.for] : []),
        ...(attributes['aria-describedby']?.split(' ') ?? []),
      ]);
      return [...meant.filter((id) => !ids.includes(id)), ...ids.filter((id, i) => ids.indexOf(id) !== i)];
    },
  ],
  [
    'weigh little, with their style sheet and script',
    ({ html }) => [gzipSync(html).length + dressBytes].filter((bytes) => bytes > PAGE_BYTES_MOST),
  ],
];

describe.each(LANGUAGES)('web pages of all places in %s', (language) => {
  const drawn = pagesToDraw(advice, language).map(draw);

  test.each(CHECKS)('%s', (_sentence, check) => {
    const faults = drawn.flatMap((each) => check(each).map((fault) => ({ place: each.page.place, fault })));
    expect(faults).toEqual([]);
  });
});

describe('a web page', () => {
  const saying = (text: string) =>
    drawPage({
      page: pageSaying(text),
      labels: labelsSaying(text, words.labels('en')),
      seal: text,
      notice: text,
      languages: [{ code: text, name: text }],
      quickExit,
    });

  test('shows any text as it is, and nothing in it becomes a tag or an attribute', () => {
    const plainly = ({ tags }: Html) =>
      tags.map(({ name, attributes, text }) => ({
        name,
        text: text.replaceAll(HOSTILE, HARMLESS),
        // An address may leave signs out; it never ends early.
        attributes: Object.entries(attributes).map(([key, value]) =>
          key === 'href' ? key : [key, value.replaceAll(HOSTILE, HARMLESS)],
        ),
      }));
    const hostile = readHtml(saying(HOSTILE));
    expect(hostile.faults).toEqual([]);
    expect(plainly(hostile)).toEqual(plainly(readHtml(saying(HARMLESS))));
  });

  test('announces a notice', () => {
    const status = readHtml(saying(HARMLESS)).tags.filter(({ attributes }) => attributes.role === 'status');
    expect(status.map(({ text }) => text)).toEqual([HARMLESS]);
  });

  test('draws a bar as long as its value is next to the largest, and none where no value is known', () => {
    const { tags } = readHtml(saying(HARMLESS));
    const widths = tags.filter(({ attributes }) => attributes.class === 'bar-value');
    expect(widths.map(({ attributes }) => attributes.width)).toEqual(['100', '0']);
    const drawings = tags.filter(({ name }) => name === 'svg');
    expect(drawings.filter(({ attributes }) => attributes['aria-hidden'] !== 'true')).toEqual([]);
    const rows = tags.filter(({ name, inside }) => name === 'td' && inside.includes('tbody'));
    expect(rows.filter(({ text }) => text === HARMLESS)).toHaveLength(4);
  });

  test('sends its fields along with the choice that is made', () => {
    const html = saying(HARMLESS);
    const choices = html.indexOf('<ul class="choices">');
    expect(html.indexOf('name="text"')).toBeLessThan(choices);
    expect(html.slice(html.indexOf('name="text"'), choices)).not.toContain('</form>');
  });
});
