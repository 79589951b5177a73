/** Slack over HTTP: bounded and checked before Bolt sees it, and answered through restify. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HTTPReceiver } from '@slack/bolt';
import type { Server } from 'restify';
import type { Log } from '../../log';
import { handle, readBody, refuse } from '../ingress';

export const PATH = '/slack/events';
/** A view comes back whole, with every sign of it encoded. */
const BODY_MOST = 1024 * 1024;
const TYPES = ['application/json', 'application/x-www-form-urlencoded'];
/** Between Slack's clock and ours, in seconds: Bolt refuses what is older, but takes what is of tomorrow. */
const CLOCK_DIFFERENCE_MOST = 300;

interface Answer {
  status: number;
  type: string;
  body: string;
}

export function mountDoor(server: Server, receiver: HTTPReceiver, log: Log): void {
  server.post(
    PATH,
    handle(async (req, res) => {
      const body = await readBody(req, TYPES, BODY_MOST);
      if (typeof body !== 'string') return refuse(res, body.status);
      const { headers } = req;
      if (isOfTomorrow(headers['x-slack-request-timestamp'])) {
        log('slack-unsigned');
        return refuse(res, 401);
      }
      const answer = await answerOf((response) => {
        const request = { url: PATH, method: 'POST', headers, rawBody: Buffer.from(body) };
        receiver.requestListener(request as unknown as IncomingMessage, response);
      });
      if (answer.status === 401) log('slack-unsigned');
      // Bolt says in its own words what it could not read.
      if (answer.status >= 400) return refuse(res, answer.status);
      res.sendRaw(answer.status, answer.body, { 'Content-Type': answer.type });
    }, log),
  );
}

function isOfTomorrow(timestamp: unknown): boolean {
  return Number(timestamp) > Date.now() / 1000 + CLOCK_DIFFERENCE_MOST;
}

/** What Bolt answers. Written by Bolt itself, the answer would be one that restify does not know of. */
function answerOf(ask: (response: ServerResponse) => void): Promise<Answer> {
  return new Promise((resolve) => {
    let status = 200;
    let type = 'text/plain; charset=utf-8';
    const response = {
      headersSent: false,
      writeHead(code: number, headers: Record<string, string> = {}) {
        status = code;
        type = headers['content-type'] ?? headers['Content-Type'] ?? type;
        return response;
      },
      end(body: unknown = '') {
        response.headersSent = true;
        resolve({ status, type, body: String(body ?? '') });
        return response;
      },
    };
    ask(response as unknown as ServerResponse);
  });
}
