/** Azure Key Vault on loopback: one key with real RSA versions, the challenge it opens with, and its refusals. */

import {
  constants,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TokenCredential } from '@azure/identity';
import type { KeyClientOptions } from '@azure/keyvault-keys';
import { newKey } from './openid-server';

export interface KeyVault {
  url: string;
  /** The address of the key without a version. */
  keyId: string;
  credential: TokenCredential;
  /** Lets the library speak to a vault without TLS and without Microsoft's host name. */
  options: KeyClientOptions;
  /** Makes a new newest version; gives its full id. */
  addVersion(): string;
  /** As if the version had been destroyed. */
  dropVersion(id: string): void;
  /** The next so many answers to signed requests. */
  fail(status: number, times: number, headers?: Record<string, string>): void;
  /** `METHOD path`, of signed requests. */
  asked: string[];
  /** How many bytes came in requests without a token. Must stay 0. */
  unsignedBytes(): number;
  close(): Promise<void>;
}

const TOKEN = 'a-token';
const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };

export async function openKeyVault(): Promise<KeyVault> {
  const versions = new Map<string, KeyObject>();
  const failures: { status: number; headers: Record<string, string> }[] = [];
  const asked: string[] = [];
  let unsignedBytes = 0;

  const server = createServer(async (req, res) => {
    const body = await readBody(req);
    if (req.headers.authorization !== `Bearer ${TOKEN}`) {
      unsignedBytes += body.length;
      const challenge =
        'Bearer authorization="https://login.example/tenant", resource="https://vault.azure.net"';
      return answer(res, 401, { error: { code: 'Unauthorized' } }, { 'WWW-Authenticate': challenge });
    }
    const { pathname } = new URL(req.url ?? '', url);
    asked.push(`${req.method} ${pathname}`);
    const failure = failures.shift();
    if (failure) return answer(res, failure.status, { error: { code: 'Refused' } }, failure.headers);
    const [status, reply] = handle(pathname, body.length ? JSON.parse(body.toString()) : {});
    return answer(res, status, reply);
  });

  function handle(path: string, { alg, value }: { alg?: string; value?: string }): [number, object] {
    const [, , name, asked, verb] = path.split('/');
    const version = asked || [...versions.keys()].at(-1) || '';
    const key = versions.get(version);
    if (name !== 'wegwijzer' || !key) return [404, { error: { code: 'KeyNotFound' } }];
    const kid = `${url}/keys/${name}/${version}`;
    if (!verb) return [200, { key: { kid, ...publicPart(key) }, attributes: { enabled: true } }];
    if (alg !== 'RSA-OAEP-256') return [400, { error: { code: 'BadParameter' } }];
    const bytes = Buffer.from(value ?? '', 'base64url');
    try {
      const made =
        verb === 'wrapkey' ? publicEncrypt({ key, ...OAEP }, bytes) : privateDecrypt({ key, ...OAEP }, bytes);
      return [200, { kid, value: made.toString('base64url') }];
    } catch {
      return [400, { error: { code: 'BadParameter' } }];
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const vault: KeyVault = {
    url,
    keyId: `${url}/keys/wegwijzer`,
    credential: { getToken: async () => ({ token: TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    options: {
      allowInsecureConnection: true,
      disableChallengeResourceVerification: true,
      retryOptions: { maxRetries: 3, retryDelayInMs: 1, maxRetryDelayInMs: 2 },
    },
    addVersion() {
      const version = randomBytes(16).toString('hex');
      versions.set(version, newKey().privateKey);
      return `${vault.keyId}/${version}`;
    },
    dropVersion: (id) => void versions.delete(id.slice(vault.keyId.length + 1)),
    fail(status, times, headers = {}) {
      failures.push(...Array.from({ length: times }, () => ({ status, headers })));
    },
    asked,
    unsignedBytes: () => unsignedBytes,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  vault.addVersion();
  return vault;
}

function publicPart(key: KeyObject): object {
  return { ...createPublicKey(key).export({ format: 'jwk' }), key_ops: ['wrapKey', 'unwrapKey'] };
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function answer(
  res: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  res.end(JSON.stringify(body));
}
