import { join } from 'node:path';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { makeCalls } from '../../../src/channels/slack/calls';
import { makeSlackKnock } from '../../../src/channels/slack/knock';
import { loadCards } from '../../../src/drawing/cards';
import type { Knock } from '../../../src/handoff/knock';
import type { LogCode } from '../../../src/log';
import { example, ROOT } from '../../fakes/example';
import { openSlackApi, type SlackApi, type SlackFault } from '../../fakes/slack-api';

const { words } = example();
const ADDRESS = { channel: 'slack', user: 'U1' } as const;
const ABOUT = { language: 'nl', for: 'adviser', handle: 'a-sealed-handle' } as const;

let api: SlackApi;
let knock: Knock;
let logged: LogCode[];
beforeEach(async () => {
  api = await openSlackApi();
  logged = [];
  const clientOptions = {
    slackApiUrl: api.url,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 500,
  };
  const receiver = new HTTPReceiver({ signingSecret: 'secret' });
  const { client } = new App({
    receiver,
    clientOptions,
    authorize: async () => ({}),
    logLevel: LogLevel.ERROR,
  });
  const calls = makeCalls(client, 'xoxb-test', (code) => logged.push(code));
  knock = makeSlackKnock({ calls, cards: loadCards(join(ROOT, 'cards', 'slack')), words });
});
afterEach(() => api.close());

it('is one neutral line and a button, to one person', async () => {
  expect(await knock(ADDRESS, ABOUT)).toEqual({ outcome: 'sent' });
  expect(api.problems).toEqual([]);
  const body = api.calls[0]?.body ?? {};
  expect(body).toMatchObject({ channel: 'U1', text: words.say({ key: 'staff:knock.line' }, 'nl')[0] });
  expect(JSON.stringify(body.blocks)).toContain(ABOUT.handle);
});

it('goes to nobody who is to be knocked elsewhere', async () => {
  expect(await knock({ channel: 'mail', to: 'someone@ministry.example' }, ABOUT)).toEqual({
    outcome: 'unreachable',
  });
  expect(api.calls).toEqual([]);
});

it.each<[string, SlackFault, object]>([
  ['a refused token', { error: 'invalid_auth' }, { outcome: 'alarm' }],
  ['a lost right', { error: 'missing_scope' }, { outcome: 'alarm' }],
  ['a person who left', { error: 'user_disabled' }, { outcome: 'unreachable' }],
  ['a closed Messages tab', { error: 'messages_tab_disabled' }, { outcome: 'unreachable' }],
  ['too many at once', { status: 429, retryAfter: 12 }, { outcome: 'again', after: 12_000 }],
  ['a wait of days', { status: 429, retryAfter: 500_000 }, { outcome: 'again', after: 3_600_000 }],
  ['a failure of Slack', { error: 'internal_error' }, { outcome: 'again' }],
  ['a failure on the way', { status: 503 }, { outcome: 'again' }],
  ['a cut connection', 'cut', { outcome: 'again' }],
])('tells what came of %s', async (_, fault, outcome) => {
  api.fail(() => fault);
  expect(await knock(ADDRESS, ABOUT)).toMatchObject(outcome);
  expect(api.calls).toHaveLength(1);
  const isAlarm = (outcome as { outcome: string }).outcome === 'alarm';
  expect(logged).toEqual([isAlarm ? 'slack-token-refused' : 'slack-failed']);
});
