/** T2: whatever address a correctly signed request names, nothing leaves the list. */

import { isLoopbackAddress, isTeamsAddress, TEAMS_HOSTS } from '../../src/channels/teams/service-url';
import { type Connector, openConnector } from '../fakes/connector';
import { type OpenIdServer, openOpenIdServer } from '../fakes/openid-server';
import { type RunningApp, runApp } from '../fakes/running-app';
import { goodClaims, knock, TEAMS_SETTINGS } from '../fakes/signed-request';
import { hostileAddresses } from './hostile-addresses';
import { amount, trust } from './record';
import { countTurns, watchConnections } from './turns';

const turns = countTurns();
const connections = watchConnections();
let openId: OpenIdServer;
let catcher: Connector;
let app: RunningApp;
let local: RunningApp;
let hostile: string[];
beforeAll(async () => {
  openId = await openOpenIdServer();
  catcher = await openConnector();
  app = await runApp(TEAMS_SETTINGS, openId.metadata);
  local = await runApp({ TEAMS_LOCAL: '1' });
  hostile = hostileAddresses(new URL(catcher.url).host);
});
afterAll(async () => {
  await Promise.all([app.close(), local.close(), openId.close(), catcher.close()]);
});

/** A message, so that an answer would be sent to the address. */
const say = (at: RunningApp, serviceUrl: string) => {
  const token = openId.sign({ ...goodClaims(), serviceurl: serviceUrl });
  return knock(at.url, `Bearer ${token}`, { type: 'message', text: 'hello', serviceUrl });
};
const sample = () => hostile.filter((_, index) => index % amount({ quick: 10, full: 1 }) === 0);
/** What fits in the header of a request at all; without an address it is no activity, and 400. */
const fits = (address: string) => address !== '' && address.length < 2000;

describe('T2', () => {
  trust('T2', 'the list holds the hosts that Microsoft documents, and nothing else passes', () => {
    const wellKnown = TEAMS_HOSTS.flatMap((host) =>
      ['', '/', '/emea/', '/teams', '/emea/66666666-7777-8888-9999-aaaaaaaaaaaa/'].map(
        (path) => `https://${host}${path}`,
      ),
    );
    expect(wellKnown.filter((address) => !isTeamsAddress(address))).toEqual([]);
    expect(hostile.length).toBeGreaterThanOrEqual(500);
    expect(hostile.filter(isTeamsAddress)).toEqual([]);
    return { addresses: hostile.length, passed: 0 };
  });

  trust('T2', 'on this machine only loopback passes, in its plain spelling', () => {
    const passed = hostile.filter(isLoopbackAddress);
    const hosts = new Set(passed.map((address) => new URL(address).hostname));
    expect([...hosts].sort()).toEqual(['127.0.0.1', '[::1]', 'localhost']);
    return { addresses: hostile.length, loopback: passed.length };
  });

  trust('T2', 'a signed request that names them makes the bot connect to nobody', async () => {
    const [connected, begun] = [connections().length, turns()];
    const tried = sample().filter(fits);
    for (const address of tried) {
      const response = await say(app, address);
      expect([response.status, await response.text()]).toEqual([401, '']);
    }
    const ours = [app.url, openId.metadata].map((url) => new URL(url).host);
    const others = connections()
      .slice(connected)
      .filter((host) => !ours.includes(host));
    expect(others).toEqual([]);
    expect([turns() - begun, catcher.sent.length]).toEqual([0, 0]);
    return { addresses: tried.length, requests: others.length };
  });

  trust('T2', 'nor does a bot that is tried on this machine', async () => {
    const connected = connections().length;
    const tried = sample().filter((address) => fits(address) && !isLoopbackAddress(address));
    for (const address of tried) expect((await say(local, address)).status).toBe(401);
    const others = connections()
      .slice(connected)
      .filter((host) => host !== new URL(local.url).host);
    expect(others).toEqual([]);
    return { addresses: tried.length, requests: others.length };
  });

  trust('T2', 'an answer that redirects elsewhere is not followed', async () => {
    const redirecting = await openConnector((res) => {
      res.statusCode = 307;
      res.setHeader('Location', `${catcher.url}/elsewhere`);
    });
    await say(local, redirecting.url);
    expect([redirecting.sent.length, catcher.sent.length]).toEqual([1, 0]);
    expect(connections()).toContain(new URL(redirecting.url).host);
    await redirecting.close();
    return { requests: 0 };
  });
});
