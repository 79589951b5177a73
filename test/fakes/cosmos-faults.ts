/** A door in front of the emulator that fails as Cosmos DB and networks do, on requests that the test chooses. */

import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { CosmosSettings } from '../../src/storage/cosmos/settings';

/** A refusal that the emulator never hears of. `subStatus` as Cosmos DB numbers them. */
export interface Refusal {
  status: number;
  subStatus?: number;
  /** In milliseconds. */
  retryAfter?: number;
}

/**
 * `silent`: nothing is passed on and nothing answered. The others pass the request on, so that it is carried out:
 * `unheard` never answers, `reset` cuts before the first byte of the answer, `cut` in the middle of it.
 */
export type Fault = Refusal | 'silent' | 'unheard' | 'reset' | 'cut';

export interface Seen {
  method: string;
  path: string;
  body: string;
  isQuery: boolean;
  isConditional: boolean;
}

export interface FaultyCosmos {
  settings: CosmosSettings;
  /** Every request so far, oldest first, failed or not. */
  seen: Seen[];
  /** Asked for each request from now on. */
  fail(choose: (seen: Seen) => Fault | undefined): void;
  close(): Promise<void>;
}

interface Reply {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

export async function openCosmosFaults(behind: CosmosSettings): Promise<FaultyCosmos> {
  const seen: Seen[] = [];
  let choose: (seen: Seen) => Fault | undefined = () => undefined;
  const server = createServer(async (req, res) => {
    const now = see(req, await text(req));
    seen.push(now);
    const fault = choose(now);
    if (fault === 'silent') return;
    if (typeof fault === 'object') refuse(res, fault);
    else answer(res, await passOn(behind.endpoint, req, now.body), fault);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: { ...behind, endpoint: `http://127.0.0.1:${port}` },
    seen,
    fail(chosen) {
      choose = chosen;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function see({ method = '', url = '', headers }: IncomingMessage, body: string): Seen {
  const isQuery = headers['x-ms-documentdb-isquery']?.toString().toLowerCase() === 'true';
  return { method, path: url, body, isQuery, isConditional: headers['if-match'] !== undefined };
}

function refuse(res: ServerResponse, { status, subStatus, retryAfter }: Refusal): void {
  const headers = {
    'content-type': 'application/json',
    ...(subStatus !== undefined && { 'x-ms-substatus': String(subStatus) }),
    ...(retryAfter !== undefined && { 'x-ms-retry-after-ms': String(retryAfter) }),
  };
  // Not chained: where restify is loaded as well, it gives nothing back.
  res.writeHead(status, headers);
  res.end(JSON.stringify({ code: String(status), message: 'a fault' }));
}

async function passOn(endpoint: string, req: IncomingMessage, body: string): Promise<Reply> {
  const { method, headers } = req;
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(req.url ?? '/', endpoint), { method, headers, agent: false }, resolve)
      .on('error', reject)
      .end(body);
  });
  return { status: reply.statusCode ?? 0, headers: reply.headers, body: await text(reply) };
}

function answer(res: ServerResponse, reply: Reply, fault: 'unheard' | 'reset' | 'cut' | undefined): void {
  if (fault === 'unheard') return;
  if (fault === 'reset' || (fault === 'cut' && reply.body === '')) {
    res.destroy();
    return;
  }
  const { 'transfer-encoding': _, ...headers } = reply.headers;
  res.writeHead(reply.status, { ...headers, 'content-length': Buffer.byteLength(reply.body) });
  if (fault === 'cut') res.write(reply.body.slice(0, reply.body.length / 2), () => res.destroy());
  else res.end(reply.body);
}
