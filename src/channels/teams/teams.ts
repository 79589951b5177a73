/** The Teams channel: receives over HTTP and hands each activity to the conversation. Knows nothing of storage. */

import type { Request as BotRequest, Response as BotResponse } from 'botbuilder';
import type { Server } from 'restify';
import type { TeamsSettings } from '../../config';
import type { Knock } from '../../handoff/knock';
import { accountTag } from '../../handoff/visit';
import type { Log } from '../../log';
import { handle, readBody, refuse } from '../ingress';
import { parseActivity } from './activity';
import { makeAdapter } from './adapter';
import { type ConversationParts, makeConversation } from './conversation';
import { openGate } from './gate';
import { addressOf, makeTeamsKnock } from './knock';
import { isLoopbackAddress, isTeamsAddress } from './service-url';

/** Teams sends at most about 40 KB; twice that is generous. */
const BODY_MOST = 96 * 1024;

export interface TeamsParts extends Omit<ConversationParts, 'actorOf'> {
  settings: TeamsSettings;
  /** Tag of an account. */
  tag: (text: string) => string;
  log: Log;
  /** In milliseconds. */
  now: () => number;
}

/** Gives the way to knock somebody in Teams. */
export function mountTeams(server: Server, parts: TeamsParts): Knock {
  const gate = openGate(parts.settings, parts.now);
  const adapter = makeAdapter(parts.settings, parts.log);
  const conversation = makeConversation({ ...parts, actorOf: makeActorOf(parts) });
  server.post(
    '/api/messages',
    handle(async (req, res) => {
      const body = await readBody(req, ['application/json'], BODY_MOST);
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
  const { appId } = parts.settings;
  const isAllowed = appId ? isTeamsAddress : isLoopbackAddress;
  return makeTeamsKnock({ ...parts, adapter, appId, isAllowed });
}

/** One account is one person in one tenant; what hand-off seals for them opens for nobody else. */
function makeActorOf({ settings, tag, discretion }: TeamsParts): ConversationParts['actorOf'] {
  return (activity) => {
    const found = addressOf({ ...activity, tenantIds: [] });
    const account = accountTag(tag, {
      channel: 'teams',
      tenant: settings.tenantId,
      user: activity.from.id,
    });
    return {
      channel: 'teams',
      bind: account,
      account,
      ...(found && { address: { ...found, ...(settings.tenantId && { tenant: settings.tenantId }) } }),
      ...(discretion === 'chat' && { staysInChat: true }),
    };
  };
}
