/** The Teams channel: receives over HTTP and hands each activity to the conversation. Knows nothing of storage. */

import type { Request as BotRequest, Response as BotResponse } from 'botbuilder';
import type { Server } from 'restify';
import type { TeamsSettings } from '../../config';
import type { Log } from '../../log';
import { handle, readBody, refuse } from '../ingress';
import { parseActivity } from './activity';
import { makeAdapter } from './adapter';
import { type ConversationParts, makeConversation } from './conversation';
import { openGate } from './gate';

/** Teams sends at most about 40 KB; twice that is generous. */
const BODY_MOST = 96 * 1024;

export interface TeamsParts extends ConversationParts {
  settings: TeamsSettings;
  log: Log;
  /** In milliseconds. */
  now: () => number;
}

export function mountTeams(server: Server, parts: TeamsParts): void {
  const gate = openGate(parts.settings, parts.now);
  const adapter = makeAdapter(parts.settings, parts.log);
  const conversation = makeConversation(parts);
  server.post(
    '/api/messages',
    handle(async (req, res) => {
      const body = await readBody(req, 'application/json', BODY_MOST);
      if (typeof body !== 'string') return refuse(res, body.status);
      const activity = parseActivity(body);
      if (!activity) return refuse(res, 400);
      const refusal = await gate(req.headers.authorization, activity);
      if (refusal) {
        parts.log(refusal);
        return refuse(res, 401);
      }
      const { tenantIds: _, ...said } = activity;
      const { authorization } = req.headers;
      const received: BotRequest = { body: said, headers: { authorization }, method: 'POST' };
      await adapter.process(received, res as unknown as BotResponse, async (context) => {
        await conversation.run(context);
      });
    }, parts.log),
  );
}
