/** A hand-off page: words that people typed, a return code, every kind of field, and ways to go on and to stop. */

import type { Block, WordedPage } from '../../src/guide/page';

const OPTIONS = [
  { value: 'first', label: 'The first' },
  { value: 'second', label: 'The second' },
];

export const FIELDS: Extract<Block<string>, { type: 'field' }>[] = [
  { type: 'field', name: 'line', label: 'A line', input: 'text', hint: 'What is meant', value: 'typed' },
  { type: 'field', name: 'story', label: 'A story', input: 'text', long: true, value: '\none\ntwo' },
  { type: 'field', name: 'code', label: 'A code', input: 'code', most: 30, required: true },
  { type: 'field', name: 'one', label: 'One of', input: 'choice', options: OPTIONS, value: 'second' },
  { type: 'field', name: 'pick', label: 'Pick', input: 'select', options: OPTIONS, value: 'second' },
  { type: 'field', name: 'open', label: 'Not picked', input: 'select', options: OPTIONS, hint: 'No need' },
  { type: 'field', name: 'day', label: 'A day', input: 'date', value: '2026-01-31' },
  { type: 'field', name: 'yes', label: 'Agreed', input: 'checkbox', value: 'yes' },
  { type: 'field', name: 'no', label: 'Not agreed', input: 'checkbox', hint: 'No need' },
];

export const SECRET = {
  words: ['appel', 'brug', 'cello', 'dorp', 'eend', 'fiets'],
  digits: '1234567890123456789012',
};

/** `blocks`: what stands on it; everything when not said. */
export function pageAsking(blocks?: Block<string>[]): WordedPage {
  return {
    place: 'handoff/write',
    kind: 'form',
    language: 'en',
    direction: 'ltr',
    title: 'Your message',
    blocks: blocks ?? [
      { type: 'message', from: 'Blue Heron', when: 'yesterday', text: 'Are you safe?\nWrite when you can.' },
      {
        type: 'message',
        from: 'You',
        when: 'this morning',
        text: 'Ik wil **niet** [klikken](x).',
        own: true,
      },
      { type: 'receipt', caption: 'Keep this code', ...SECRET },
      ...FIELDS,
      { type: 'links', items: [{ label: 'Another adviser', place: 'handoff/choose' }] },
    ],
    choices: [
      { label: 'Show me first', place: 'handoff/preview', weight: 'primary' },
      { label: 'Stop', place: 'handoff/stop', weight: 'quiet' },
    ],
    navigation: { back: 'handoff/choose', start: 'start', danger: 'danger', language: 'language' },
    sources: [],
  };
}
