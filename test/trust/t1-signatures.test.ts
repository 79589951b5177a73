/** T1: twenty ways to knock on /api/messages, of which one opens. */

import { createHmac, sign } from 'node:crypto';
import { newKey, type OpenIdServer, openOpenIdServer } from '../fakes/openid-server';
import { type RunningApp, runApp, whileRunning } from '../fakes/running-app';
import { APP_ID, goodClaims, knock, TEAMS_SETTINGS } from '../fakes/signed-request';
import { trust } from './record';
import { countTurns } from './turns';

const turns = countTurns();
let openId: OpenIdServer;
let app: RunningApp;
beforeAll(async () => {
  openId = await openOpenIdServer();
  app = await runApp(TEAMS_SETTINGS, openId.metadata);
});
afterEach(() => openId.behave('well'));
afterAll(async () => {
  await app.close();
  await openId.close();
});

interface Knock {
  authorization?: string | undefined;
  activity?: object;
  at?: RunningApp;
}

const bearer = (...given: Parameters<OpenIdServer['sign']>) => `Bearer ${openId.sign(...given)}`;
const claims = (changed: object) => ({ ...goodClaims(), ...changed });
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** Signed with the public key as if it were a shared secret. */
function confused(): string {
  const secret = openId.keys.good.publicKey.export({ type: 'spki', format: 'pem' });
  const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid: 'good' })}.${encode(goodClaims())}`;
  return `Bearer ${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function signedByStranger(): string {
  const [header, payload] = openId.sign(goodClaims()).split('.');
  const signed = `${header}.${payload}`;
  const signature = sign('sha256', Buffer.from(signed), newKey().privateKey);
  return `Bearer ${signed}.${signature.toString('base64url')}`;
}

const elsewhere = 'https://smba.trafficmanager.net.attacker.example/';
const refused: [string, () => Knock][] = [
  ['no header', () => ({})],
  ['Basic', () => ({ authorization: 'Basic dXNlcjpwYXNz' })],
  ['garbage', () => ({ authorization: 'Bearer a.b.c' })],
  [
    'alg none',
    () => ({ authorization: `Bearer ${encode({ alg: 'none', kid: 'good' })}.${encode(goodClaims())}.` }),
  ],
  ['HS256 signed with the public key', () => ({ authorization: confused() })],
  ['wrong key', () => ({ authorization: signedByStranger() })],
  ['unknown key name', () => ({ authorization: bearer(goodClaims(), { kid: 'unknown' }) })],
  ['wrong issuer', () => ({ authorization: bearer(claims({ iss: 'https://api.botframework.us' })) })],
  [
    'emulator issuer',
    () => ({
      authorization: bearer(
        claims({
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          appid: APP_ID,
          ver: '1.0',
        }),
      ),
    }),
  ],
  ['wrong audience', () => ({ authorization: bearer(claims({ aud: 'another-app' })) })],
  ['expired two minutes ago', () => ({ authorization: bearer(claims({ exp: inSeconds(-120) })) })],
  ['not yet valid', () => ({ authorization: bearer(claims({ nbf: inSeconds(120) })) })],
  ['no serviceurl', () => ({ authorization: bearer(claims({ serviceurl: undefined })) })],
  [
    'another serviceurl',
    () => ({ authorization: bearer(claims({ serviceurl: 'https://smba.trafficmanager.net/amer/' })) }),
  ],
  [
    'serviceUrl off the list',
    () => ({
      authorization: bearer(claims({ serviceurl: elsewhere })),
      activity: { serviceUrl: elsewhere },
    }),
  ],
  [
    'another tenant',
    () => ({
      authorization: bearer(goodClaims()),
      activity: { channelData: { tenant: { id: APP_ID } } },
    }),
  ],
  [
    'no tenant',
    () => ({
      authorization: bearer(goodClaims()),
      activity: { channelData: {}, conversation: { id: 'conversation', conversationType: 'personal' } },
    }),
  ],
  ['key not endorsed for Teams', () => ({ authorization: bearer(goodClaims(), { with: 'other' }) })],
];

async function isRefused({ authorization, activity, at = app }: Knock): Promise<void> {
  const before = turns();
  const response = await knock(at.url, authorization, activity);
  expect([response.status, await response.text()]).toEqual([401, '']);
  expect(turns()).toBe(before);
}

describe('T1', () => {
  trust('T1', 'lets in what Microsoft signed for us, and answers it', async () => {
    const before = turns();
    const response = await knock(app.url, bearer(goodClaims()));
    expect([response.status, await response.json()]).toEqual([200, { task: expect.any(Object) }]);
    expect(turns()).toBe(before + 1);
    return { passed: 1 };
  });

  describe.each(refused)('%s', (name, given) => {
    trust('T1', `refuses: ${name}`, async () => {
      await isRefused(given());
      return { refused: 1 };
    });
  });

  describe.each(['down', 'silent', 'broken', 'elsewhere'] as const)('key server %s', (how) => {
    trust('T1', `refuses: key server ${how}`, async () => {
      if (how !== 'down') openId.behave(how);
      const metadata = how === 'down' ? 'http://127.0.0.1:1/metadata' : openId.metadata;
      const check = async (at: RunningApp) => {
        await isRefused({ authorization: bearer(goodClaims()), at });
        expect(at.logged).toEqual(['teams-keys-unreachable']);
      };
      await whileRunning(TEAMS_SETTINGS, check, metadata);
      return { refused: 1 };
    });
  });
});
