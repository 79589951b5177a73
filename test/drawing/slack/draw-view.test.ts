import { join } from 'node:path';
import { loadCards } from '../../../src/drawing/cards';
import { BLOCKS_MOST, drawView } from '../../../src/drawing/slack/draw-view';
import { gatherSeal } from '../../../src/drawing/slack/spread-seal';
import { targetsOf, type WordedPage } from '../../../src/guide/page';
import { loadGuide } from '../../../src/load-guide';
import { makeSlackChecker } from '../../fakes/slack-checker';
import { pageAsking } from '../page-asking';
import { HARMLESS, HOSTILE, labelsSaying, pageSaying } from '../page-saying';
import { pagesToDraw, ROOT } from '../pages-to-draw';
import { partsOf } from '../parts-of';

type Json = Record<string, unknown>;

const ORGANISATIONS = ['example', 'bz', 'ezk-lnv'];
/** As long as that of a page of the guide. */
const SEAL = 'S'.repeat(96);
const cards = loadCards(join(ROOT, 'cards', 'slack'));
const checker = makeSlackChecker(ROOT);
const { words } = loadGuide(ROOT, 'example');

const barImage = (percent: number) => `https://wegwijzer.example/bars/${percent}.png`;

/** Every part of a page. */
function drawAll(page: WordedPage, more: Partial<Parameters<typeof drawView>[1]> = {}): Json[] {
  const labels = words.labels(page.language);
  const view = { page, labels, seal: SEAL, languages: words.others(page.language), barImage, ...more };
  const parts = [drawView(cards, view)];
  while (asksFor(parts.at(-1) ?? {}, `part:${parts.length}`)) {
    parts.push(drawView(cards, { ...view, part: parts.length }));
  }
  return parts;
}

function asksFor(view: Json, asked: string): boolean {
  return buttonsOf(view).some((id) => id === asked);
}

/** What each button asks for. */
function buttonsOf(view: Json): string[] {
  const ids = partsOf(view).filter(({ type }) => type === 'button');
  return ids.map(({ action_id }) => String(action_id).replace(/^\d+:/, ''));
}

function textsOf(view: Json): string[] {
  return partsOf(view).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
}

describe.each(ORGANISATIONS)('every page of %s', (organisation) => {
  const advice = loadGuide(ROOT, organisation);
  it.each(advice.words.languages)('is a valid window in %s, with every way on it', (language) => {
    for (const page of pagesToDraw(advice, language)) {
      const views = drawAll(page);
      const problems = views.flatMap((view) => checker.view(view));
      expect([page.place, problems]).toEqual([page.place, []]);
      const asked = views.flatMap(buttonsOf);
      const [start, danger, , back] = targetsOf(page);
      const ways = targetsOf(page).map((_, i) => `i:${i}`);
      const away = [
        ...(page.place === 'start' || start === undefined ? ['i:0'] : []),
        ...(page.place === 'danger' || danger === undefined ? ['i:1'] : []),
        'i:2',
        ...(page.navigation.back === undefined || back === undefined ? ['i:3'] : []),
      ];
      expect([page.place, ways.filter((way) => !asked.includes(way) && !away.includes(way))]).toEqual([
        page.place,
        [],
      ]);
    }
  });
});

it('says in each part whom to call in danger', () => {
  const page = pagesToDraw(loadGuide(ROOT, 'example'), 'nl').find(({ place }) => place === 'card');
  if (!page) throw new Error('no card');
  const views = drawAll(page);
  for (const view of views) expect(textsOf(view)[1]).toBe(words.labels('nl').dangerLine);
});

it('shows a long page in parts, and nothing twice or never', () => {
  const items = Array.from({ length: 250 }, (_, i) => ({ label: `Place ${i}`, place: `desk/${i}` }));
  const page = { ...pageAsking([{ type: 'links', items }]), place: 'roster/list', choices: [] };
  const views = drawAll(page, { named: true });
  expect(views.length).toBeGreaterThan(2);
  for (const view of views) expect((view.blocks as Json[]).length).toBeLessThanOrEqual(BLOCKS_MOST);
  const led = views.flatMap(buttonsOf).filter((asked) => asked.startsWith('to:desk/'));
  expect(led).toEqual(items.map(({ place }) => `to:${place}`));
});

it('keeps a seal of any length, and gives it back', () => {
  const seal = Array.from({ length: 9000 }, (_, i) => String.fromCharCode(97 + ((i * 7) % 26))).join('');
  const view = drawView(cards, {
    page: pageAsking(),
    labels: words.labels('en'),
    seal,
    named: true,
    languages: [],
  });
  expect(checker.view(view)).toEqual([]);
  expect(gatherSeal(view as never)).toBe(seal);
});

it('draws a form that is sent in for its first choice', () => {
  const [view = {}] = drawAll(pageAsking(), { named: true });
  expect(checker.view(view)).toEqual([]);
  expect(view.callback_id).toBe('en send to handoff/preview');
  expect(JSON.stringify(view.submit)).toContain('Show me first');
  expect(buttonsOf(view)).toContain('to:handoff/stop');
  expect(buttonsOf(view)).not.toContain('to:handoff/preview');
});

it('names a first choice with too long a name in the window', () => {
  const page = { ...pageAsking(), choices: [{ label: 'x'.repeat(40), place: 'handoff/preview' }] };
  const [view = {}] = drawAll(page, { named: true });
  expect(checker.view(view)).toEqual([]);
  expect(view.callback_id).toBe('en send to handoff/preview');
  expect(buttonsOf(view)).toContain('to:handoff/preview');
});

it('leaves every sign in a sentence to itself', () => {
  const draw = (said: string) => {
    const labels = labelsSaying(said, words.labels('en'));
    return drawAll(pageSaying(said), { labels, notice: said });
  };
  // As long, so that it takes the same room.
  const like = HARMLESS.padEnd(HOSTILE.length, '.');
  const [hostile, harmless] = [draw(HOSTILE), draw(like)];
  for (const view of hostile) expect(checker.view(view)).toEqual([]);
  // Cut where Slack wants it shorter, and otherwise to the letter.
  const isWhole = (text: string) => !text.endsWith('…');
  const [said, meant] = [hostile.flatMap(textsOf), harmless.flatMap(textsOf)];
  expect(said).toHaveLength(meant.length);
  const changed = said.map((text) => (isWhole(text) ? text.replaceAll(HOSTILE, like) : text));
  expect(changed.filter(isWhole)).toEqual(meant.filter((_, i) => isWhole(said[i] ?? '')));
  expect(
    said.filter((text) => !isWhole(text) && !HOSTILE.startsWith(text.replace(/^\d+\. /, '').slice(0, 20))),
  ).toEqual([]);
  expect(hostile.map((view) => partsOf(view).map(({ type }) => type))).toEqual(
    harmless.map((view) => partsOf(view).map(({ type }) => type)),
  );
});

it('draws bars as pictures with their meaning in words, and without pictures where Slack cannot fetch them', () => {
  const series = [
    { label: 'Pesten', value: 30, shown: '30' },
    { label: 'Anders', value: null, shown: '< 30' },
  ];
  const page = pageAsking([{ type: 'chart', caption: 'Meldingen', unit: 'aantal', series }]);
  const [pictured = {}] = drawAll(page);
  expect(checker.view(pictured)).toEqual([]);
  expect(partsOf(pictured).filter(({ type }) => type === 'image')).toMatchObject([
    { image_url: barImage(100), alt_text: 'Pesten: 30' },
  ]);
  const [plain = {}] = drawAll(page, { barImage: undefined });
  expect(partsOf(plain).filter(({ type }) => type === 'image')).toEqual([]);
  expect(textsOf(plain).join('\n')).toMatch(/Pesten[\s\S]*30[\s\S]*Anders[\s\S]*< 30/);
});
