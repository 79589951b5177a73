/** What every page of hand-off is made from: who is there, where they are, and what they filled in. */

import type { Guide } from '../guide/guide';
import type { Page, Text } from '../guide/page';
import type { Calendar } from './calendar';
import type { Cases } from './cases';
import type { Guess } from './guess-budget';
import type { KnockAddress } from './knock';
import type { Roster } from './roster';
import type { Carried, Session } from './session';
import type { Slowing } from './slowing';

export interface Actor {
  channel: 'web' | 'teams' | 'slack' | 'staff';
  /** Seals of this actor open for nobody else; empty for a visitor of the web page, who has no standing. */
  bind: string;
  /** Tag of the account, for the roster; absent for a visitor. */
  account?: string;
  /** What the sign-in allows; absent where the roster alone decides. */
  roles?: readonly string[];
  /** What is shown stays in the chat: hand-off is elsewhere. */
  staysInChat?: true;
  /** Where this actor can be knocked. */
  address?: KnockAddress;
  /** Tag of where a visitor comes from, to slow whoever asks too often. */
  source?: string;
}

/**
 * Tag of an account: it binds what is sealed for this person. The tenant is empty on one's own machine. In Slack the app
 * is in one workspace, and a large organisation names another one in each request: the person alone tells.
 */
export function accountTag(
  tag: (text: string) => string,
  account:
    | { channel: 'teams'; tenant?: string | undefined; user: string }
    | { channel: 'slack'; user: string },
): string {
  const house = account.channel === 'teams' ? (account.tenant ?? '') : '';
  return tag(`${account.channel}|${house}|${account.user}`);
}

export type Fields = Readonly<Record<string, string>>;

/** What hand-off works with. */
export interface HandoffParts {
  guide: Guide;
  cases: Cases;
  roster: Roster;
  calendar: Calendar;
  slowing: Slowing;
  /** Slows guessing at receipts and invitations. */
  guess: Guess;
  receipts: Receipts;
  /** Where the web page is. */
  publicUrl: string;
  /** Reviewed ways to begin, by language. */
  phrases: Readonly<Record<string, readonly string[]>>;
  /** An adviser closed one: counted, never kept. */
  noteClosed(closed: Closed): void;
  /** Keyed hash of a text, for tags that mean nothing elsewhere. */
  tag: (text: string) => string;
  /** In milliseconds. */
  now: () => number;
}

export interface Closed {
  desk: string;
  isSpam: boolean;
  /** In the uniform terms, if the adviser said. */
  topic: string | undefined;
}

export interface Receipts {
  make(): Uint8Array;
  /** Six words in this language; none when it has no list. */
  words(secret: Uint8Array, language: string): string[];
  digits(secret: Uint8Array): string;
  /** Every secret that what was typed can mean. */
  parse(text: string): Uint8Array[];
  caseId(secret: Uint8Array): string;
}

export interface Visit {
  parts: HandoffParts;
  actor: Actor;
  session: Session;
  /** What follows the name of the place. */
  argument: string;
  fields: Fields;
  language: string;
  /** Milliseconds. */
  at: number;
  /** The adviser who looks; absent for an employee. */
  me?: string;
}

/** What came of a visit: the page made from what really happened. */
export interface Outcome {
  page: Page;
  /** What goes along to the next page; left out: what came along. */
  carried?: Carried;
  /** Said above the page. */
  notice?: Text;
  /** The same thing is written once more: should it have arrived, it is one. */
  entry?: string;
}

export type Handler = (visit: Visit) => Promise<Outcome>;
