/** Walks Teams over /api/messages: typed text and card buttons in, cards out, with a loopback connector. */

import { type Connector, openConnector } from '../fakes/connector';
import { runApp } from '../fakes/running-app';
import { proposalsPlace } from './guide-walker';
import type { Walker } from './walker';

type Node = { [name: string]: unknown };

/** Pages as cards in the chat. */
export const teamsChatWalker = () => openTeams('chat');
/** Pages in dialogs: the chat only ever holds the constant card. */
export const teamsDialogWalker = () => openTeams('dialog');

async function openTeams(discretion: 'chat' | 'dialog'): Promise<Walker> {
  const app = await runApp({ TEAMS_LOCAL: '1', DISCRETION: discretion });
  const connector = await openConnector();
  let card: Node = {};
  let spoken = 'nl';
  const post = (activity: Node) =>
    fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...envelope(connector, spoken), ...activity }),
    });
  const invoke = async (name: string, value: Node): Promise<Node> => {
    const response = await post({ type: 'invoke', name, value });
    expect(response.status).toBe(200);
    return response.json() as Promise<Node>;
  };
  /** Opens the dialog behind the card that stands in the chat. */
  const openDialog = async () => {
    const open = nodes(lastCard(connector)).find((node) => node.type === 'Action.Submit');
    return dialogCard(await invoke('task/fetch', { data: open?.data }));
  };
  const shown = discretion === 'dialog' ? openDialog : async () => lastCard(connector);

  return {
    async begin(language) {
      spoken = language;
      await post({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] });
      card = await shown();
    },
    async say(text) {
      expect((await post({ type: 'message', text })).status).toBe(200);
      card = await shown();
      return proposalsPlace(text, spoken);
    },
    async press(button) {
      const { data } = buttons(card).find((node) => (node.data as Node).i === button) ?? {};
      card =
        discretion === 'dialog'
          ? dialogCard(await invoke('task/submit', { data }))
          : ((await invoke('adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'go', data } }))
              .value as Node);
      return String(nodes(card).find((node) => node.style === 'heading')?.text);
    },
    async desks() {
      const reads = buttons(card).filter((node) => String(node.tooltip ?? '') !== '');
      return reads.map((node) => String(node.tooltip).split(': ').slice(1).join(': '));
    },
    async close() {
      await app.close();
      await connector.close();
    },
  };
}

function dialogCard(answer: Node): Node {
  const { card } = (answer.task as Node).value as Node;
  return (card as Node).content as Node;
}

function buttons(card: Node): Node[] {
  return nodes(card).filter((node) => node.type === 'Action.Execute' || node.type === 'Action.Submit');
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
