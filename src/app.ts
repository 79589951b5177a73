/** Joins the parts. The only file that knows every adapter. */

import { join } from 'node:path';
import restify, { type Server } from 'restify';
import { guardDoor, handle, send } from './channels/ingress';
import { makePageSeals, SEAL_BYTES } from './channels/sealed-page';
import { makeStep } from './channels/step';
import { mountTeams } from './channels/teams/teams';
import { mountWeb } from './channels/web/web';
import type { Config } from './config';
import { makeRespond } from './conversation/respond';
import { AppError } from './errors';
import type { Guide } from './guide/guide';
import { loadGuide } from './load-guide';
import type { Log } from './log';
import { readWebFiles } from './read-web-files';
import { type KeyRing, keyFileIn, openKeyRing } from './sealing/key-ring';
import { makeSealer } from './sealing/seal';

export interface App {
  server: Server;
  /** Stops the timers and closes the server. */
  close(): Promise<void>;
}

const HOUR = 60 * 60 * 1000;

/** `root` holds content, locales and cards. `now` in milliseconds. */
export function makeApp(config: Config, root: string, log: Log, now: () => number = Date.now): App {
  const { guide, words, understand } = loadGuide(root, config.organisation);
  refuseUnfilled(config, guide);
  const today = () => new Date(now()).toISOString().slice(0, 10);
  const ring = openKeyRing(keyFileIn(config.dataDir), now);
  const respond = makeRespond({ guide, understand, today });
  const seals = makePageSeals(guide, makeSealer(ring, 'page', SEAL_BYTES), today);
  const step = makeStep(respond, seals, words.languages);

  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  guardDoor(server, log);
  for (const path of ['/healthz', '/readyz']) {
    server.get(
      path,
      handle((_req, res) => send(res, 200, 'application/json', '{"ok":true}'), log),
    );
  }
  mountWeb(server, {
    respond,
    step,
    seals,
    words,
    quickExit: guide.organisation['quick-exit'],
    publicUrl: config.publicUrl,
    files: readWebFiles(root, config.organisation),
    log,
  });
  if (config.teams) {
    mountTeams(server, {
      step,
      respond,
      seals,
      words,
      settings: config.teams,
      cards: join(root, 'cards', 'teams'),
      discretion: config.discretion,
      publicUrl: config.publicUrl,
      appId: config.teams.appId,
      log,
      now,
    });
  }

  const timer = setInterval(() => rotate(ring, log), HOUR);
  timer.unref();
  return {
    server,
    close() {
      clearInterval(timer);
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function rotate(ring: KeyRing, log: Log): void {
  try {
    ring.rotate();
  } catch {
    log('key-ring-failed');
  }
}

/** In production nobody may be sent to a desk that cannot be reached: every contact is filled in, or the desk is out. */
function refuseUnfilled({ teams, publicUrl }: Config, { unfilled, organisation }: Guide): void {
  const isProduction =
    Boolean(teams?.appId) || !['localhost', '127.0.0.1'].includes(new URL(publicUrl).hostname);
  if (!isProduction || unfilled.length === 0) return;
  throw new AppError(
    'contacts-unfilled',
    `content/organisations/${organisation.id}/organisation.yaml: fill in the contacts of ${unfilled.join(', ')}.`,
  );
}
