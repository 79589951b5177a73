/** Somebody in Teams who works in dialogs: buttons and fields in, cards out, over HTTP as Teams sends them. */

import type { Connector } from './connector';

type Node = { [name: string]: unknown };

export interface TeamsPerson {
  /** Opens the dialog: of the constant card, or behind a knock. */
  open(data?: Node): Promise<void>;
  /** Presses the button that leads to this place, or begins so, with what was filled in. */
  go(to: string, fields?: Record<string, string>): Promise<void>;
  /** Presses a numbered button of a guide page. */
  press(button: number): Promise<void>;
  places(): string[];
  /** Everything that can be read on the card. */
  text(): string;
  card(): Node;
}

export function openPerson(url: string, connector: Connector, user: string): TeamsPerson {
  let card: Node = {};
  const invoke = async (name: string, data: unknown) => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        type: 'invoke',
        name,
        value: { data },
        id: 'activity',
        channelId: 'msteams',
        serviceUrl: connector.url,
        locale: 'nl-NL',
        from: { id: user },
        recipient: { id: 'bot' },
        conversation: { id: `chat-${user}`, conversationType: 'personal' },
      }),
    });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as Node;
    const { value } = answer.task as { value: { card: { content: Node } } };
    card = value.card.content;
  };
  const buttonTo = (isIt: (data: Node) => boolean) =>
    nodes(card)
      .filter(({ type }) => type === 'Action.Submit')
      .map(({ data }) => data as Node)
      .find(isIt);
  return {
    open: (data = {}) => invoke('task/fetch', data),
    async go(to, fields = {}) {
      const exact = buttonTo((data) => data.to === to);
      const data = exact ?? buttonTo((one) => String(one.to).startsWith(`${to}/`));
      if (!data) throw new Error(`no button ${to}: ${placesOn(card).join(' ')}`);
      await invoke('task/submit', { ...filledIn(card), ...fields, ...data });
    },
    async press(button) {
      await invoke(
        'task/submit',
        buttonTo((data) => data.i === button),
      );
    },
    places: () => placesOn(card),
    text: () =>
      nodes(card)
        .flatMap(({ text, value, title, label }) => [text, value, title, label])
        .filter((one) => typeof one === 'string')
        .join('\n'),
    card: () => card,
  };
}

function placesOn(card: Node): string[] {
  return nodes(card)
    .filter(({ type }) => type === 'Action.Submit')
    .map(({ data }) => String((data as Node).to));
}

/** What a client sends of fields that were left as they are. */
function filledIn(card: Node): Record<string, string> {
  const inputs = nodes(card).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(
    inputs.map(({ id, value }) => [String(id), typeof value === 'string' ? value : '']),
  );
}

/** Every object inside, in reading order. */
function nodes(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodes);
  return Array.isArray(value) ? inner : [value as Node, ...inner];
}
