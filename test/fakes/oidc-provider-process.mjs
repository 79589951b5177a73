/**
 * A real OpenID Connect provider on loopback, in a process of its own because it comes as ES modules only. It signs in
 * without a person: `login_hint` says who (`clicks`: by a link on its own page). Some accounts get an ID token that was tampered with on the way.
 */

import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import jwt from 'jsonwebtoken';
import { Provider } from 'oidc-provider';

const { client: CLIENT, port } = JSON.parse(process.argv[2]);

const ROLES = {
  'no-role': undefined,
  'other-role': ['gardener'],
  'text-role': 'figures',
  both: ['coordinator', 'gardener', 'adviser'],
};
const hour = 60 * 60;
const now = () => Math.floor(Date.now() / 1000);
const TAMPERED = {
  'wrong-nonce': () => ({ nonce: 'another' }),
  'foreign-issuer': () => ({ iss: 'https://another.example' }),
  'other-tenant': () => ({ iss: 'https://login.microsoftonline.com/other/v2.0', tid: 'other' }),
  'other-audience': () => ({ aud: 'another' }),
  expired: () => ({ iat: now() - 2 * hour, exp: now() - hour }),
  'wrong-key': () => ({}),
};

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const good = newKey();
const wrong = newKey();

function tamper(token) {
  const claims = jwt.decode(token);
  const change = TAMPERED[claims.sub];
  if (!change) return token;
  const key = claims.sub === 'wrong-key' ? wrong : good;
  return jwt.sign({ ...claims, ...change() }, key, { algorithm: 'RS256', keyid: 'good' });
}

const server = createServer();
await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
// Another host name than the pages under test have: to a browser this is another site.
const issuer = `http://localhost:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ ...CLIENT, token_endpoint_auth_method: 'client_secret_post' }],
  jwks: { keys: [{ ...good.export({ format: 'jwk' }), kid: 'good', use: 'sig' }] },
  cookies: { keys: ['only for tests'] },
  claims: { openid: ['sub', 'roles'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, roles: id in ROLES ? ROLES[id] : ['adviser'] }),
  }),
  async loadExistingGrant(ctx) {
    const { client, session } = ctx.oidc;
    const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  if (ctx.path.startsWith('/interaction/')) {
    const { params } = await provider.interactionDetails(ctx.req, ctx.res);
    const who = params.login_hint ?? 'somebody';
    if (who === 'clicks' && ctx.querystring === '') {
      ctx.body = '<!doctype html><title>provider</title><a href="?go-on">Sign in</a>';
      return;
    }
    const result =
      who === 'denied'
        ? { error: 'access_denied', error_description: 'not this person' }
        : { login: { accountId: who } };
    return provider.interactionFinished(ctx.req, ctx.res, result);
  }
  await next();
  if (ctx.path === '/token' && ctx.body?.id_token) ctx.body.id_token = tamper(ctx.body.id_token);
});

server.on('request', provider.callback());
process.on('disconnect', () => process.exit(0));
process.send?.(issuer);
