/** The Bot Framework's key server on loopback, and the tokens that its keys sign. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import jwt from 'jsonwebtoken';

/** `good` may speak for Teams, `other` for another channel only, `plain` names no channel. */
export type KeyName = 'good' | 'other' | 'plain';

export interface OpenIdServer {
  metadata: string;
  keys: Record<KeyName, { publicKey: KeyObject; privateKey: KeyObject }>;
  /** How often it was asked for anything. */
  asked(): number;
  /** `silent`: takes the request and never answers. `elsewhere`: names its keys under another host name. */
  behave(how: 'well' | 'silent' | 'broken' | 'elsewhere'): void;
  sign(claims: object, how?: { with?: KeyName; kid?: string; algorithm?: jwt.Algorithm }): string;
  close(): Promise<void>;
}

const ENDORSEMENTS: Record<KeyName, object> = {
  good: { endorsements: ['msteams', 'skype'] },
  other: { endorsements: ['skype'] },
  plain: {},
};

export async function openOpenIdServer(): Promise<OpenIdServer> {
  const keys = { good: newKey(), other: newKey(), plain: newKey() };
  let behaviour = 'well';
  let asked = 0;
  const server = createServer((req, res) => {
    asked += 1;
    if (behaviour === 'silent') return;
    res.statusCode = behaviour === 'broken' ? 500 : 200;
    const host = behaviour === 'elsewhere' ? `http://localhost:${port}` : url;
    const published = Object.entries(keys).map(([name, { publicKey }]) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid: name,
      use: 'sig',
      ...ENDORSEMENTS[name as KeyName],
    }));
    const body =
      req.url === '/keys'
        ? { keys: [{ kty: 'EC', kid: 'curve' }, null, ...published] }
        : { jwks_uri: `${host}/keys` };
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  return {
    metadata: `${url}/metadata`,
    keys,
    asked: () => asked,
    behave(how) {
      behaviour = how;
    },
    sign: (claims, { with: name = 'good', kid = name, algorithm = 'RS256' } = {}) =>
      jwt.sign(JSON.parse(JSON.stringify(claims)), keys[name].privateKey, {
        algorithm,
        keyid: kid,
        noTimestamp: true,
      }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function newKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}
