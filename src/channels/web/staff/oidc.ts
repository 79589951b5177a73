/**
 * Sign-in with the organisation's own provider (OpenID Connect: authorization code, PKCE, state, nonce). Asks for nothing
 * but who it is and which roles, and keeps no token and no name.
 */

import { createHmac } from 'node:crypto';
import * as client from 'openid-client';
import type { DayKeys } from '../../../sealing/key-ring';
import { type Answering, type Asking, makeCookie } from './cookie';
import { type RoundTrip, sealRoundTrip } from './round-trip';
import { type SignedIn, STAFF_ROLES, type StaffRole } from './session';

export interface OidcParts {
  /** Of one organisation; an issuer that stands for many is refused at the last step. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Our own whole address under `/staff` that the provider sends people back to. */
  redirectUri: string;
  /** The claim of the ID token that holds the roles, and what each role is called there. */
  roleClaim: string;
  roleNames: Readonly<Record<StaffRole, string>>;
  /** Makes tags of accounts; with another key all accounts are new. */
  tagKey: Uint8Array;
  ring: DayKeys;
  /** Milliseconds. */
  now: () => number;
  isSecure: boolean;
  /** Only for tests, which have a provider on loopback. No setting leads here. */
  allowPlainHttp?: boolean;
}

/**
 * `provider-unreachable`: it does not answer, or not as a provider. `client-refused`: it does not take our id and
 * secret. `denied`: it did not let this person in. `no-role`: it did, without a role here. `stale`: begun in another
 * browser or more than ten minutes ago. `invalid`: what came back does not hold.
 */
export type Refusal = 'provider-unreachable' | 'client-refused' | 'denied' | 'no-role' | 'stale' | 'invalid';

export interface Oidc {
  /** Where to send the browser, by a link or a redirect of a GET: our policy lets no form lead to another site. */
  begin(res: Answering): Promise<{ url: string } | { refusal: Refusal }>;
  /** The request that came back. Comes from another site, so it must not be refused as foreign. */
  finish(req: Asking, res: Answering): Promise<SignedIn | { refusal: Refusal }>;
}

const TIMEOUT_SECONDS = 5;
const CLOCKS_DIFFER_SECONDS = 30;
const TAG_BYTES = 16;

export function openOidc(parts: OidcParts): Oidc {
  const cookie = makeCookie('staff-sign-in', 'Lax', parts.isSecure);
  const seals = sealRoundTrip(parts.ring, parts.now);
  const discover = makeDiscovery(parts);
  return {
    async begin(res) {
      const provider = await discover();
      if (!provider) return { refusal: 'provider-unreachable' };
      const trip: RoundTrip = {
        verifier: client.randomPKCECodeVerifier(),
        state: client.randomState(),
        nonce: client.randomNonce(),
      };
      const url = client.buildAuthorizationUrl(provider, {
        redirect_uri: parts.redirectUri,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: 'S256',
        state: trip.state,
        nonce: trip.nonce,
      });
      cookie.set(res, seals.seal(trip));
      return { url: url.href };
    },
    async finish(req, res) {
      const trip = seals.open(cookie.read(req));
      cookie.clear(res);
      if (!trip) return { refusal: 'stale' };
      const provider = await discover();
      if (!provider) return { refusal: 'provider-unreachable' };
      const redeemed = await redeem(provider, callbackOf(req, parts.redirectUri), trip);
      return 'refusal' in redeemed ? redeemed : signedIn(redeemed.claims, parts);
    },
  };
}

/** Asks when it is first needed, and again after a failure: a provider that is down keeps nobody from advice. */
function makeDiscovery(parts: OidcParts): () => Promise<client.Configuration | undefined> {
  let found: Promise<client.Configuration> | undefined;
  const { issuer, clientId, clientSecret, allowPlainHttp } = parts;
  // Signatures are checked although the token comes straight from the provider, where the standard would let it be.
  const execute = [
    client.enableNonRepudiationChecks,
    ...(allowPlainHttp ? [client.allowInsecureRequests] : []),
  ];
  const metadata = { client_secret: clientSecret, [client.clockTolerance]: CLOCKS_DIFFER_SECONDS };
  return async () => {
    found ??= client.discovery(new URL(issuer), clientId, metadata, undefined, {
      execute,
      timeout: TIMEOUT_SECONDS,
    });
    try {
      return await found;
    } catch {
      found = undefined;
      return undefined;
    }
  };
}

async function redeem(
  provider: client.Configuration,
  callback: URL,
  { verifier, state, nonce }: RoundTrip,
): Promise<{ claims: client.IDToken } | { refusal: Refusal }> {
  try {
    const tokens = await client.authorizationCodeGrant(provider, callback, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    return claims ? { claims } : { refusal: 'invalid' };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}

/** Only the kind of error is looked at: its text may hold what was sent. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof client.AuthorizationResponseError) return 'denied';
  if (error instanceof client.ResponseBodyError) {
    return error.error === 'invalid_client' ? 'client-refused' : 'invalid';
  }
  if (error instanceof client.WWWAuthenticateChallengeError) return 'client-refused';
  // Whatever the library looked into and found wrong has a code of its own; a failed request has none.
  const { code } = error as { code?: unknown };
  const isUnreachable =
    code === undefined || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
  return isUnreachable ? 'provider-unreachable' : 'invalid';
}

function signedIn(claims: client.IDToken, parts: OidcParts): SignedIn | { refusal: Refusal } {
  const { issuer, roleClaim, roleNames, tagKey } = parts;
  // An issuer for all organisations (“common”) would let a stranger's directory hand out our roles.
  if (URL.parse(claims.iss)?.href !== new URL(issuer).href) return { refusal: 'invalid' };
  const given = [claims[roleClaim]].flat();
  const roles = STAFF_ROLES.filter((role) => given.includes(roleNames[role]));
  if (roles.length === 0) return { refusal: 'no-role' };
  const account = JSON.stringify([claims.iss, claims.sub]);
  const tag = createHmac('sha256', tagKey).update(account).digest().subarray(0, TAG_BYTES);
  return { subject: tag.toString('base64url'), roles };
}

/** Our own address with the query that came: what the request says of its host is not believed. */
function callbackOf({ url = '' }: Asking, redirectUri: string): URL {
  const callback = new URL(redirectUri);
  callback.search = url.split('?')[1] ?? '';
  return callback;
}
