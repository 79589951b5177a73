/** What was found on the stock libraries: each is a test, so that no upgrade brings it back. */

import { gzipSync } from 'node:zlib';
import { readConfig } from '../../src/config';
import { type OpenIdServer, openOpenIdServer } from '../fakes/openid-server';
import { type RunningApp, runApp, whileRunning } from '../fakes/running-app';
import { APP_ID, goodClaims, knock, SERVICE_URL, TEAMS_SETTINGS } from '../fakes/signed-request';
import { trust } from './record';
import { countTurns } from './turns';

const turns = countTurns();
let openId: OpenIdServer;
let app: RunningApp;
beforeAll(async () => {
  openId = await openOpenIdServer();
  app = await runApp(TEAMS_SETTINGS, openId.metadata);
});
afterAll(async () => {
  await app.close();
  await openId.close();
});
afterEach(async () => {
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
});

const bearer = (changed: object) => `Bearer ${openId.sign({ ...goodClaims(), ...changed })}`;
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

async function isRefused(at: RunningApp, authorization?: string, changed?: object): Promise<void> {
  const before = turns();
  const response = await knock(at.url, authorization, changed);
  expect([response.status, await response.text(), turns()]).toEqual([401, '', before]);
}

describe('found on restify', () => {
  const send = (path: string, body: Buffer) =>
    fetch(app.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      body: new Uint8Array(body),
    });

  trust('found', 'dies on one request with garbage called gzip', async () => {
    for (const path of ['/', '/api/messages', '/nothing']) {
      expect((await send(path, Buffer.from('garbage'))).status).toBe(415);
    }
    return { requests: 3 };
  });

  trust('found', 'unpacks a 306 KB gzip bomb whatever the largest size', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024));
    const before = process.memoryUsage().arrayBuffers;
    expect((await send('/api/messages', bomb)).status).toBe(415);
    const grown = process.memoryUsage().arrayBuffers - before;
    expect(grown).toBeLessThan(50 * 1024 * 1024);
    return { bombBytes: bomb.length, grownMegabytes: Math.round(grown / 1024 / 1024) };
  });
});

describe('found on botbuilder', () => {
  trust('found', 'without an app id it takes any sender: then only this machine is answered', async () => {
    await whileRunning({ TEAMS_LOCAL: '1' }, async (local) => {
      await isRefused(local, 'Bearer whatever', { serviceUrl: SERVICE_URL });
      await isRefused(local, bearer({}), { serviceUrl: 'https://attacker.example/' });
    });
    expect(() => readConfig({ TEAMS_LOCAL: '1', HOST: '0.0.0.0' })).toThrow('TEAMS_LOCAL');
    expect(() => readConfig({ TEAMS_LOCAL: '1', ...TEAMS_SETTINGS })).toThrow('TEAMS_LOCAL');
    return { refused: 2 };
  });

  trust('found', 'without an app id it takes any sender: without settings there is no door', async () => {
    await whileRunning({}, async (web) => {
      expect((await knock(web.url)).status).toBe(404);
    });
    for (const name of Object.keys(TEAMS_SETTINGS)) {
      expect(() => readConfig({ ...TEAMS_SETTINGS, [name]: '' })).toThrow(name);
    }
    return { refused: 1 };
  });

  trust('found', 'accepts a token without serviceurl', async () => {
    await isRefused(app, bearer({ serviceurl: undefined }));
    return { refused: 1 };
  });

  trust('found', 'accepts another tenant', async () => {
    const conversation = { id: 'conversation', conversationType: 'personal', tenantId: APP_ID };
    await isRefused(app, bearer({}), { conversation, channelData: { tenant: { id: APP_ID } } });
    return { refused: 1 };
  });

  trust('found', 'accepts what expired up to five minutes ago', async () => {
    for (const seconds of [-299, -120, -62]) await isRefused(app, bearer({ exp: inSeconds(seconds) }));
    return { refused: 3 };
  });

  trust('found', 'accepts the issuers of the emulator, with any serviceUrl', async () => {
    const issuers = [
      'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
      'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
      'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/',
    ];
    for (const iss of issuers) {
      const claims = { iss, ver: '2.0', appid: APP_ID, azp: APP_ID, serviceurl: undefined };
      await isRefused(app, bearer(claims), { serviceUrl: 'https://attacker.example/' });
    }
    return { refused: issuers.length };
  });

  trust('found', 'answers some bad tokens with 500 and internal text', async () => {
    const encode = (text: string) => Buffer.from(text).toString('base64url');
    const [header, payload] = openId.sign(goodClaims()).split('.');
    const bad = [
      'Bearer',
      'Bearer x',
      'Bearer x y z',
      'Bearer ..',
      `Bearer ${encode('{')}.${encode('{')}.x`,
      `Bearer ${encode('null')}.${encode('null')}.x`,
      `Bearer ${encode('{"alg":"RS256","kid":{}}')}.${payload}.x`,
      `Bearer ${encode('{"alg":"RS256","kid":"__proto__"}')}.${payload}.x`,
      `Bearer ${header}.${encode('not json')}.x`,
      `Bearer ${header}.${payload}.`,
    ];
    for (const authorization of bad) await isRefused(app, authorization);
    return { refused: bad.length };
  });

  trust('found', 'answers an unreachable key server with 500 and internal text', async () => {
    const cut = (at: RunningApp) => isRefused(at, bearer({}));
    await whileRunning(TEAMS_SETTINGS, cut, 'http://127.0.0.1:1/metadata');
    return { refused: 1 };
  });
});
