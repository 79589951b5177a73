import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { parseActivity } from '../../../src/channels/teams/activity';
import { makeAdapter } from '../../../src/channels/teams/adapter';
import { addressOf, makeTeamsKnock, type TeamsKnockParts } from '../../../src/channels/teams/knock';
import { isLoopbackAddress } from '../../../src/channels/teams/service-url';
import { loadTeamsCards } from '../../../src/drawing/teams/load-cards';
import type { Knock } from '../../../src/handoff/knock';
import { type Connector, openConnector } from '../../fakes/connector';
import { ROOT } from '../../fakes/example';
import { goodActivity, SERVICE_URL, TENANT_ID } from '../../fakes/signed-request';

const NOW = Date.UTC(2026, 10, 22, 9);
const LINE = 'Er staat iets voor u klaar.';
const logged: string[] = [];
const cards = loadTeamsCards(join(ROOT, 'cards', 'teams'));
const about = { language: 'nl', for: 'adviser', handle: 'sealed' } as const;

let connector: Connector;
let answer: (res: ServerResponse) => void;
beforeAll(async () => {
  connector = await openConnector((res) => answer(res));
});
beforeEach(() => {
  answer = () => {};
});
afterAll(() => connector.close());

const makeKnock = (changed: Partial<TeamsKnockParts> = {}): Knock =>
  makeTeamsKnock({
    adapter: makeAdapter({ appId: '', password: '', tenantId: '' }, (code) => logged.push(code)),
    appId: '',
    cards,
    words: {
      say: ({ key }) => (key === 'staff:knock.line' ? ['Er staat iets', 'voor u klaar.'] : []),
      labels: () => ({ open: 'Open', name: 'canary-name' }),
      directionOf: () => 'ltr',
    },
    isAllowed: isLoopbackAddress,
    discretion: 'dialog',
    publicUrl: 'https://wegwijzer.example/',
    now: () => NOW,
    ...changed,
  });
const address = (serviceUrl = connector.url) =>
  ({ channel: 'teams', serviceUrl, conversation: 'a:1/2', bot: '28:bot', user: '29:person' }) as const;

type Json = Record<string, unknown>;
type Card = Json & { body: [{ items: { actions?: Json[] }[] }] };
const lastSent = () => connector.sent.at(-1) as Json & { attachments: [{ content: Card }] };
const lastActions = () => {
  const [{ content }] = lastSent().attachments;
  return content.body[0].items.flatMap(({ actions = [] }) => actions);
};

describe('a knock in Teams', () => {
  it('is one neutral card, and the notification says the same', async () => {
    const before = connector.sent.length;
    expect(await makeKnock()(address(), about)).toEqual({ outcome: 'sent' });
    expect(connector.sent.length).toBe(before + 1);
    const { attachments, ...said } = lastSent();
    expect(said).toMatchObject({ type: 'message', summary: LINE, recipient: { id: '29:person' } });
    expect(said).not.toHaveProperty('text');
    expect(attachments.length).toBe(1);
    expect(attachments[0].content).toMatchObject({ speak: LINE, fallbackText: LINE, lang: 'nl' });
    expect(JSON.stringify(lastSent())).not.toContain('canary');
  });

  it('says the same to everyone but for the seal behind the button', async () => {
    const cardsSent = [];
    for (const whom of ['adviser', 'employee', 'coordinator'] as const) {
      await makeKnock()(address(), { language: 'nl', for: whom, handle: `sealed-${whom}` });
      cardsSent.push(JSON.stringify(lastSent()).replace(`sealed-${whom}`, ''));
    }
    expect(new Set(cardsSent).size).toBe(1);
  });

  it('opens a dialog that carries the handle, or nothing when there is none', async () => {
    await makeKnock()(address(), about);
    const data = { msteams: { type: 'task/fetch' } };
    expect(lastActions()).toEqual([
      { type: 'Action.Submit', title: 'Open', data: { ...data, seal: 'sealed' } },
    ]);
    await makeKnock()(address(), { language: 'nl', for: 'adviser' });
    expect(lastActions()).toEqual([{ type: 'Action.Submit', title: 'Open', data }]);
  });

  it.each([
    ['employee', 'https://wegwijzer.example/'],
    ['adviser', 'https://wegwijzer.example/staff'],
    ['coordinator', 'https://wegwijzer.example/staff'],
  ] as const)('opens the web page for an %s where there are no dialogs', async (whom, url) => {
    await makeKnock({ discretion: 'chat' })(address(), { ...about, for: whom });
    expect(lastActions()).toEqual([{ type: 'Action.OpenUrl', title: 'Open', url }]);
    expect(JSON.stringify(lastSent())).not.toContain('sealed');
  });

  it.each([SERVICE_URL, 'https://attacker.example/', 'http://localhost@attacker.example/', ''])(
    'is not sent to the address %j, which is not on the list',
    async (serviceUrl) => {
      const before = connector.sent.length;
      expect(await makeKnock()(address(serviceUrl), about)).toEqual({ outcome: 'unreachable' });
      expect(connector.sent.length).toBe(before);
    },
  );

  it('is not sent past the second lock when the first is left open', async () => {
    const knock = makeKnock({ isAllowed: () => true });
    expect(await knock(address('https://attacker.example/'), about)).toMatchObject({ outcome: 'again' });
  });

  it('is not for an address of another kind', async () => {
    const mail = { channel: 'mail', to: 'adviser@elsewhere.example' } as const;
    expect(await makeKnock()(mail, about)).toEqual({ outcome: 'unreachable' });
  });
});

const again = (after: number) => ({ outcome: 'again', after });
const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (res: ServerResponse) => {
    res.statusCode = status;
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  };
const waiting = (status: number, value: string) => answering(status, { 'Retry-After': value });

describe('an attempt', () => {
  const table: [string, (res: ServerResponse) => void, object][] = [
    ['201', answering(201), { outcome: 'sent' }],
    ['400', answering(400), again(60_000)],
    ['401', answering(401), { outcome: 'alarm' }],
    ['403', answering(403), { outcome: 'unreachable' }],
    ['404', answering(404), { outcome: 'unreachable' }],
    ['408', answering(408), again(60_000)],
    ['412', answering(412), again(60_000)],
    ['429', answering(429), again(60_000)],
    ['429 and seconds', waiting(429, '7'), again(7000)],
    ['429 and no seconds', waiting(429, '0'), again(1000)],
    ['429 and a week', waiting(429, '604800'), again(3_600_000)],
    ['429 and a date', waiting(429, new Date(NOW + 90_000).toUTCString()), again(90_000)],
    ['503 and a date gone by', waiting(503, new Date(NOW - 90_000).toUTCString()), again(1000)],
    ['503 and nonsense', waiting(503, 'soon'), again(60_000)],
    ['500', answering(500), again(60_000)],
    ['502', answering(502), again(60_000)],
    ['504', answering(504), again(60_000)],
    ['a way elsewhere', answering(307, { Location: '/elsewhere' }), again(60_000)],
    ['a cut', (res) => res.socket?.destroy(), again(60_000)],
    ['half an answer', (res) => res.setHeader('Content-Length', 1000), again(60_000)],
  ];
  it.each(table)('that is answered with %s is made once', async (_what, how, outcome) => {
    answer = how;
    const before = connector.sent.length;
    expect(await makeKnock({ timeout: 1500 })(address(), about)).toEqual(outcome);
    expect([connector.sent.length, logged]).toEqual([before + 1, []]);
  });

  it('can be made again when nobody listens', async () => {
    const gone = await openConnector();
    await gone.close();
    expect(await makeKnock()(address(gone.url), about)).toEqual(again(60_000));
  });

  it.each([
    ['refused', { errorCode: 'invalid_client' }, { outcome: 'alarm' }],
    ['not to be had now', { errorCode: 'network_error' }, again(60_000)],
    ['not answered', undefined, again(60_000)],
  ])('knows a token that is %s', async (_how, refusal, outcome) => {
    const adapter = makeAdapter({ appId: '', password: '', tenantId: '' }, () => {});
    const continueConversationAsync = () =>
      refusal ? Promise.reject(refusal) : new Promise<never>(() => {});
    const knock = makeKnock({ adapter: Object.assign(adapter, { continueConversationAsync }), timeout: 50 });
    expect(await knock(address(), about)).toEqual(outcome);
  });
});

describe('the address of a person', () => {
  const parse = (changed: object = {}) => {
    const activity = parseActivity(JSON.stringify({ ...goodActivity(), ...changed }));
    if (!activity) throw new Error('the activity is broken');
    return activity;
  };

  it('is where a message came from, and no more than that', () => {
    expect(addressOf(parse({ text: 'canary', from: { id: 'person', name: 'canary' } }))).toEqual({
      channel: 'teams',
      serviceUrl: SERVICE_URL,
      conversation: 'conversation',
      bot: 'bot',
      user: 'person',
      tenant: TENANT_ID,
    });
  });

  it('does without a tenant', () => {
    const bare = parse({ channelData: {}, conversation: { id: 'conversation' } });
    expect(addressOf(bare)).not.toHaveProperty('tenant');
  });

  it.each(['groupChat', 'channel'])('does not exist in a %s', (conversationType) => {
    expect(addressOf(parse({ conversation: { id: 'conversation', conversationType } }))).toBeUndefined();
  });
});
