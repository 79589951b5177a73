/** Walks Teams over /api/messages: typed text and card buttons in, cards out, with a loopback connector. */

import { type Connector, openConnector } from '../fakes/connector';
import { runApp } from '../fakes/running-app';
import { proposalsPlace } from './guide-walker';
import type { Walker } from './walker';

type Node = { [name: string]: unknown };

export async function teamsWalker(): Promise<Walker> {
  const app = await runApp({ TEAMS_LOCAL: '1' });
  const connector = await openConnector();
  let card: Node = {};
  let spoken = 'nl';
  const post = (activity: Node) =>
    fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...envelope(connector, spoken), ...activity }),
    });

  return {
    async begin(language) {
      spoken = language;
      await post({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] });
      card = lastCard(connector);
    },
    async say(text) {
      expect((await post({ type: 'message', text })).status).toBe(200);
      card = lastCard(connector);
      return proposalsPlace(text, spoken);
    },
    async press(button) {
      const action = nodes(card).find(
        (node) => node.type === 'Action.Execute' && (node.data as Node).i === button,
      );
      const value = { action: { type: 'Action.Execute', verb: 'go', data: action?.data }, trigger: 'manual' };
      const answer = (await (
        await post({ type: 'invoke', name: 'adaptiveCard/action', value })
      ).json()) as Node;
      card = answer.value as Node;
      return String(nodes(card).find((node) => node.style === 'heading')?.text);
    },
    async desks() {
      const reads = nodes(card).filter(
        (node) => node.type === 'Action.Execute' && node.tooltip !== undefined,
      );
      return reads.map((node) => String(node.tooltip).split(': ').slice(1).join(': '));
    },
    async close() {
      await app.close();
      await connector.close();
    },
  };
}

function envelope(connector: Connector, language: string): Node {
  return {
    id: 'activity',
    channelId: 'msteams',
    serviceUrl: connector.url,
    locale: language === 'nl' ? 'nl-NL' : 'en-GB',
    from: { id: 'person' },
    recipient: { id: 'bot' },
    conversation: { id: 'conversation', conversationType: 'personal' },
  };
}

function lastCard(connector: Connector): Node {
  const [attachment] = (connector.sent.at(-1)?.attachments ?? []) as Node[];
  return attachment?.content as Node;
}

/** Every object inside, in reading order. */
function nodes(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodes);
  return Array.isArray(value) ? inner : [value as Node, ...inner];
}
