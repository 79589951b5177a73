import { type Connector, openConnector } from '../../fakes/connector';
import { type RunningApp, runApp } from '../../fakes/running-app';
import { numberOf } from '../../handoff/walk';

type Json = Record<string, unknown>;

let connector: Connector;
const apps: Record<string, RunningApp> = {};
beforeAll(async () => {
  connector = await openConnector();
  for (const mode of ['dialog', 'chat']) apps[mode] = await runApp({ TEAMS_LOCAL: '1', DISCRETION: mode });
});
afterAll(async () => {
  for (const app of Object.values(apps)) await app.close();
  await connector.close();
});

const post = (mode: string, activity: object) =>
  fetch(`${apps[mode]?.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      id: 'activity',
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: { id: 'person' },
      recipient: { id: 'bot' },
      conversation: { id: 'conversation', conversationType: 'personal' },
      ...activity,
    }),
  });
const invoke = (mode: string, name: string, value: unknown) => post(mode, { type: 'invoke', name, value });
const execute = (mode: string, data: unknown) =>
  invoke(mode, 'adaptiveCard/action', { action: { type: 'Action.Execute', verb: 'go', data } });
const executed = async (data: unknown) =>
  ((await (await execute('chat', data)).json()) as Json).value as Json;
const lastSent = () => JSON.stringify(connector.sent.at(-1));
const cardSent = () => ((connector.sent.at(-1)?.attachments ?? []) as Json[])[0]?.content as Json;

const FORGED = [
  { seal: 'forged', i: 4 },
  { seal: null, i: null },
  { seal: 7, question: {} },
  {},
  'text',
  null,
  [],
];

describe.each(['dialog', 'chat'])('Teams with discretion %s', (mode) => {
  it('welcomes once, when the bot itself is added to a one-to-one chat', async () => {
    const before = connector.sent.length;
    await post(mode, { type: 'conversationUpdate', membersAdded: [{ id: 'person' }] });
    await post(mode, { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] });
    expect(connector.sent.length).toBe(before + 1);
  });

  it.each([{ conversationType: 'groupChat' }, { conversationType: 'channel' }, { isGroup: true }])(
    'says nothing when it is added to %j, and one neutral line when spoken to there',
    async (kind) => {
      const conversation = { id: 'group', ...kind };
      const before = connector.sent.length;
      await post(mode, { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }], conversation });
      expect(connector.sent.length).toBe(before);
      await post(mode, { type: 'message', text: 'ik word gepest', conversation });
      const first = lastSent();
      await post(mode, { type: 'message', text: 'wie helpt mij', conversation });
      expect(lastSent()).toBe(first);
      expect(first).not.toContain('seal');
    },
  );

  it('welcomes in the language of the person', async () => {
    const languages: unknown[] = [];
    for (const locale of ['en-GB', 'nl-NL', 'zz']) {
      await post(mode, { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }], locale });
      languages.push(cardSent().lang);
    }
    expect(languages).toEqual(['en', 'nl', 'nl']);
  });

  it('never sends back what was typed', async () => {
    await post(mode, { type: 'message', text: 'kanarie-in-de-chat mijn baas pest mij' });
    expect(lastSent()).not.toContain('kanarie');
  });

  it.each([{ text: '' }, { text: '   ' }, {}, { value: { seal: 7, i: {} } }, { text: 'x'.repeat(5000) }])(
    'answers the message %# with a card',
    async (message) => {
      const before = connector.sent.length;
      expect((await post(mode, { type: 'message', ...message })).status).toBe(200);
      expect(connector.sent.length).toBe(before + 1);
    },
  );

  it.each(FORGED)('answers the old card button %j with a card', async (data) => {
    const response = await execute(mode, data);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ statusCode: 200, value: { type: 'AdaptiveCard' } });
  });

  it('goes on replacing the card for later requests', async () => {
    const before = connector.sent.length;
    await execute(mode, {});
    await execute(mode, {});
    expect(connector.sent.length).toBe(before);
  });

  it('answers an invoke it does not know in order', async () => {
    expect((await invoke(mode, 'unknown/thing', {})).status).toBe(501);
  });

  it.each([
    'typing',
    'messageReaction',
    'messageUpdate',
    'endOfConversation',
    'installationUpdate',
    'surprise',
  ])('takes note of %s and says nothing', async (type) => {
    const before = connector.sent.length;
    expect((await post(mode, { type })).status).toBeLessThan(300);
    expect(connector.sent.length).toBe(before);
  });
});

describe('Teams in dialogs', () => {
  it('holds one card in the chat, the same for everyone and every time', async () => {
    const cards: string[] = [];
    for (const from of ['one', 'two']) {
      await post('dialog', { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }], from: { id: from } });
      cards.push(JSON.stringify(cardSent()));
      await post('dialog', { type: 'message', text: '', from: { id: from } });
      cards.push(JSON.stringify(cardSent()));
    }
    expect(new Set(cards).size).toBe(1);
  });

  it('differs after typed text only in one sentence and the seal behind the button', async () => {
    await post('dialog', { type: 'message', text: 'mijn leidinggevende pest mij' });
    const one = lastSent().replace(/"seal":"[^"]+"/, '');
    await post('dialog', { type: 'message', text: 'er is gefraudeerd met declaraties' });
    expect(lastSent().replace(/"seal":"[^"]+"/, '')).toBe(one);
  });

  it.each(['task/fetch', 'task/submit'])(
    'answers %s with a dialog whatever is in the button',
    async (name) => {
      for (const data of FORGED) {
        const answer = await (await invoke('dialog', name, { data })).json();
        expect(answer).toMatchObject({ task: { type: 'continue', value: { title: 'Wegwijzer' } } });
      }
    },
  );

  it('answers a question typed in the dialog there', async () => {
    const opened = (await (await invoke('dialog', 'task/fetch', { data: {} })).json()) as Json;
    const seal = /"seal":"([^"]+)"/.exec(JSON.stringify(opened))?.[1];
    const before = connector.sent.length;
    const answer = JSON.stringify(
      await (
        await invoke('dialog', 'task/submit', { data: { seal, question: 'kanarie: ik word gepest' } })
      ).json(),
    );
    expect(answer).toContain('Action.Submit');
    expect(answer).not.toContain('kanarie');
    expect(connector.sent.length).toBe(before);
  });
});

describe('Teams in the chat', () => {
  it.each([
    ['a talk', ['start', 'handoff/start', 'handoff/relay/confidential-adviser']],
    ['a call', ['start', 'handoff/start', 'handoff/contact/confidential-adviser']],
    ['the desk of an adviser', ['start', 'about', 'adviser/desk']],
  ])('leads to the web page for %s, with its address and no field', async (_what, places) => {
    let card = await executed({});
    for (const [i, place] of places.slice(1).entries()) {
      const [, seal] = /"seal":"([^"]+)"/.exec(JSON.stringify(card)) ?? [];
      card = await executed({ seal, i: numberOf(places[i] ?? '', place) });
    }
    expect(JSON.stringify(card)).toMatch(/\]\(http:\/\/localhost/);
    expect(JSON.stringify(card)).not.toContain('"Input.');
  });
});
