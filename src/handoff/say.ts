/** Sentences of hand-off, and how it tells languages, days and people. */

import type { Block, Choice, Page, PageKind, Text, Weight } from '../guide/page';
import type { Calendar } from './calendar';
import type { Case } from './case';

type Values = Text['with'];

/** A sentence for the employee. */
export function say(key: string, values?: Values): Text {
  return { key: `handoff:${key}`, ...(values && { with: values }) };
}

/** A sentence for advisers and coordinators. */
export function staff(key: string, values?: Values): Text {
  return { key: `staff:${key}`, ...(values && { with: values }) };
}

/** Words of a person, as they stand. */
export function own(text: string): Text {
  return say('own', { text });
}

/** As many as a page may have. */
export const CHOICES_MOST = 7;

export function paragraph(text: Text, tone?: 'warning' | 'danger' | 'quiet'): Block<Text> {
  return { type: 'paragraph', text, ...(tone && { tone }) };
}

export function choice(label: Text, place: string, weight?: Weight): Choice<Text> {
  return { label, place, ...(weight && { weight }) };
}

interface Part {
  place: string;
  kind: PageKind;
  title: Text;
  blocks: Block<Text>[];
  choices: Choice<Text>[];
  back?: string;
}

export function makePage({ back, ...part }: Part): Page {
  return {
    ...part,
    navigation: { ...(back && { back }), start: 'start', danger: 'danger', language: 'language' },
    sources: [],
  };
}

export function languageName(code: string): Text {
  return say(`languages.${code}`);
}

/** Several things with commas, in any language. */
export function listed(texts: readonly Text[]): Text {
  const [first, ...rest] = texts;
  if (!first) return say('none');
  return rest.reduce((one, other) => say('listed', { one, other }), first);
}

/** Two words instead of a name. */
export function pseudonymOf({ pseudonym: [one, other] }: Pick<Case, 'pseudonym'>): Text {
  return say('pseudonym', { colour: say(`colours.${one}`), animal: say(`animals.${other}`) });
}
export const PSEUDONYM_COLOURS = 16;
export const PSEUDONYM_ANIMALS = 64;

/** “20 February 2027”. `date`: ISO. */
export function dateText(date: string): Text {
  const [year = '', month = '', day = ''] = date.split('-');
  return say('date', { day: String(Number(day)), month: say(`months.${Number(month)}`), year });
}

/** A moment to come: “Thursday 20 February, in the afternoon”. */
export function momentText(calendar: Calendar, at: number): Text {
  const { weekday, part, date } = calendar.tell(at, at);
  return say('moment', {
    weekday: say(`weekdays.${weekday}`),
    part: say(`parts.${part}`),
    date: dateText(date),
  });
}

/** “Thursday 20 February”. */
export function dayText(calendar: Calendar, at: number): Text {
  const { weekday, date } = calendar.tell(at, at);
  return say('day', { weekday: say(`weekdays.${weekday}`), date: dateText(date) });
}

/** A moment past: “this morning”, “yesterday”, “Thursday”, “20 February”. Never a clock time. */
export function pastText(calendar: Calendar, at: number, now: number): Text {
  const { when, part, weekday, date } = calendar.tell(Math.min(at, now), now);
  if (when === 'today') return say(`today.${part}`);
  if (when === 'yesterday') return say(`yesterday.${part}`);
  return when === 'weekday' ? say(`weekdays.${weekday}`) : dateText(date);
}
