/** The gate by itself: where exactly the line is, and how long a key is believed. */

import { type CheckedActivity, parseActivity } from '../../../src/channels/teams/activity';
import { type Gate, openGate } from '../../../src/channels/teams/gate';
import { type OpenIdServer, openOpenIdServer } from '../../fakes/openid-server';
import { APP_ID, goodActivity, goodClaims, SERVICE_URL, TENANT_ID } from '../../fakes/signed-request';

const HOUR = 60 * 60 * 1000;
const START = Date.UTC(2026, 10, 22, 9);
let now = START;
let openId: OpenIdServer;
let gate: Gate;
const clock = () => now;
const settings = () => ({
  appId: APP_ID,
  password: '',
  tenantId: TENANT_ID,
  openIdMetadata: openId.metadata,
});
beforeAll(async () => {
  openId = await openOpenIdServer();
});
beforeEach(() => {
  now = START;
  openId.behave('well');
  gate = openGate(settings(), clock);
});
afterAll(() => openId.close());

const read = (changed: object): CheckedActivity => {
  const activity = parseActivity(JSON.stringify({ ...goodActivity(), ...changed }));
  if (!activity) throw new Error('no activity');
  return activity;
};
const seconds = () => now / 1000;
const claims = (changed: object = {}) => ({ ...goodClaims(seconds()), ...changed });
const ask = (changed: object = {}, activity: object = {}, ...how: [Parameters<OpenIdServer['sign']>[1]?]) =>
  gate(`Bearer ${openId.sign(claims(changed), ...how)}`, read(activity));

describe('the gate lets in', () => {
  it.each([
    ['a request as Microsoft signs it', {}],
    ['59 seconds after the end', { exp: START / 1000 - 59 }],
    ['59 seconds before the beginning', { nbf: START / 1000 + 59 }],
  ])('%s', async (_, changed) => {
    expect(await ask(changed)).toBeUndefined();
  });

  it.each([
    ['a key that names no channel', {}, { with: 'plain' as const }],
    ['a tenant named once', { channelData: null }, {}],
    ['a tenant in capitals', { channelData: { tenant: { id: TENANT_ID.toUpperCase() } } }, {}],
  ])('%s', async (_, activity, how) => {
    expect(await ask({}, activity, how)).toBeUndefined();
  });
});

describe('the gate refuses', () => {
  it.each([
    ['61 seconds after the end', { exp: START / 1000 - 61 }],
    ['61 seconds before the beginning', { nbf: START / 1000 + 61 }],
    ['a token without an end', { exp: undefined }],
    ['an end that is no number', { exp: undefined, ext: { exp: 1 } }],
    ['several audiences', { aud: [APP_ID, 'another'] }],
    ['an issuer with a slash too many', { iss: 'https://api.botframework.com/' }],
    ['several addresses', { serviceurl: [SERVICE_URL] }],
  ])('%s', async (_, changed) => {
    expect(await ask(changed)).toBe('teams-unsigned');
  });

  it.each(['RS384', 'RS512', 'PS256'] as const)('%s', async (algorithm) => {
    expect(await ask({}, {}, { algorithm })).toBe('teams-unsigned');
  });

  it.each(['', 'Bearer', 'Bearer ', 'bearer x.y.z', 'Bearer x.y.z.', `Bearer ${'a'.repeat(9000)}`])(
    'the header %j',
    async (header) => {
      expect(await gate(header, read({}))).toBe('teams-unsigned');
    },
  );

  it.each([
    ['two tenants that differ', { conversation: { id: 'x', tenantId: APP_ID } }],
    ['a tenant that is no text', { channelData: { tenant: { id: 7 } } }],
    ['no tenant', { channelData: { tenant: {} }, conversation: { id: 'x' } }],
  ])('%s', async (_, activity) => {
    expect(await ask({}, activity)).toBe('teams-tenant-refused');
  });

  it('a channel that the key does not speak for', async () => {
    expect(await ask({}, { channelId: 'webchat' })).toBe('teams-unsigned');
  });
});

describe('the keys', () => {
  it('are asked for once, and by many at once only once', async () => {
    const before = openId.asked();
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    expect(openId.asked() - before).toBe(2);
  });

  it('are not asked for again because somebody makes up names', async () => {
    await ask();
    now += 11_000;
    const before = openId.asked();
    for (const kid of ['one', 'two', '__proto__', 'constructor']) {
      expect(await ask({}, {}, { kid })).toBe('teams-unsigned');
    }
    expect(openId.asked() - before).toBe(2);
  });

  it('serve through an outage, but not after a day', async () => {
    await ask();
    openId.behave('broken');
    now += 23 * HOUR;
    expect(await ask()).toBeUndefined();
    now += 2 * HOUR;
    expect(await ask()).toBe('teams-keys-unreachable');
  });

  it('are renewed after half a day, without anybody waiting for it', async () => {
    await ask();
    now += 13 * HOUR;
    const before = openId.asked();
    expect(await ask()).toBeUndefined();
    while (openId.asked() < before + 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    openId.behave('broken');
    now += 20 * HOUR;
    expect(await ask()).toBeUndefined();
  });

  it('are tried again when the server is back', async () => {
    openId.behave('broken');
    expect(await ask()).toBe('teams-keys-unreachable');
    openId.behave('well');
    expect(await ask()).toBe('teams-keys-unreachable');
    now += 11_000;
    expect(await ask()).toBeUndefined();
  });
});

describe('on this machine, without a registration', () => {
  const local = openGate({ appId: '', password: '', tenantId: '' }, clock);
  it.each([
    ['http://127.0.0.1:3979', undefined],
    ['http://localhost:56150/_connector', undefined],
    ['http://[::1]:1/', undefined],
    ['https://smba.trafficmanager.net/emea/', 'teams-address-refused'],
    ['http://192.168.0.1/', 'teams-address-refused'],
    ['http://localhost.attacker.example/', 'teams-address-refused'],
    ['http://127.0.0.1@attacker.example/', 'teams-address-refused'],
  ])('the address %s: %s', async (serviceUrl, verdict) => {
    expect(await local(undefined, read({ serviceUrl }))).toBe(verdict);
  });
});
