/** The Slack channel: Bolt receives over HTTP or Socket Mode, and each request goes to the conversation. */

import { App, HTTPReceiver, type Logger, type LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Server } from 'restify';
import type { SlackSettings } from '../../config';
import type { Cards } from '../../drawing/cards';
import type { Knock } from '../../handoff/knock';
import { accountTag } from '../../handoff/visit';
import type { Log } from '../../log';
import type { Words } from '../../words/words';
import type { Step } from '../step';
import { mountBars } from './bars';
import { makeCalls } from './calls';
import { answerIn } from './conversation';
import { mountDoor, PATH } from './door';
import { makeSlackKnock } from './knock';
import { keepConnected } from './socket';
import { makeViewMaker } from './view-maker';

export interface SlackParts {
  settings: SlackSettings;
  step: Step;
  words: Words;
  cards: Cards;
  /** Address of the web page; pictures are fetched from it. */
  publicUrl: string;
  /** Tag of an account. */
  tag: (text: string) => string;
  log: Log;
}

export interface SlackChannel {
  knock: Knock;
  close(): Promise<void>;
}

/** In milliseconds: what one call may take. */
const CALL_MOST = 10_000;

export function mountSlack(server: Server, parts: SlackParts): SlackChannel {
  const { settings, step, words, cards, publicUrl, tag, log } = parts;
  const { signingSecret, botToken, appToken, apiUrl } = settings;
  const clientOptions = {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    allowAbsoluteUrls: false,
    logger: SILENT,
    // We decide what is tried again: by itself it would hold what was typed for half an hour.
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: CALL_MOST,
  };
  const http = appToken
    ? undefined
    : new HTTPReceiver({
        signingSecret: signingSecret ?? '',
        endpoints: [PATH],
        logger: SILENT,
        // Before any of our listeners: it was signed, but is of a shape that Bolt cannot read.
        processEventErrorHandler: async ({ response }) => {
          response.writeHead(400).end();
          return false;
        },
      });
  const socket = appToken
    ? new SocketModeReceiver({
        appToken,
        logger: SILENT,
        autoReconnectEnabled: false,
        installerOptions: { clientOptions },
      })
    : undefined;
  const app = new App({
    receiver: (http ?? socket) as HTTPReceiver,
    // One workspace, one token: nothing is asked for each request.
    authorize: async () => ({ botToken }),
    clientOptions,
    convoStore: false,
    logger: SILENT,
  });
  app.error(async () => log('turn-failed'));
  const calls = makeCalls(app.client, botToken, log);
  const make = makeViewMaker({ words, cards, publicUrl });
  answerIn(app, {
    step,
    words,
    calls,
    make,
    log,
    actorOf: (user) => {
      const address = { channel: 'slack', user } as const;
      const account = accountTag(tag, address);
      return { channel: 'slack', bind: account, account, address };
    },
  });
  if (http) mountDoor(server, http, log);
  mountBars(server, log);
  const disconnect = socket && keepConnected(socket.client, log);
  return {
    knock: makeSlackKnock({ calls, cards, words }),
    close: async () => {
      await disconnect?.();
    },
  };
}

/** Bolt and its client would print what came in. */
const SILENT: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as LogLevel,
  setName() {},
};
