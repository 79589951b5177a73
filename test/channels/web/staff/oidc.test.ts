import { randomBytes } from 'node:crypto';
import { type Oidc, type OidcParts, openOidc } from '../../../../src/channels/web/staff/oidc';
import { openKeyRing } from '../../../../src/sealing/key-ring';
import { freePort } from '../../../fakes/free-port';
import { CLIENT, type OidcProvider, openOidcProvider } from '../../../fakes/oidc-provider';
import { type CookieJar, openCookieJar } from './cookie-jar';

const REDIRECT = 'http://127.0.0.1:3978/staff/signed-in';
const MINUTE = 60 * 1000;

let provider: OidcProvider;
beforeAll(async () => {
  provider = await openOidcProvider(REDIRECT);
});
afterAll(() => provider.close());

const clock = { ahead: 0 };
beforeEach(() => {
  clock.ahead = 0;
});
const now = () => Date.now() + clock.ahead;
const newRing = () => openKeyRing({ load: () => ({}), save: () => {} }, now);
const [ring, tagKey] = [newRing(), randomBytes(32)];

function open(changed: Partial<OidcParts> = {}): Oidc {
  return openOidc({
    issuer: provider.issuer,
    clientId: CLIENT.client_id,
    clientSecret: CLIENT.client_secret,
    redirectUri: REDIRECT,
    roleClaim: 'roles',
    roleNames: { adviser: 'adviser', coordinator: 'coordinator', figures: 'figures' },
    tagKey,
    ring,
    now,
    isSecure: false,
    allowPlainHttp: true,
    ...changed,
  });
}

/** Up to the moment that the browser comes back: with its cookie, at this address. */
async function comeBack(oidc: Oidc, who?: string): Promise<{ jar: CookieJar; url: URL }> {
  const jar = openCookieJar();
  const begun = await oidc.begin(jar.res);
  if ('refusal' in begun) throw new Error(begun.refusal);
  return { jar, url: new URL(await provider.signIn(begun.url, who)) };
}
const finish = (oidc: Oidc, jar: CookieJar, { pathname, search }: URL) =>
  oidc.finish(jar.asking(pathname + search), jar.res);

async function signIn(who?: string, changed: Partial<OidcParts> = {}) {
  const oidc = open(changed);
  const { jar, url } = await comeBack(oidc, who);
  return finish(oidc, jar, url);
}

describe('signing in with the organisation’s provider', () => {
  it('lets in who has a role, under a tag that tells no name', async () => {
    const { subject, ...rest } = Object(await signIn('anna'));
    expect(subject).toMatch(/^[\w-]{22}$/);
    expect(rest).toEqual({ roles: ['adviser'] });
    expect(await signIn('anna')).toEqual({ subject, roles: ['adviser'] });
    expect(await signIn('bram')).not.toMatchObject({ subject });
    expect(await signIn('anna', { tagKey: randomBytes(32) })).not.toMatchObject({ subject });
  });

  it('takes the roles that it knows, in one text or several', async () => {
    expect(await signIn('both')).toMatchObject({ roles: ['adviser', 'coordinator'] });
    expect(await signIn('text-role')).toMatchObject({ roles: ['figures'] });
  });

  it('takes roles under the names the organisation gave them', async () => {
    const roleNames = { adviser: 'x', coordinator: 'gardener', figures: 'y' };
    expect(await signIn('other-role', { roleNames })).toMatchObject({ roles: ['coordinator'] });
  });

  it('asks for nothing but who it is, and shows the provider none of its secrets', async () => {
    const jar = openCookieJar();
    const { url } = Object(await open({ isSecure: true }).begin(jar.res));
    const asked = new URL(url).searchParams;
    expect(asked.get('scope')).toBe('openid');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(url).not.toContain(encodeURIComponent(CLIENT.client_secret));
    expect(jar.answered).toEqual([
      expect.stringMatching(
        /^Set-Cookie: __Secure-staff-sign-in=[\w-]+; Path=\/staff; HttpOnly; SameSite=Lax; Secure$/,
      ),
    ]);
  });

  it('leaves no cookie of the round trip behind', async () => {
    const oidc = open();
    const { jar, url } = await comeBack(oidc);
    await finish(oidc, jar, url);
    expect(jar.asking().headers.cookie).toBeUndefined();
  });
});

describe('signing in is refused', () => {
  it.each([
    ['no role', 'no-role', 'no-role'],
    ['only roles of others', 'other-role', 'no-role'],
    ['a person whom the provider turns away', 'denied', 'denied'],
    ['an answer to another question', 'wrong-nonce', 'invalid'],
    ['another issuer', 'foreign-issuer', 'invalid'],
    ['a token for another program', 'other-audience', 'invalid'],
    ['a token that is too old', 'expired', 'invalid'],
    ['a token that somebody else signed', 'wrong-key', 'invalid'],
  ])('with %s', async (_what, who, refusal) => {
    expect(await signIn(who)).toEqual({ refusal });
  });

  it.each([
    ['another state', 'state', 'another', 'invalid'],
    ['no state', 'state', undefined, 'invalid'],
    ['another code', 'code', 'another', 'invalid'],
    ['no code', 'code', undefined, 'invalid'],
    ['another provider’s answer', 'iss', 'https://another.example', 'invalid'],
  ])('with %s', async (_what, name, value, refusal) => {
    const oidc = open();
    const { jar, url } = await comeBack(oidc);
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    expect(await finish(oidc, jar, url)).toEqual({ refusal });
  });

  it('when the same answer comes a second time, also with the cookie it came with', async () => {
    const oidc = open();
    const { jar, url } = await comeBack(oidc);
    const copy = jar.copy();
    expect(await finish(oidc, jar, url)).toHaveProperty('roles');
    expect(await finish(oidc, jar, url)).toEqual({ refusal: 'stale' });
    expect(await finish(oidc, copy, url)).toEqual({ refusal: 'invalid' });
  });

  it('in the browser of somebody else, who began a sign-in or did not', async () => {
    const oidc = open();
    const [mine, theirs] = [await comeBack(oidc, 'anna'), await comeBack(oidc, 'bram')];
    expect(await finish(oidc, mine.jar, theirs.url)).toEqual({ refusal: 'invalid' });
    expect(await finish(oidc, openCookieJar(), theirs.url)).toEqual({ refusal: 'stale' });
  });

  it('after ten minutes', async () => {
    const oidc = open();
    const { jar, url } = await comeBack(oidc);
    clock.ahead = 10 * MINUTE;
    expect(await finish(oidc, jar, url)).toEqual({ refusal: 'stale' });
  });

  it('when it was begun under other keys', async () => {
    const { jar, url } = await comeBack(open({ ring: newRing() }));
    expect(await finish(open(), jar, url)).toEqual({ refusal: 'stale' });
  });

  it('when the provider does not take our secret', async () => {
    expect(await signIn('anna', { clientSecret: 'an older one' })).toEqual({ refusal: 'client-refused' });
  });

  it('over plain http outside tests', async () => {
    const { res } = openCookieJar();
    expect(await open({ allowPlainHttp: false }).begin(res)).toEqual({ refusal: 'provider-unreachable' });
  });

  it('by an address that is not the provider’s own', async () => {
    const issuer = provider.issuer.replace('localhost', '127.0.0.1');
    expect(await open({ issuer }).begin(openCookieJar().res)).toEqual({ refusal: 'provider-unreachable' });
  });
});

it('refuses another organisation’s people when the issuer stands for all of them', async () => {
  const answer = await fetch(`${provider.issuer}/.well-known/openid-configuration`);
  const metadata = {
    ...Object(await answer.json()),
    issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
    authorization_response_iss_parameter_supported: false,
  };
  const ask = globalThis.fetch;
  const asked = jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async (url, init) =>
      String(url).startsWith('https://login.microsoftonline.com/') ? Response.json(metadata) : ask(url, init),
    );
  try {
    const oidc = open({ issuer: 'https://login.microsoftonline.com/common/v2.0' });
    const { jar, url } = await comeBack(oidc, 'other-tenant');
    url.searchParams.delete('iss');
    expect(await finish(oidc, jar, url)).toEqual({ refusal: 'invalid' });
  } finally {
    asked.mockRestore();
  }
});

describe('a provider that is down', () => {
  it('is asked again next time', async () => {
    const port = await freePort();
    const oidc = open({ issuer: `http://localhost:${port}` });
    expect(await oidc.begin(openCookieJar().res)).toEqual({ refusal: 'provider-unreachable' });
    const later = await openOidcProvider(REDIRECT, port);
    try {
      expect(await oidc.begin(openCookieJar().res)).toHaveProperty('url');
    } finally {
      await later.close();
    }
  });

  it('halfway, is said to be down', async () => {
    const other = await openOidcProvider(REDIRECT);
    const oidc = open({ issuer: other.issuer });
    const { jar, url } = await comeBack(oidc);
    await other.close();
    expect(await finish(oidc, jar, url)).toEqual({ refusal: 'provider-unreachable' });
  });
});
