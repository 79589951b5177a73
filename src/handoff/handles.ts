/** What the button of a knock carries: sealed for one account, it opens the page where somebody is waited for. */

import type { Case, Knocked as Party } from './case';
import type { KnockAddress } from './knock';
import { HANDLE_LASTS, makeEntryId, type Sessions } from './session';
import { accountTag } from './visit';

/** `undefined` where a knock leads to the web page: whoever comes there signs in, or has a receipt. */
export type HandleFor = (party: Party, found: Case | undefined, address: KnockAddress) => string | undefined;

const PLACES: Record<Party, string> = {
  employee: 'handoff/case',
  adviser: 'adviser/desk',
  coordinator: 'roster/waiting',
};

export interface HandleParts {
  sessions: Sessions;
  tag: (text: string) => string;
  /** In milliseconds. */
  now: () => number;
  /** For whoever has no talk whose language is known. */
  language: string;
}

export function makeHandles({ sessions, tag, now, language }: HandleParts): HandleFor {
  return (party, found, address) => {
    if (address.channel === 'mail') return undefined;
    return sessions.seal(
      {
        party: party === 'employee' ? 'employee' : 'adviser',
        place: PLACES[party],
        language: found?.language ?? language,
        counted: 0,
        ends: now() + HANDLE_LASTS,
        entry: makeEntryId(),
        ...(party === 'employee' && found && { case: found.id }),
      },
      accountTag(tag, address),
    );
  };
}
