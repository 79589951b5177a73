/** Lets a request through only when Microsoft signed it for us, about our tenant, with an address we may answer to. */

import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { TeamsSettings } from '../../config';
import type { LogCode } from '../../log';
import type { CheckedActivity } from './activity';
import { isLoopbackAddress, isTeamsAddress } from './service-url';
import { type FindKey, openSigningKeys } from './signing-keys';

/** Why not, for the log. Whoever sent it learns nothing. */
export type Refusal = LogCode &
  ('teams-unsigned' | 'teams-keys-unreachable' | 'teams-address-refused' | 'teams-tenant-refused');
/** `undefined`: come in. Never throws. */
export type Gate = (
  authorization: string | undefined,
  activity: CheckedActivity,
) => Promise<Refusal | undefined>;

/** Microsoft Learn, “Authentication with the Bot Connector API”, connector to bot. */
const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const ISSUER = 'https://api.botframework.com';
/** Between Microsoft's clock and ours, in seconds. */
const CLOCK_DIFFERENCE_MOST = 60;

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;
const headerShape = z.object({ kid: z.string(), crit: z.undefined() });
const claimsShape = z.object({ aud: z.string(), exp: z.number(), serviceurl: z.string() });

/** `now` in milliseconds. */
export function openGate(settings: TeamsSettings, now: () => number): Gate {
  if (!settings.appId) {
    return async (_, { serviceUrl }) => (isLoopbackAddress(serviceUrl) ? undefined : 'teams-address-refused');
  }
  const findKey = openSigningKeys(settings.openIdMetadata ?? METADATA, now);
  return async (authorization, activity) => {
    const token = BEARER.exec(authorization ?? '')?.[1];
    const signed =
      token && (await readSignedAddress(token, activity.channelId, settings.appId, findKey, now));
    if (!signed) return 'teams-unsigned';
    if ('refusal' in signed) return signed.refusal;
    const { serviceUrl } = activity;
    if (signed.serviceUrl !== serviceUrl || !isTeamsAddress(serviceUrl)) return 'teams-address-refused';
    return isFromTenant(activity, settings.tenantId) ? undefined : 'teams-tenant-refused';
  };
}

/** The address that Microsoft signed; `undefined` when the signature or a claim does not hold. */
async function readSignedAddress(
  token: string,
  channelId: string,
  appId: string,
  findKey: FindKey,
  now: () => number,
): Promise<{ serviceUrl: string } | { refusal: Refusal } | undefined> {
  const kid = readKid(token);
  if (kid === undefined) return undefined;
  const found = await findKey(kid);
  if (found === 'unreachable') return { refusal: 'teams-keys-unreachable' };
  if (found === 'unknown') return undefined;
  if (found.endorsements && !found.endorsements.includes(channelId)) return undefined;
  try {
    const verified = jwt.verify(token, found.key, {
      algorithms: ['RS256'],
      issuer: ISSUER,
      audience: appId,
      clockTolerance: CLOCK_DIFFERENCE_MOST,
      clockTimestamp: Math.floor(now() / 1000),
    });
    const claims = claimsShape.safeParse(verified);
    return claims.success ? { serviceUrl: claims.data.serviceurl } : undefined;
  } catch {
    return undefined;
  }
}

function readKid(token: string): string | undefined {
  try {
    return headerShape.safeParse(jwt.decode(token, { complete: true })?.header).data?.kid;
  } catch {
    return undefined;
  }
}

/** Every tenant that the activity names is ours, and it names one. */
function isFromTenant({ tenantIds }: CheckedActivity, tenantId: string): boolean {
  const isOurs = (id: unknown) => typeof id === 'string' && id.toLowerCase() === tenantId.toLowerCase();
  return tenantIds.length > 0 && tenantIds.every(isOurs);
}
