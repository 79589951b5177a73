/** The staff pages with the organisation's own sign-in: the whole round trip through a real provider. */

import { CLIENT, type OidcProvider, openOidcProvider } from '../../../fakes/oidc-provider';
import { type RunningApp, runApp } from '../../../fakes/running-app';
import { openVisitor, type WebVisitor } from '../../../fakes/web-visitor';
import { inviteOn } from './staff-page';

const HOME = 'http://127.0.0.1:3978';
/** The account that the provider gives the roles of coordinator and adviser. */
const COORDINATOR = 'both';

let provider: OidcProvider;
let app: RunningApp;
beforeAll(async () => {
  provider = await openOidcProvider(`${HOME}/staff/back`);
});
afterAll(() => provider.close());
beforeEach(async () => {
  app = await runApp({ PUBLIC_URL: HOME }, undefined, (config) => {
    config.signIn = {
      issuer: provider.issuer,
      clientId: CLIENT.client_id,
      clientSecret: CLIENT.client_secret,
      roleClaim: 'roles',
      allowPlainHttp: true,
    };
  });
});
afterEach(() => app.close());

/** There and back, and one step further, as a browser takes it. */
async function signIn(who: string): Promise<WebVisitor> {
  const begun = await fetch(`${app.url}/staff/sign-in`, { redirect: 'manual' });
  expect(begun.status).toBe(302);
  const back = new URL(await provider.signIn(begun.headers.get('location') ?? '', who));
  const cookie = begun.headers.getSetCookie().map((line) => line.split(';')[0]);
  const answer = await fetch(app.url + back.pathname + back.search, {
    headers: { Cookie: cookie.join('; ') },
  });
  const given = answer.headers.getSetCookie().filter((line) => !line.includes('Max-Age=0'));
  const visitor = openVisitor(app.url, '/staff', given[0]?.split(';')[0]);
  await visitor.open();
  return visitor;
}

it('shows the way to the provider, and no field for a code', async () => {
  const visitor = openVisitor(app.url, '/staff');
  await visitor.open();
  expect(visitor.html()).toContain('href="/staff/sign-in"');
  expect(visitor.places()).toEqual(['start', 'danger']);
  expect(app.staffCode()).toBe('');
});

it('takes no code, not even an invitation', async () => {
  const code = await inviteOn(await signIn(COORDINATOR), 'Tweede');
  const visitor = openVisitor(app.url, '/staff');
  await visitor.send({ to: 'staff/code', code });
  expect(visitor.cookie()).toBe('');
  expect(visitor.html()).toContain('href="/staff/sign-in"');
});

it('puts a coordinator on the roster the first time, and once', async () => {
  for (let time = 0; time < 2; time += 1) {
    const coordinator = await signIn(COORDINATOR);
    await coordinator.go('roster/list');
    expect(coordinator.places().filter((place) => place.startsWith('roster/adviser'))).toHaveLength(1);
  }
});

it('knows no adviser before a code of the coordinator binds the account', async () => {
  const coordinator = await signIn(COORDINATOR);
  const adviser = await signIn('anna');
  expect(adviser.places()).toEqual(['start', 'danger', 'adviser/join']);
  const code = await inviteOn(coordinator, 'Anna', { coordinator: 'on' });
  await adviser.go('adviser/join');
  await adviser.go('adviser/joined', { code: 'AAAA-BBBB-CCCC' });
  expect(adviser.places()).not.toContain('adviser/profile');
  await adviser.go('adviser/joined', { code });
  expect(adviser.places()).toContain('adviser/profile');

  const later = await signIn('anna');
  expect(later.places()).toContain('adviser/profile');
  const other = await signIn('bram');
  await other.go('adviser/join');
  await other.go('adviser/joined', { code });
  expect(other.places()).not.toContain('adviser/profile');
});

it('lets nobody coordinate without the role, whatever the roster says', async () => {
  const code = await inviteOn(await signIn(COORDINATOR), 'Anna', { coordinator: 'on' });
  const adviser = await signIn('anna');
  await adviser.go('adviser/join');
  await adviser.go('adviser/joined', { code });
  const seal = /name="seal" value="([^"]+)"/.exec(adviser.html())?.[1] ?? '';
  await adviser.send({ seal, to: 'roster/list' });
  expect(adviser.places()).toEqual(['start', 'danger', 'adviser/join']);
});

it.each(['no-role', 'denied', 'wrong-nonce'])('keeps out %s, who stays on the sign-in page', async (who) => {
  const visitor = await signIn(who);
  expect(visitor.cookie()).toBe('');
  expect(visitor.html()).toContain('href="/staff/sign-in"');
});
