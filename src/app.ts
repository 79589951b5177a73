/** Joins the parts. The only file that knows every adapter. */

import { join } from 'node:path';
import restify, { type Server } from 'restify';
import { guardDoor, handle, send } from './channels/ingress';
import { openMail } from './channels/mail/mail';
import { makePageSeals, SEAL_BYTES } from './channels/sealed-page';
import type { SlackChannel } from './channels/slack/slack';
import { makeStep } from './channels/step';
import { mountTeams } from './channels/teams/teams';
import { mountWeb } from './channels/web/web';
import type { Config } from './config';
import { makeRespond } from './conversation/respond';
import { loadCards } from './drawing/cards';
import { loadTeamsCards } from './drawing/teams/load-cards';
import { AppError } from './errors';
import type { Guide } from './guide/guide';
import { TERMS } from './handoff/adviser/let-go';
import { makeHandoff } from './handoff/handoff';
import type { Knock, KnockAddress } from './handoff/knock';
import { makeSessions } from './handoff/session';
import { makeLateStorage } from './late-storage';
import { loadGuide } from './load-guide';
import type { Log } from './log';
import { mountStaffPages } from './mount-staff-pages';
import { type HandoffCount, type OpenedHandoff, openHandoff, seedRoster } from './open-handoff';
import { type KeptUsage, openUsage } from './open-usage';
import { readWebFiles } from './read-web-files';
import { makeLongSealer, makeSealer } from './sealing/seal';
import { cellsOf } from './usage/cells';
import { KEEP_EVERY } from './usage/keep-tally';
import { makeNotePage } from './usage/note-page';
import { makeTally } from './usage/tally';

export interface App {
  server: Server;
  /** A fresh code to sign in on the staff pages with; `undefined` where a provider does that, or nothing can. */
  issueStaffCode(): string | undefined;
  /** One round of what happens by itself; a timer does it every minute. */
  tick(): Promise<void>;
  /** Keeps the running counts and publishes what is due; a timer does it every six hours. */
  keep(): Promise<void>;
  /** Stops the timers and closes the server and the store. */
  close(): Promise<void>;
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
/** Seals of hand-off pages grow in steps of so many bytes. */
const SEAL_STEP = 256;

/** `root` holds content, locales and cards. `now` in milliseconds. */
export async function makeApp(
  config: Config,
  root: string,
  log: Log,
  now: () => number = Date.now,
): Promise<App> {
  const { guide, words, understand } = loadGuide(root, config.organisation);
  refuseUnfilled(config, guide);
  const cells = cellsOf(guide, TERMS);
  const tally = makeTally(cells, now);
  const count: HandoffCount = {
    answered: (how) =>
      tally.countOnce('outcome', how === 'in-time' ? 'answered-in-time' : 'not-answered-in-time'),
    closed({ isSpam, topic }) {
      if (!isSpam && topic) tally.countOnce('adviser-topic', topic);
    },
  };
  let usage: KeptUsage | undefined;
  let opened: OpenedHandoff | undefined;
  let issueStaffCode: (() => string) | undefined;
  const storage = makeLateStorage(config, log, now, async (fresh) => {
    const setting = { config, root, guide, words, storage: fresh, sessions, count, log, now };
    const ready = openHandoff(setting);
    await seedRoster(ready, setting);
    usage = await openUsage({ config, storage: fresh, tally, cells, now });
    opened = ready;
    issueStaffCode = mountStaffPages(server, {
      config,
      handoff,
      opened: ready,
      storage: fresh,
      step,
      words,
      quickExit,
      log,
      now,
    });
  });
  const sessions = makeSessions(makeLongSealer(storage.handoffKeys, 'handoff', SEAL_STEP), now);
  const handoff = makeHandoff(
    () => opened?.parts,
    sessions,
    () => log('handoff-failed'),
    now,
  );
  const today = () => new Date(now()).toISOString().slice(0, 10);
  const respond = makeRespond({ guide, understand, today });
  const seals = makePageSeals(guide, makeSealer(storage.pageKeys, 'page', SEAL_BYTES), today);
  const notePage = makeNotePage(tally, guide);
  const step = makeStep({ respond, seals, languages: words.languages, handoff, notePage });
  const quickExit = guide.organisation['quick-exit'];

  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  guardDoor(server, log);
  server.get(
    '/healthz',
    handle((_req, res) => send(res, 200, 'application/json', '{"ok":true}'), log),
  );
  server.get(
    '/readyz',
    handle(async (_req, res) => {
      const isUp = (await storage.current()?.store.isUp()) ?? false;
      send(res, isUp ? 200 : 503, 'application/json', JSON.stringify({ ok: isUp }));
    }, log),
  );
  const { publicUrl, trustProxy } = config;
  const files = readWebFiles(root, config.organisation);
  mountWeb(server, { respond, step, seals, words, quickExit, publicUrl, trustProxy, files, log });
  const tag = (text: string) => opened?.parts.tag(text) ?? '';
  const knocks: Partial<Record<KnockAddress['channel'], Knock>> = {};
  if (config.mail) knocks.mail = openMail({ ...config.mail, publicUrl, words });
  if (config.teams) {
    knocks.teams = mountTeams(server, {
      step,
      words,
      settings: config.teams,
      cards: loadTeamsCards(join(root, 'cards', 'teams')),
      discretion: config.discretion,
      publicUrl,
      appId: config.teams.appId,
      tag,
      log,
      now,
    });
  }
  let slack: SlackChannel | undefined;
  if (config.slack) {
    // Loaded only when it is asked for: Bolt takes memory and time to start.
    const { mountSlack } = require('./channels/slack/slack') as typeof import('./channels/slack/slack');
    const cards = loadCards(join(root, 'cards', 'slack'));
    const channel = mountSlack(server, { settings: config.slack, step, words, cards, publicUrl, tag, log });
    knocks.slack = channel.knock;
    slack = channel;
  }
  const knock: Knock = async (address, about) =>
    (await knocks[address.channel]?.(address, about)) ?? { outcome: 'unreachable' };

  await storage.open();
  const tick = quietly(log, async () => {
    await storage.open();
    await opened?.runClockwork(knock);
  });
  const renew = quietly(log, async () => {
    await storage.current()?.renew();
    await opened?.sweepKeys();
  });
  const keep = quietly(log, async () => usage?.keep());
  const timers = [setInterval(tick, MINUTE), setInterval(renew, HOUR), setInterval(keep, KEEP_EVERY)];
  for (const timer of timers) timer.unref();
  return {
    server,
    issueStaffCode: () => issueStaffCode?.(),
    tick,
    keep,
    async close() {
      for (const timer of timers) clearInterval(timer);
      // First: whoever still reads a page may hold the server longer than we are given.
      await keep();
      await slack?.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await storage.close();
    },
  };
}

/** One at a time, and a failure is a code in the log. */
function quietly(log: Log, run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run()
      .catch(() => log('handoff-failed'))
      .finally(() => {
        running = undefined;
      });
    return running;
  };
}

/** In production nobody may be sent to a desk that cannot be reached: every contact is filled in, or the desk is out. */
function refuseUnfilled({ teams, slack, publicUrl }: Config, { unfilled, organisation }: Guide): void {
  const isProduction =
    Boolean(teams?.appId) ||
    Boolean(slack && !slack.apiUrl) ||
    !['localhost', '127.0.0.1'].includes(new URL(publicUrl).hostname);
  if (!isProduction || unfilled.length === 0) return;
  throw new AppError(
    'contacts-unfilled',
    `content/organisations/${organisation.id}/organisation.yaml: fill in the contacts of ${unfilled.join(', ')}.`,
  );
}
