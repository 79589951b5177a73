/** What somebody filled in and did not send yet: every form adds to it, so that going back and forth loses nothing. */

import { ENTRY_MOST, FALLBACKS, type Fallback } from '../case';
import { isTicked, NAME_MOST, REACH_MOST } from '../fields';
import type { Draft } from '../session';
import type { Visit } from '../visit';

/** In which an adviser can be written to; whoever reads it says so in the roster. */
export const LANGUAGES = ['nl', 'en', 'fr', 'es', 'pt', 'ar', 'ru', 'zh', 'tr'];
export const ROLES = ['affected', 'bystander', 'manager', 'accused'];

/** More than this is no message of a person, in characters. */
const TYPED_MOST = 20_000;
/** An id of the roster, and the name of a workplace, in characters. */
const ID_MOST = 64;

/** What was sent in, laid over what stood there; only what this form asked is taken. */
export function takeOver({ fields, parts }: Visit, draft: Draft): Draft {
  const { text, name, reach, fallback, language, role, topic, not, knock } = fields;
  const optional = Object.fromEntries(
    Object.entries({
      language: LANGUAGES.includes(language ?? '') ? language : '',
      role: ROLES.includes(role ?? '') ? role : '',
      topic: parts.guide.topics.has(topic ?? '') ? topic : '',
      not: not?.slice(0, ID_MOST),
    }).filter(([key]) => key in fields),
  );
  const next: Draft = {
    ...takeWorkplace(fields, draft),
    ...(draft.way === 'relay' && text !== undefined && { text: text.slice(0, TYPED_MOST) }),
    ...(name !== undefined && { name: name.slice(0, NAME_MOST) }),
    ...(reach !== undefined && { reach: reach.slice(0, REACH_MOST) }),
    ...(isFallback(fallback) && { fallback }),
    ...optional,
  };
  if (isTicked(knock)) return { ...next, knock: true };
  if (!('fallback' in fields)) return next;
  const { knock: _, ...silent } = next;
  return silent;
}

/** Where the person works, if they tell: a filter, and who may not be asked. */
export function takeWorkplace({ workplace }: Visit['fields'], draft: Draft): Draft {
  return workplace === undefined ? draft : { ...draft, workplace: workplace.slice(0, ID_MOST) };
}

function isFallback(value: string | undefined): value is Fallback {
  return FALLBACKS.some((known) => known === value);
}

type Asked = Pick<Draft, 'way' | 'text' | 'name' | 'reach'>;

/** What must still be filled in, or is too long to be sent, as a notice. */
export function missingIn({ way, text, name, reach }: Asked): 'notice.name' | 'notice.long' | undefined {
  if (text.length > ENTRY_MOST) return 'notice.long';
  return way === 'call-back' && (name === '' || reach === '') ? 'notice.name' : undefined;
}
