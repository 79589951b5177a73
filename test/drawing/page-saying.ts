/** A page on which every sentence is the same text: shows what a drawing does with signs that mean something to it. */

import type { WordedPage } from '../../src/guide/page';
import type { Labels } from '../../src/words/words';

export const HARMLESS = 'harmless';
/** Markup, an attribute that ends early, a slot of a template, and the signs of JSON. */
export const HOSTILE = `<script src="x">alert('&amp;')</script> " onclick="x \${title} \${i + 1} {{x}} \\n \\`;

/** A route, with every block that is drawn in this version, a choice, and more desks than are shown at once. */
export function pageSaying(text: string): WordedPage {
  const link = { label: text, place: 'start', note: text };
  return {
    place: 'route',
    kind: 'route',
    language: 'en',
    direction: 'ltr',
    title: text,
    blocks: [
      ...(['plain', 'warning', 'danger', 'quiet'] as const).map(
        (tone) => ({ type: 'paragraph', text, tone }) as const,
      ),
      { type: 'list', items: [text] },
      { type: 'list', items: [text], ordered: true },
      { type: 'facts', items: [{ label: text, value: text }] },
      { type: 'steps', items: [{ title: text, text, term: text, source: text }] },
      { type: 'say', text },
      { type: 'table', caption: text, head: [text, text], rows: [[text, text]] },
      ...(['phone', 'mail', 'web', 'visit'] as const).map(
        (channel) => ({ type: 'contact', channel, label: text, value: text, checkedUntil: text }) as const,
      ),
      {
        type: 'chart',
        caption: text,
        unit: text,
        series: [3, 0, null].map((value) => ({ label: text, value, shown: text })),
      },
      { type: 'message', from: text, when: text, text },
      { type: 'message', from: text, text, own: true },
      { type: 'receipt', caption: text, words: [text, text], digits: '1234567890123456789012' },
      ...(['text', 'code', 'choice', 'select', 'date', 'checkbox'] as const).map(
        (input) =>
          ({
            type: 'field',
            name: input,
            label: text,
            hint: text,
            input,
            required: true,
            ...(['text', 'code'].includes(input) && { value: text }),
            ...(['choice', 'select'].includes(input) && {
              options: [{ value: text, label: text }],
              value: text,
            }),
          }) as const,
      ),
      { type: 'field', name: 'long', label: text, input: 'text', long: true, value: text, most: 500 },
      { type: 'links', items: [link] },
    ],
    choices: [
      { label: text, place: 'start', weight: 'primary' },
      { label: text, place: 'about', weight: 'quiet' },
    ],
    navigation: { back: 'start', start: 'start', danger: 'danger', language: 'language' },
    desks: ['one', 'two', 'three'].map((id) => ({ id, label: text, reason: text, place: `desk/${id}` })),
    sources: [{ kind: 'document', ref: text, note: text }],
  };
}

/** The words around a page, each of them `text` too. */
export function labelsSaying(text: string, like: Labels): Labels {
  return Object.fromEntries(Object.keys(like).map((name) => [name, text]));
}
