/** Where somebody is in hand-off: sealed into the page they look at, bound to who they are, and nowhere else. */

import { randomBytes } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { Sealer } from '../sealing/seal';
import type { Fallback, Way } from './case';

/** What was filled in and not sent yet. */
export interface Draft {
  way: Way;
  desk: string;
  /** Empty: the first who can. */
  adviser: string;
  fallback: Fallback;
  text: string;
  name: string;
  reach: string;
  language?: string;
  role?: string;
  topic?: string;
  workplace?: string;
  /** An adviser who may not have it. */
  not?: string;
  /** The person wants to be knocked here when there is an answer. */
  knock?: true;
  /** The receipt, base64url: one draft is one case, however often it is sent. */
  secret: string;
  pseudonym: [number, number];
  /** When it was begun, in milliseconds: what comes too soon is no person. */
  since: number;
}

/** What goes along from page to page. */
export interface Carried {
  case?: string;
  draft?: Draft;
}

export interface Session extends Carried {
  party: 'employee' | 'adviser';
  /** The page it was drawn on. */
  place: string;
  language: string;
  /** When it no longer opens, in milliseconds. */
  ends: number;
  /** What the guide counted of this conversation: goes back with the person. */
  counted: number;
  /** Goes with the next thing written on this page: 128 bits. */
  entry: string;
}

/** What is still needed once it is sent: the receipt. Every button of a card holds it. */
export function receiptOf(draft: Draft): Draft {
  return { ...draft, text: '', name: '', reach: '' };
}

export function carriedOf({ case: id, draft }: Carried): Carried {
  return { ...(id && { case: id }), ...(draft && { draft }) };
}

export interface Sessions {
  seal(session: Session, bind: string): string;
  /** `undefined` for what is stale, foreign, forged, or bound to somebody else. */
  open(sealed: unknown, bind: string): Session | undefined;
}

const HOUR = 60 * 60 * 1000;
/** A page that was left open overnight is stale. */
export const PAGE_LASTS = 12 * HOUR;
/** The button of a knock. */
export const HANDLE_LASTS = 100 * 24 * HOUR;

/** `now` in milliseconds. */
export function makeSessions(sealer: Sealer, now: () => number): Sessions {
  return {
    // Smaller, so that a long message fits in the buttons of a card.
    seal: (session, bind) => sealer.seal(brotliCompressSync(JSON.stringify(session)), bind),
    open(sealed, bind) {
      const bytes = sealer.open(sealed, bind);
      const session = bytes && (JSON.parse(brotliDecompressSync(bytes).toString('utf8')) as Session);
      return session && session.ends > now() ? session : undefined;
    },
  };
}

export function makeEntryId(): string {
  return randomBytes(16).toString('base64url');
}
