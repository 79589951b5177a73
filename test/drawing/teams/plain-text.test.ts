import { keepPlain } from '../../../src/drawing/teams/plain-text';

const block = (text: string) => ({ type: 'TextBlock', text, wrap: true, weight: 'Bolder', spacing: 'None' });
const drawn = (text: string) => keepPlain({ type: 'Container', items: [block(text)] }).items;

describe('a text on a card', () => {
  test.each([
    'U kunt bellen (gratis), ook ’s avonds: 0800-0000.',
    'Jan-Willem de Vries • 1) eerst',
    'مرحبا (112)',
    'a < b & c, 50 % – 3.5 + 2',
    'the [first] of them',
  ])('stays a text block when nothing in it is Markdown: %s', (text) => {
    expect(drawn(text)).toEqual([block(text)]);
  });

  test.each([
    '[x](http://y)',
    '**x**',
    '_x_',
    '`x`',
    '~~x~~',
    'https://example.org',
    '<at>Jan</at>',
    '<!channel>',
    '# x',
    'x\n> y',
    '1. x',
    '    x',
    '&lt;b&gt;',
    'x\\',
    '[x]: y',
    'x\n===',
  ])('becomes a text run, sign for sign and looking the same, when something in it is: %s', (text) => {
    const run = { type: 'TextRun', weight: 'Bolder', text };
    expect(drawn(text)).toEqual([{ type: 'RichTextBlock', spacing: 'None', inlines: [run] }]);
  });

  test('is not taken for a date to be worked out', () => {
    const text = '{{DATE(2020-01-01T00:00:00Z, SHORT)}}';
    for (const type of ['TextBlock', 'TextRun']) {
      expect(JSON.stringify(keepPlain({ type, text }))).not.toContain('{{DATE');
    }
  });

  test('may be Markdown where its template says so, and the client is not told', () => {
    const { items } = keepPlain({ type: 'Container', items: [{ ...block('[x](tel:112)'), markdown: true }] });
    expect(items).toEqual([block('[x](tel:112)')]);
  });

  test('in what a button carries is left alone', () => {
    const data = { type: 'TextBlock', text: '**x**' };
    expect(keepPlain({ type: 'Action.Submit', data })).toEqual({ type: 'Action.Submit', data });
  });
});
