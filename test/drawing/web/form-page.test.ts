import { drawPage } from '../../../src/drawing/web/draw-page';
import type { Block } from '../../../src/guide/page';
import { example } from '../../fakes/example';
import { pageAsking, SECRET } from '../page-asking';
import { readHtml, type Tag } from './read-html';

const LONG = 'L'.repeat(4000);
const SHORT = 'S'.repeat(128);
const { words } = example();

const draw = (blocks?: Block<string>[]) =>
  drawPage({
    page: pageAsking(blocks),
    labels: words.labels('en'),
    seal: LONG,
    around: SHORT,
    named: true,
    languages: words.others('en'),
    quickExit: 'https://example.org',
  });
const html = draw();
const { tags, faults } = readHtml(html);
const all = (name: string) => tags.filter((tag) => tag.name === name);
const field = (name: string) => tags.find(({ attributes }) => attributes.name === name)?.attributes;
const of = (css: string) => tags.filter(({ attributes }) => attributes.class?.split(' ').includes(css));
const isFree = ({ attributes }: Tag) => 'formnovalidate' in attributes;

describe('a hand-off page on the web', () => {
  test('is well formed, and every name in it is used once', () => {
    expect(faults).toEqual([]);
    const ids = tags.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    const meant = tags.flatMap(({ attributes: { for: label = '', 'aria-describedby': hint = '' } }) => [
      label,
      hint,
    ]);
    expect(meant.filter((id) => id !== '' && !ids.includes(id))).toEqual([]);
  });

  test('names the place behind every button', () => {
    expect(
      all('button').filter(({ attributes: { name = '' } }) => !['to', 'language'].includes(name)),
    ).toEqual([]);
    const places = all('button').map(({ attributes }) => attributes.value);
    expect(places).toEqual(
      expect.arrayContaining(['start', 'danger', 'handoff/choose', 'handoff/preview', 'handoff/stop']),
    );
  });

  test('carries the long seal once, in the one form with its fields, and the short one around', () => {
    expect(html.split(LONG)).toHaveLength(2);
    const form = html.slice(html.indexOf(LONG), html.indexOf('</form>', html.indexOf(LONG)));
    for (const name of ['line', 'story', 'code', 'one', 'pick', 'day', 'yes'])
      expect(form).toContain(`name="${name}"`);
    expect(html.split(`value="${SHORT}"`)).toHaveLength(3);
  });

  test('has no field for a question and no way to the page on devices', () => {
    expect(field('question')).toBeUndefined();
    expect(of('device')).toEqual([]);
  });

  test('lets a person stop or choose another way with fields left empty, and not go on', () => {
    const free = all('button')
      .filter(isFree)
      .map(({ text }) => text);
    expect(free).toEqual(['Another adviser', 'Stop']);
  });

  test('shows what people typed as it stands, in the direction of its own words', () => {
    const [theirs, own] = of('typed');
    expect(theirs?.text).toBe('Are you safe?\nWrite when you can.');
    expect(own?.text).toBe('Ik wil **niet** [klikken](x).');
    expect(of('typed').map(({ attributes }) => attributes.dir)).toEqual(['auto', 'auto']);
    expect(of('sender').map(({ text }) => text)).toEqual(['Blue Heron · yesterday', 'You · this morning']);
    expect(of('own')).toHaveLength(1);
  });

  test('shows a return code as six numbered words that no browser translates, and its digits in groups', () => {
    const [receipt] = of('receipt');
    expect(receipt?.attributes.translate).toBe('no');
    expect(
      all('li')
        .filter(({ inside }) => inside.includes('ol'))
        .map(({ text }) => text),
    ).toEqual(SECRET.words);
    expect(of('digits').map(({ text }) => text)).toEqual(['1234 5678 9012 3456 7890 12']);
  });
});

describe('a field on the web', () => {
  test('is never completed by the browser, and what is typed is not checked for spelling', () => {
    const fields = tags.filter(
      ({ name, attributes: { type } }) => ['input', 'select', 'textarea'].includes(name) && type !== 'hidden',
    );
    expect(fields).toHaveLength(10);
    expect(fields.filter(({ attributes }) => attributes.autocomplete !== 'off')).toEqual([]);
    const typing = fields.filter(({ name, attributes: { type } }) => name === 'textarea' || type === 'text');
    expect(typing.filter(({ attributes }) => attributes.spellcheck !== 'false')).toEqual([]);
  });

  test.each([
    ['line', { type: 'text', value: 'typed', maxlength: '200', 'aria-describedby': 'hint-line' }],
    ['story', { rows: '6', maxlength: '2000' }],
    ['code', { type: 'text', maxlength: '30', autocapitalize: 'none', required: '' }],
    ['day', { type: 'date', value: '2026-01-31' }],
    ['yes', { type: 'checkbox', value: 'yes', checked: '' }],
  ])('%s says what it takes and what stands in it', (name, attributes) => {
    expect(field(name)).toMatchObject(attributes);
  });

  test('keeps the first line break that was typed', () => {
    expect(all('textarea').map(({ text }) => text)).toEqual(['\n\none\ntwo']);
  });

  test('holds what was chosen before, and nothing when nothing was', () => {
    const chosen = (name: string) =>
      all(name).filter(({ attributes }) => 'selected' in attributes || 'checked' in attributes);
    expect(chosen('option').map(({ text }) => text)).toEqual(['The second']);
    expect(chosen('input').map(({ attributes: { value } }) => value)).toEqual(['second', 'yes']);
    expect(all('option').filter(({ attributes }) => attributes.value === '')).toHaveLength(1);
  });
});
