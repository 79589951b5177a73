import { join } from 'node:path';
import type { CardPart } from '../../../src/drawing/cards';
import { drawCard } from '../../../src/drawing/teams/draw-card';
import { loadTeamsCards } from '../../../src/drawing/teams/load-cards';
import { example } from '../../fakes/example';
import { FIELDS, pageAsking } from '../page-asking';
import { ROOT } from '../pages-to-draw';
import { partsOf } from '../parts-of';
import { checkWithRenderer, makeSchemaChecker } from './card-checkers';

const LONG = 'L'.repeat(4000);
const SHORT = 'S'.repeat(128);
const { words } = example();
const cards = loadTeamsCards(join(ROOT, 'cards', 'teams'));

const card = drawCard(cards, {
  page: pageAsking(),
  labels: words.labels('en'),
  seal: LONG,
  around: SHORT,
  named: true,
  languages: words.others('en'),
  mode: 'dialog',
});
const parts = partsOf(card);
const byId = (id: string) => parts.find((part) => part.id === id);
const buttons = parts.filter(({ type }) => type === 'Action.Submit');
const titlesOf = (actions: CardPart[]) => actions.map(({ title }) => title);

describe('a hand-off page in Teams', () => {
  test('is a valid card', () => {
    expect([...makeSchemaChecker(ROOT)(card), ...checkWithRenderer(card)]).toEqual([]);
  });

  test('names the place behind every button, and has no field for a question', () => {
    const data = buttons.map((action) => action.data as Record<string, unknown>);
    expect(data.filter(({ to, language }) => to === undefined && language === undefined)).toEqual([]);
    expect(data.filter(({ i }) => i !== undefined)).toEqual([]);
    expect(byId('question')).toBeUndefined();
  });

  test('carries the long seal in its choices and links only', () => {
    const holdsDraft = ({ data }: CardPart) => (data as CardPart).seal === LONG;
    expect(titlesOf(buttons.filter(holdsDraft))).toEqual(['Another adviser', 'Show me first', 'Stop']);
    expect(
      buttons.filter((action) => !holdsDraft(action)).every(({ data }) => (data as CardPart).seal === SHORT),
    ).toBe(true);
  });

  test('lets a person stop or go elsewhere with fields left empty, and not go on', () => {
    const bound = buttons.filter(({ associatedInputs }) => associatedInputs !== 'none');
    expect(titlesOf(bound)).toEqual(['Show me first']);
  });

  test('says what it asked where the fields are sent, as a client says nothing of an emptied one', () => {
    const names = FIELDS.map(({ name }) => name);
    const asking = buttons.flatMap(({ title, data }) => ((data as CardPart).asks ? [[title, data]] : []));
    expect(asking).toEqual([['Show me first', expect.objectContaining({ asks: names })]]);
  });

  test('shows what people typed in text runs, where no sign means anything', () => {
    const runs = parts.filter(({ type }) => type === 'TextRun').map(({ text }) => text);
    expect(runs).toEqual(['Are you safe?\nWrite when you can.', 'Ik wil **niet** [klikken](x).']);
  });

  test('shows a return code as numbered words and digits, all in letters of one width', () => {
    const large = parts.filter(({ fontType }) => fontType === 'Monospace').map(({ text }) => text);
    expect(large).toEqual(
      'appel brug cello dorp eend fiets'.split(' ').concat('1234 5678 9012 3456 7890 12'),
    );
  });
});

describe('a field in Teams', () => {
  test.each([
    ['line', { type: 'Input.Text', value: 'typed', maxLength: 200, isMultiline: false }],
    ['story', { type: 'Input.Text', value: '\none\ntwo', maxLength: 2000, isMultiline: true }],
    ['code', { type: 'Input.Text', maxLength: 30, isRequired: true }],
    ['one', { type: 'Input.ChoiceSet', style: 'expanded', value: 'second' }],
    ['pick', { type: 'Input.ChoiceSet', style: 'compact', value: 'second' }],
    ['day', { type: 'Input.Date', value: '2026-01-31' }],
    ['yes', { type: 'Input.Toggle', value: 'yes', valueOn: 'yes' }],
    ['no', { type: 'Input.Toggle', value: '' }],
  ])('%s says what it takes and what stands in it', (name, expected) => {
    expect(byId(name)).toMatchObject(expected);
  });

  test('has its hint in words below it', () => {
    const at = parts.findIndex(({ text }) => text === 'What is meant');
    expect(parts[at - 1]).toMatchObject({ id: 'line' });
  });
});
