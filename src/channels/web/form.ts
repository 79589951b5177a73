/** A form that a browser sent in, as one step. */

import type { StepInput } from '../step';

/** These say where to go; everything else was filled in. */
const WAYS = new Set(['seal', 'i', 'to', 'question']);
const FIELDS_MOST = 60;

export function readForm(form: URLSearchParams): StepInput {
  const way = {
    seal: form.get('seal'),
    button: form.get('i') ?? undefined,
    to: form.get('to') ?? undefined,
    text: form.get('question') ?? undefined,
  };
  // On a hand-off page a language is something to fill in; elsewhere it is a button.
  if (way.to === undefined) return { ...way, language: form.get('language') };
  const filled = [...form].filter(([name]) => !WAYS.has(name)).slice(0, FIELDS_MOST);
  // Browsers write a line break as two characters.
  const fields = filled.map(([name, value]) => [name, value.replaceAll('\r\n', '\n').trim()]);
  return { ...way, fields: Object.fromEntries(fields) };
}
