/** Who can be asked: the advisers of a desk that can take one more, and whoever comes next. */

import type { Fallback } from './case';
import type { Adviser } from './roster';

export interface Available {
  adviser: Adviser;
  /** Milliseconds; absent when no working day is known. */
  nextMoment?: number;
  /** They work where the person works. */
  isNear: boolean;
  /** Can take one more. */
  hasRoom: boolean;
}

/** What a person chose in the filters. */
export interface Wishes {
  language?: string;
  outside?: 'inside' | 'outside';
  workplace?: string;
  /** Only advisers elsewhere. */
  elsewhere?: boolean;
}

export interface FindParts {
  roster: readonly Adviser[];
  desk: string;
  countOf: (adviser: string) => Promise<number>;
  nextMoment: (adviser: Adviser) => number | undefined;
}

/** Those who stand behind a desk, soonest first. Whoever was only invited cannot be asked yet. */
export async function findAvailable(
  { roster, desk, countOf, nextMoment }: FindParts,
  wishes: Wishes = {},
): Promise<Available[]> {
  const fit = roster.filter(
    (adviser) => isActive(adviser) && adviser.desks.includes(desk) && suits(adviser, wishes),
  );
  const found = await Promise.all(
    fit.map(async (adviser): Promise<Available> => {
      const moment = nextMoment(adviser);
      return {
        adviser,
        ...(moment !== undefined && { nextMoment: moment }),
        isNear: wishes.workplace !== undefined && adviser.workplace === wishes.workplace,
        hasRoom: (await countOf(adviser.id)) < adviser.most,
      };
    }),
  );
  return found.sort(
    (one, other) =>
      (one.nextMoment ?? Number.MAX_SAFE_INTEGER) - (other.nextMoment ?? Number.MAX_SAFE_INTEGER),
  );
}

/** Who has an account that was bound. */
export function isActive({ accounts }: Adviser): boolean {
  return accounts.length > 0;
}

function suits(adviser: Adviser, wishes: Wishes): boolean {
  if (wishes.language && !adviser.languages.includes(wishes.language)) return false;
  if (wishes.outside && adviser.outside !== (wishes.outside === 'outside')) return false;
  return !wishes.elsewhere || wishes.workplace === undefined || isElsewhere(adviser, wishes.workplace);
}

export interface NextAsked {
  fallback: Fallback;
  /** Who may not have it. */
  not: readonly string[];
  language: string;
  workplace?: string | undefined;
}

/**
 * The soonest adviser with room who speaks the language; when nobody does, the soonest with room. `outside`: nobody
 * where the person works, and who works inside is asked only when both workplaces are known. `ask`: nobody.
 */
export function nextAdviser(
  available: readonly Available[],
  { fallback, not, language, workplace }: NextAsked,
): Adviser | undefined {
  if (fallback === 'ask') return undefined;
  const allowed = available.filter(
    ({ adviser, hasRoom, nextMoment }) =>
      hasRoom &&
      nextMoment !== undefined &&
      !not.includes(adviser.id) &&
      (fallback === 'anyone' || isElsewhere(adviser, workplace)),
  );
  const speaking = allowed.find(({ adviser }) => adviser.languages.includes(language));
  return (speaking ?? allowed[0])?.adviser;
}

/** Nobody is said to be elsewhere while one of the two workplaces is unknown. */
function isElsewhere(adviser: Adviser, workplace: string | undefined): boolean {
  const isKnown = workplace !== undefined && adviser.workplace !== '';
  return isKnown ? adviser.workplace !== workplace : adviser.outside;
}
