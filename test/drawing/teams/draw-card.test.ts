import { join } from 'node:path';
import type { CardPart } from '../../../src/drawing/cards';
import { drawCard } from '../../../src/drawing/teams/draw-card';
import { loadTeamsCards } from '../../../src/drawing/teams/load-cards';
import { placeIn } from '../../../src/guide/guide';
import { targetsOf, type WordedPage } from '../../../src/guide/page';
import { loadGuide } from '../../../src/load-guide';
import { HARMLESS, HOSTILE, labelsSaying, pageSaying } from '../page-saying';
import { LANGUAGES, ORGANISATION, pagesToDraw, ROOT } from '../pages-to-draw';
import { partsOf } from '../parts-of';
import { checkWithRenderer, makeSchemaChecker } from './card-checkers';

interface Drawn {
  page: WordedPage;
  card: CardPart;
}

interface GoAction {
  type: string;
  title: string;
  tooltip?: string;
  data: { i: unknown };
}

/** What Teams takes for a whole message. */
const CARD_BYTES_MOST = 28 * 1024;
const ACTIONS_MOST = 6;
/** At least as long as a real one: it is in every button. */
const SEAL = 'S'.repeat(128);
/** All that exists in version 1.5 and is shown by Teams on every device; neither checker looks at the version. */
const KNOWN = new Set([
  ...['AdaptiveCard', 'TextBlock', 'RichTextBlock', 'TextRun', 'Image', 'ImageSet', 'FactSet', 'ActionSet'],
  ...['Container', 'ColumnSet', 'Column', 'Table', 'TableRow', 'TableCell'],
  ...['Input.Text', 'Input.Date', 'Input.Toggle', 'Input.ChoiceSet'],
  ...['Action.Execute', 'Action.Submit', 'Action.OpenUrl', 'Action.ToggleVisibility'],
]);
const NAVIGATION = ['start', 'danger', 'language', 'back'];

const advice = loadGuide(ROOT, ORGANISATION);
const { guide, words } = advice;
const cards = loadTeamsCards(join(ROOT, 'cards', 'teams'));
const checkWithSchema = makeSchemaChecker(ROOT);

function buttonsOf(card: CardPart): GoAction[] {
  const actions = partsOf(card).filter(({ type }) =>
    ['Action.Execute', 'Action.Submit'].includes(String(type)),
  ) as unknown as GoAction[];
  return actions.filter(({ data }) => 'i' in data);
}

/** A card as text only: a text with Markdown in it stands in another element than one without. */
function textsOf(card: CardPart): unknown[] {
  return partsOf(card)
    .filter(({ type }) => type !== 'RichTextBlock')
    .map(({ type, text, title, label, value, choices, facts, data }) =>
      type === 'TextRun' || type === 'TextBlock' ? text : [type, title, label, value, choices, facts, data],
    );
}

/** What a button may be called, by its number. */
function labelsOf(page: WordedPage): string[] {
  const links = page.blocks.flatMap((block) => (block.type === 'links' ? block.items : []));
  const around = NAVIGATION.map((name) => words.labels(page.language)[name] ?? '');
  return [...around, ...[...page.choices, ...links, ...(page.desks ?? [])].map(({ label }) => label)];
}

/** A button of a desk is called “read”, and names its desk in the tooltip. */
function isCalled({ title, tooltip }: GoAction, label: string | undefined): boolean {
  return label !== undefined && (title === label || tooltip?.endsWith(label) === true);
}

const CHECKS: [sentence: string, check: (drawn: Drawn) => unknown[]][] = [
  ['are valid by the types of the card library', ({ card }) => checkWithSchema(card)],
  ['are read by the renderer without a complaint', ({ card }) => checkWithRenderer(card)],
  [
    'use only what version 1.5 and Teams have',
    ({ card }) =>
      partsOf(card)
        .map(({ type }) => String(type))
        .filter((type) => !KNOWN.has(type)),
  ],
  [
    'fit in one message',
    ({ card }) => [Buffer.byteLength(JSON.stringify(card))].filter((bytes) => bytes > CARD_BYTES_MOST),
  ],
  ['have every slot filled', ({ card }) => JSON.stringify(card).match(/\$\{.{0,20}/g) ?? []],
  [
    'say their language, direction and title to a screen reader',
    ({ page, card }) =>
      Object.entries({
        version: '1.5',
        lang: page.language,
        rtl: page.direction === 'rtl',
        speak: page.title,
        fallbackText: `${page.title}. ${words.labels(page.language).dangerLine}`,
      })
        .filter(([name, value]) => card[name] !== value)
        .map(([name]) => name),
  ],
  [
    'have at most six buttons in a row',
    ({ card }) =>
      partsOf(card)
        .filter(({ type }) => type === 'ActionSet')
        .map(({ actions }) => (actions as unknown[]).length)
        .filter((count) => count === 0 || count > ACTIONS_MOST),
  ],
  [
    'have buttons that lead to a place of the guide, or to where hand-off begins',
    ({ page, card }) =>
      buttonsOf(card).filter(({ data: { i } }) => {
        const target = typeof i === 'number' ? targetsOf(page)[i] : undefined;
        return target === undefined || !(guide.doors.has(target) || placeIn(guide, target));
      }),
  ],
  [
    'have buttons called after where they lead',
    ({ page, card }) =>
      buttonsOf(card).filter((button) => !isCalled(button, labelsOf(page)[Number(button.data.i)])),
  ],
  [
    'have a button for every place that the page leads to',
    ({ page, card }) => {
      const there = new Set(buttonsOf(card).map(({ data }) => data.i));
      return targetsOf(page).filter((_, i) => i >= NAVIGATION.length && !there.has(i));
    },
  ],
  [
    'always have the way to help in danger',
    ({ page, card }) => {
      const leads = buttonsOf(card).some(({ data }) => targetsOf(page)[Number(data.i)] === 'danger');
      return leads || page.place === 'danger' ? [] : ['no way to danger'];
    },
  ],
  [
    'hide and show only what is on them, under one name',
    ({ card }) => {
      const ids = partsOf(card).flatMap(({ id }) => (id === undefined ? [] : [id as unknown]));
      const toggled = partsOf(card).flatMap(({ targetElements }) => (targetElements ?? []) as unknown[]);
      return [...toggled.filter((id) => !ids.includes(id)), ...ids.filter((id, i) => ids.indexOf(id) !== i)];
    },
  ],
];

const MODES = LANGUAGES.flatMap((language) =>
  (['chat', 'dialog'] as const).map((mode) => [language, mode] as const),
);

describe.each(MODES)('cards of all pages in %s, for %s', (language, mode) => {
  const drawn = pagesToDraw(advice, language).map(
    (page): Drawn => ({
      page,
      card: drawCard(cards, {
        page,
        labels: words.labels(language),
        seal: SEAL,
        languages: words.others(language),
        mode,
      }),
    }),
  );

  test.each(CHECKS)('%s', (_sentence, check) => {
    const faults = drawn.flatMap((each) => check(each).map((fault) => ({ place: each.page.place, fault })));
    expect(faults).toEqual([]);
  });
});

describe('a card', () => {
  const like = words.labels('en');
  const saying = (text: string) =>
    drawCard(cards, {
      page: pageSaying(text),
      labels: labelsSaying(text, like),
      seal: SEAL,
      notice: text,
      languages: [],
      mode: 'dialog',
    });

  test('shows any text as it is, and nothing in it means anything', () => {
    const hostile = JSON.stringify(textsOf(saying(HOSTILE)));
    const inJson = JSON.stringify(HOSTILE).slice(1, -1);
    expect(hostile.replaceAll(inJson, HARMLESS)).toBe(JSON.stringify(textsOf(saying(HARMLESS))));
  });

  test('lays a text that holds Markdown in no text block but that of a link to a contact', () => {
    const blocks = partsOf(saying(HOSTILE)).filter(({ type }) => type === 'TextBlock');
    expect(blocks.filter(({ text }) => String(text).includes(HOSTILE))).toEqual([]);
    expect(blocks).not.toEqual([]);
  });

  test('shows a notice above the page', () => {
    const [, second] = saying(HARMLESS).body as CardPart[];
    expect(partsOf(second).map(({ text }) => text)).toContain(HARMLESS);
    expect([...checkWithSchema(saying(HARMLESS)), ...checkWithRenderer(saying(HARMLESS))]).toEqual([]);
  });

  test('draws a bar of blocks next to words, and none where there is nothing or no value is known', () => {
    const bars = partsOf(saying(HARMLESS)).filter(({ text }) => /^█+$/.test(String(text)));
    expect(bars.map(({ text }) => String(text).length)).toEqual([12]);
  });

  test('lets nobody be kept from the start or from help by an empty field', () => {
    const around = buttonsOf(saying(HARMLESS)).filter(({ data }) => Number(data.i) < NAVIGATION.length);
    expect(around.length).toBeGreaterThan(2);
    expect(around.filter((action) => !('associatedInputs' in action))).toEqual([]);
  });

  test.each([
    ['an unknown element', { body: [{ type: 'TextBlok', text: 'x' }] }],
    ['a wrong value', { body: [{ type: 'TextBlock', text: 'x', wrap: 'yes' }] }],
    ['an unknown field', { body: [], colour: 'red' }],
  ])('is refused by a checker for %s', (_fault, part) => {
    const card = { type: 'AdaptiveCard', version: '1.5', ...part };
    expect([...checkWithSchema(card), ...checkWithRenderer(card)]).not.toEqual([]);
  });

  test('is refused when it has a part of which there is no template', () => {
    expect(() => cards('no-such-part', {})).toThrow();
  });
});
