/** The staff pages with the sign-in that fits: the organisation's own, or codes on one's own machine; never both. */

import type { Server } from 'restify';
import type { Step } from './channels/step';
import { makeLocalSignIn } from './channels/web/staff/local-sign-in';
import { openOidc } from './channels/web/staff/oidc';
import { makeSessions, type Session, type SignedIn } from './channels/web/staff/session';
import { CALLBACK, mountStaff, type SignIn } from './channels/web/staff/staff';
import type { Config } from './config';
import type { Page } from './guide/page';
import { FIGURES } from './handoff/adviser/desk';
import { newAdviser } from './handoff/coordinator/coordinate';
import { makeGuessBudget } from './handoff/guess-budget';
import type { Handoff } from './handoff/handoff';
import { choice, staff } from './handoff/say';
import type { Log } from './log';
import { LOCAL_ACCOUNT, type OpenedHandoff } from './open-handoff';
import type { Storage } from './open-storage';
import { figuresPage } from './usage/figures-page';
import { readReleases } from './usage/releases';
import type { Words } from './words/words';

export interface StaffPagesParts {
  config: Config;
  handoff: Handoff;
  opened: OpenedHandoff;
  storage: Storage;
  step: Step;
  words: Words;
  quickExit: string;
  log: Log;
  /** In milliseconds. */
  now: () => number;
}

/** Without a provider, and reachable from elsewhere, there are none. Gives what makes a code to sign in with, where codes are used. */
export function mountStaffPages(server: Server, parts: StaffPagesParts): (() => string) | undefined {
  const { config, handoff, opened, storage, step, words, quickExit, log, now } = parts;
  const isSecure = config.publicUrl.startsWith('https:');
  const ring = storage.pageKeys;
  const local = makeLocalSignIn(now, makeGuessBudget(now));
  const signIn = signInOf(parts, isSecure) ?? (config.isLocal ? { local } : undefined);
  if (!signIn) return undefined;
  mountStaff(server, {
    step,
    handoff,
    sessions: makeSessions({ ring, now, isSecure }),
    signIn,
    welcome: (who) => welcome(opened, words, who),
    figuresFor: (session) => figuresFor(parts, session),
    localAccount: opened.parts.tag(LOCAL_ACCOUNT),
    words,
    quickExit,
    log,
  });
  return 'local' in signIn ? () => local.issue('coordinator') : undefined;
}

function signInOf({ config, storage, now }: StaffPagesParts, isSecure: boolean): SignIn | undefined {
  if (!config.signIn) return undefined;
  return {
    oidc: openOidc({
      ...config.signIn,
      redirectUri: `${config.publicUrl}${CALLBACK}`,
      roleNames: { adviser: 'adviser', coordinator: 'coordinator', figures: 'figures' },
      tagKey: storage.pepper,
      ring: storage.pageKeys,
      now,
      isSecure,
    }),
  };
}

/** The roster says who of the advisers may see them; of others the provider does. */
async function figuresFor(
  { opened, storage }: StaffPagesParts,
  { subject, roles }: Session,
): Promise<Page | undefined> {
  const { guide, roster } = opened.parts;
  const adviser = (await roster.list()).find(({ accounts }) => accounts.includes(subject));
  if (!roles.includes('figures') || adviser?.figures === false) return undefined;
  const releases = await readReleases(storage.store.tally);
  return figuresPage({ guide, releases }, FIGURES, [choice(staff('choices.desk'), 'adviser/desk', 'quiet')]);
}

/** The provider says who coordinates: the first time, they get a place on the roster. Advisers are invited. */
async function welcome(
  { parts: { roster } }: OpenedHandoff,
  words: Words,
  { subject, roles }: SignedIn,
): Promise<void> {
  if (!roles.includes('coordinator')) return;
  const isThere = (await roster.list()).some(({ accounts }) => accounts.includes(subject));
  if (isThere) return;
  const name = words.say({ key: 'staff:roster.newCoordinator' }, words.languages[0] ?? 'nl').join(' ');
  await roster.add({
    ...newAdviser(name),
    coordinator: true,
    figures: roles.includes('figures'),
    accounts: [subject],
  });
}
