/** Teams as it is: what a client sends of a card, and an invoke with it over HTTP. */

import { partsOf } from '../drawing/parts-of';
import type { Connector } from './connector';

export type Json = Record<string, unknown>;

/** The card that answers. */
export type Invoke = (user: string, name: string, data: unknown, conversation?: object) => Promise<Json>;

export function openClient(url: string, connector: Connector): Invoke {
  return async (user, name, data, conversation = {}) => {
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
        conversation: { id: `chat-${user}`, conversationType: 'personal', ...conversation },
      }),
    });
    expect(response.status).toBe(200);
    const { task } = (await response.json()) as { task: { value: { card: { content: Json } } } };
    return task.value.card.content;
  };
}

/** What Adaptive Cards’ own renderer sends: inputs over the data of the button, and nothing of an empty one. */
export function pressed(card: Json, to: string, typed: Record<string, string> = {}): Json {
  return (
    pressedWhere(card, (data) => data.to === to, typed) ??
    fail(`no button ${to}: ${placesOn(card).join(' ')}`)
  );
}

/** The same of the first button whose data is so; `undefined` when there is none. */
export function pressedWhere(
  card: Json,
  isIt: (data: Json) => boolean,
  typed: Record<string, string> = {},
): Json | undefined {
  const parts = partsOf(card);
  const button = parts.find(({ data }) => data !== undefined && isIt(data as Json));
  if (!button) return undefined;
  const inputs = parts.filter(({ type }) => String(type).startsWith('Input.'));
  const filled = inputs.map(({ id, value }) => [String(id), typed[String(id)] ?? String(value ?? '')]);
  const sent = button.associatedInputs === 'none' ? [] : filled.filter(([, value]) => value !== '');
  return { ...(button.data as Json), ...Object.fromEntries(sent) };
}

function fail(why: string): never {
  throw new Error(why);
}

export function placesOn(card: Json): string[] {
  return partsOf(card).flatMap(({ data }) => (data as { to?: string } | undefined)?.to ?? []);
}

export function valueIn(card: Json, name: string): unknown {
  return partsOf(card).find(({ id }) => id === name)?.value;
}
