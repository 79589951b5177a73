/** Where a visitor comes from, as a tag that dies with this process: only to slow whoever asks too often. */

import { createHmac, randomBytes } from 'node:crypto';
import type { Request } from 'restify';

/** `trustProxy`: the address of the proxy in front, whose word on where a request comes from is taken. */
export function makeSourceTag(trustProxy: string | undefined): (req: Request) => string {
  const key = randomBytes(32);
  return (req) => {
    const near = plain(req.socket.remoteAddress ?? '');
    const told = String(req.headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim();
    const address = trustProxy !== undefined && near === plain(trustProxy) && told ? told : near;
    return createHmac('sha256', key).update(address).digest('base64url').slice(0, 22);
  };
}

/** An IPv4 address as it stands in IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:/, '');
}
