/** The whole way in a real browser without script, because only a browser knows when it sends which cookie. */

import { randomBytes } from 'node:crypto';
import restify from 'restify';
import { guardDoor, handle, send } from '../../../../src/channels/ingress';
import { openOidc } from '../../../../src/channels/web/staff/oidc';
import { continueAt, makeSessions } from '../../../../src/channels/web/staff/session';
import { openKeyRing } from '../../../../src/sealing/key-ring';
import { openBrowser } from '../../../browser/open-browser';
import { freePort } from '../../../fakes/free-port';
import { CLIENT, openOidcProvider } from '../../../fakes/oidc-provider';

const HTML = 'text/html; charset=utf-8';
const log = () => {};

/** Pages as plain as can be around the sign-in, behind the door of the real ones. */
async function openPages() {
  const port = await freePort();
  const home = `http://127.0.0.1:${port}`;
  const redirectUri = `${home}/staff/signed-in`;
  const provider = await openOidcProvider(redirectUri);
  const ring = openKeyRing({ load: () => ({}), save: () => {} }, Date.now);
  const common = { ring, now: Date.now, isSecure: false };
  const sessions = makeSessions(common);
  const oidc = openOidc({
    ...common,
    issuer: provider.issuer,
    clientId: CLIENT.client_id,
    clientSecret: CLIENT.client_secret,
    redirectUri,
    roleClaim: 'roles',
    roleNames: { adviser: 'adviser', coordinator: 'coordinator', figures: 'figures' },
    tagKey: randomBytes(32),
    allowPlainHttp: true,
  });
  const server = restify.createServer();
  guardDoor(server, log);
  server.get(
    '/staff',
    handle((req, res) => {
      const roles = sessions.read(req)?.roles.join() ?? 'nobody';
      send(res, 200, HTML, `<title>staff</title><p>${roles}</p><a href="/staff/sign-in">Sign in</a>`);
    }, log),
  );
  server.get(
    '/staff/sign-in',
    handle(async (_req, res) => {
      const begun = await oidc.begin(res);
      if ('url' in begun) res.setHeader('Location', `${begun.url}&login_hint=clicks`);
      send(res, 'url' in begun ? 303 : 503, HTML, '');
    }, log),
  );
  server.get(
    '/staff/signed-in',
    handle(async (req, res) => {
      const who = await oidc.finish(req, res);
      if ('roles' in who) sessions.begin(res, who);
      continueAt(res, '/staff');
      send(res, 200, HTML, '<title>one moment</title>');
    }, log),
  );
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return {
    home,
    async close() {
      await provider.close();
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

it('is signed in after coming back from the provider, on the staff pages only', async () => {
  const pages = await openPages();
  const browser = await openBrowser({ javaScript: false });
  try {
    const { page } = browser;
    await page.goto(`${pages.home}/staff`);
    expect(await page.textContent('p')).toBe('nobody');
    await page.click('a');
    expect(await page.title()).toBe('provider');
    await page.click('a');
    await page.waitForURL(`${pages.home}/staff`);
    expect(await page.textContent('p')).toBe('adviser');
    const cookies = await page.context().cookies(`${pages.home}/staff`);
    expect(cookies.map(({ name, sameSite, expires }) => [name, sameSite, expires])).toEqual([
      ['staff', 'Strict', -1],
    ]);
    expect(await page.context().cookies(pages.home)).toEqual([]);
  } finally {
    await browser.close();
    await pages.close();
  }
});
