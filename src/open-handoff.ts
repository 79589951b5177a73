/** Puts hand-off together: cases, roster, receipts and the clockwork, over what was opened of the store. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Config } from './config';
import { AppError } from './errors';
import type { Guide } from './guide/guide';
import { makeCalendar, readHolidays } from './handoff/calendar';
import type { Answered } from './handoff/case';
import { openCases } from './handoff/cases';
import { runClockwork, sweepKeys } from './handoff/clockwork';
import { newAdviser } from './handoff/coordinator/coordinate';
import { makeGuessBudget } from './handoff/guess-budget';
import { makeHandles } from './handoff/handles';
import type { Knock } from './handoff/knock';
import { caseIdOf, makeReceipt, parseReceipt, toDigits, toWords } from './handoff/receipt';
import { readReceiptWords } from './handoff/receipt-words';
import { openRoster } from './handoff/roster';
import type { Sessions } from './handoff/session';
import { makeSlowing } from './handoff/slowing';
import type { Closed, HandoffParts, Receipts } from './handoff/visit';
import type { Log } from './log';
import { makeTag, type Storage } from './open-storage';
import type { Words } from './words/words';

export interface OpenedHandoff {
  parts: HandoffParts;
  /** One round of the clockwork, with whoever can knock. */
  runClockwork(knock: Knock): Promise<void>;
  sweepKeys(): Promise<void>;
}

export interface HandoffCount {
  answered(answered: Answered): void;
  closed(closed: Closed): void;
}

export interface HandoffSetting {
  config: Config;
  /** Holds `content/`. */
  root: string;
  guide: Guide;
  words: Words;
  storage: Storage;
  sessions: Sessions;
  /** What is told of cases to be counted. */
  count: HandoffCount;
  log: Log;
  /** In milliseconds. */
  now: () => number;
}

export function openHandoff(setting: HandoffSetting): OpenedHandoff {
  const { config, root, guide, storage, sessions, count, log, now } = setting;
  const { store, wrapper, pepper, rosterKey } = storage;
  const tag = makeTag(pepper);
  const calendar = makeCalendar(readHolidays(root));
  const inboxTag = (adviser: string) => tag(`inbox|${adviser}`);
  const cases = openCases({ store, wrapper, clock: calendar, inboxTag, noteAnswered: count.answered, now });
  const roster = openRoster({ store: store.roster, key: rosterKey, now });
  const parts: HandoffParts = {
    guide,
    cases,
    roster,
    calendar,
    slowing: makeSlowing(now),
    guess: makeGuessBudget(now),
    receipts: makeReceipts(root, guide.organisation.languages, pepper),
    phrases: readPhrases(root),
    publicUrl: config.publicUrl,
    noteClosed: count.closed,
    tag,
    now,
  };
  return {
    parts,
    runClockwork: (knock) =>
      runClockwork({
        store,
        wrapper,
        cases,
        roster,
        knock,
        log,
        now,
        handleFor: makeHandles({ sessions, tag, now, language: guide.organisation.languages[0] ?? 'nl' }),
      }),
    sweepKeys: () => sweepKeys({ store, wrapper, now }),
  };
}

function makeReceipts(root: string, languages: readonly string[], pepper: Uint8Array): Receipts {
  const lists = readReceiptWords(root, languages);
  return {
    make: () => makeReceipt(),
    words(secret, language) {
      const list = lists.get(language);
      return list ? toWords(secret, list) : [];
    },
    digits: (secret) => toDigits(secret).join(' '),
    parse: (text) => parseReceipt(text, lists.values()),
    caseId: (secret) => caseIdOf(pepper, secret),
  };
}

const phrasesShape = z.record(z.string(), z.array(z.string().min(1)).min(1));

/** Ways to begin, by language: content/opening-phrases.yaml. */
function readPhrases(root: string): Record<string, string[]> {
  const name = 'content/opening-phrases.yaml';
  const read = phrasesShape.safeParse(parse(readFileSync(join(root, name), 'utf8')));
  if (read.success) return read.data;
  throw new AppError('phrases-wrong', `${name}: give a list of sentences for every language.`);
}

/** Account of whoever started Wegwijzer on their own machine. */
export const LOCAL_ACCOUNT = 'account|local';

/**
 * On one's own machine somebody must be there to be asked: the first on an empty roster is for trying it out. Elsewhere
 * nobody may be given to them, should the folder come from such a machine.
 */
export async function seedRoster(
  { parts: { roster, tag } }: OpenedHandoff,
  { config, guide, words }: HandoffSetting,
): Promise<void> {
  const account = tag(LOCAL_ACCOUNT);
  const advisers = await roster.list();
  if (!config.isLocal || config.signIn) {
    for (const { id, accounts } of advisers) if (accounts.includes(account)) await roster.remove(id);
    return;
  }
  if (advisers.length > 0) return;
  const { languages } = guide.organisation;
  const sentence = (key: string) => words.say({ key: `staff:${key}` }, languages[0] ?? 'nl').join(' ');
  await roster.add({
    ...newAdviser(sentence('trial.name')),
    introduction: sentence('trial.introduction'),
    workplace: sentence('trial.workplace'),
    languages: [...languages],
    desks: [...guide.organisation['hand-offs']],
    coordinator: true,
    figures: true,
    accounts: [account],
  });
}
