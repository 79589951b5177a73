import { type Connector, openConnector } from '../../fakes/connector';
import { type RunningApp, runApp } from '../../fakes/running-app';

let app: RunningApp;
let connector: Connector;
beforeAll(async () => {
  app = await runApp({ TEAMS_LOCAL: '1' });
  connector = await openConnector();
});
afterAll(async () => {
  await app.close();
  await connector.close();
});

const post = (activity: object) =>
  fetch(`${app.url}/api/messages`, {
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
const execute = (data: unknown) =>
  post({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'go', data } },
  });

describe('Teams', () => {
  it('welcomes once, when the bot itself is added', async () => {
    const before = connector.sent.length;
    await post({ type: 'conversationUpdate', membersAdded: [{ id: 'person' }] });
    await post({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] });
    expect(connector.sent.length).toBe(before + 1);
  });

  it.each([{ seal: 'forged', i: 4 }, { seal: null, i: null }, {}, 'text', null])(
    'answers the button %j with the start card',
    async (data) => {
      const response = await execute(data);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ statusCode: 200, value: { type: 'AdaptiveCard' } });
    },
  );

  it('goes on replacing the card for later requests', async () => {
    const before = connector.sent.length;
    await execute({});
    await execute({});
    expect(connector.sent.length).toBe(before);
  });

  it('never sends back what was typed', async () => {
    await post({ type: 'message', text: 'kanarie-in-de-chat mijn baas pest mij' });
    expect(JSON.stringify(connector.sent.at(-1))).not.toContain('kanarie');
  });

  it.each([{ text: '' }, { text: '   ' }, {}, { value: { seal: 7, i: {} } }, { text: 'x'.repeat(5000) }])(
    'answers the message %# with a card',
    async (message) => {
      const before = connector.sent.length;
      expect((await post({ type: 'message', ...message })).status).toBe(200);
      expect(connector.sent.length).toBe(before + 1);
    },
  );

  it('does not fall over an invoke it does not know', async () => {
    expect((await post({ type: 'invoke', name: 'unknown/thing', value: {} })).status).toBe(501);
  });
});
