/** Slack's Web API on loopback: takes the calls, checks every payload, and keeps what stands where. */

import { createServer } from 'node:http';
import { ROOT } from './example';
import { makeSlackChecker } from './slack-checker';

type Json = Record<string, unknown>;

export interface SlackCall {
  method: string;
  body: Json;
}

/** How a call fails: an error of Slack's, a status with seconds to wait, or no answer at all. */
export type SlackFault = { error: string } | { status: number; retryAfter?: number } | 'cut';

export interface SlackApi {
  url: string;
  calls: SlackCall[];
  /** What is wrong with what was sent so far; must stay empty. */
  problems: string[];
  /** What stands in each window. */
  views: Map<string, Json>;
  /** Of everybody. */
  locale: string;
  /** Where Socket Mode connects to. */
  socket: string;
  /** Asked for each call; without a fault it succeeds. */
  fail(fault: (call: SlackCall) => SlackFault | undefined): void;
  close(): Promise<void>;
}

const checker = makeSlackChecker(ROOT);

export async function openSlackApi(): Promise<SlackApi> {
  let faultOf: (call: SlackCall) => SlackFault | undefined = () => undefined;
  let made = 0;
  /** A trigger opens one window. */
  const used = new Set<unknown>();
  const api: Omit<SlackApi, 'url' | 'close'> = {
    calls: [],
    problems: [],
    views: new Map(),
    locale: 'nl-NL',
    socket: '',
    fail(fault) {
      faultOf = fault;
    },
  };
  const answer = ({ method, body }: SlackCall): Json => {
    const view = body.view as Json | undefined;
    const problems = view ? checker.view(view) : [];
    api.problems.push(...problems.map((problem) => `${method}: ${problem}`));
    if (problems.length > 0) return { ok: false, error: 'invalid_arguments' };
    made += 1;
    const id = method === 'views.update' ? String(body.view_id) : `V${made}`;
    const hash = `h${made}`;
    switch (method) {
      case 'views.open':
        if (!body.trigger_id) return { ok: false, error: 'missing_argument' };
        if (used.has(body.trigger_id)) return { ok: false, error: 'exchanged_trigger_id' };
        used.add(body.trigger_id);
        break;
      case 'views.update':
        if (!api.views.has(id)) return { ok: false, error: 'not_found' };
        if (body.hash && api.views.get(id)?.hash !== body.hash) return { ok: false, error: 'hash_conflict' };
        break;
      case 'views.publish':
        return { ok: true, view: { id: 'VHOME' } };
      case 'chat.postMessage':
        api.problems.push(...checker.blocks(body.blocks as Json[]).map((problem) => `${method}: ${problem}`));
        return { ok: true, ts: '1.0', channel: 'D1' };
      case 'apps.connections.open':
        return { ok: true, url: api.socket };
      case 'users.info':
        return { ok: true, user: { id: body.user, locale: api.locale } };
      default:
        return { ok: false, error: 'unknown_method' };
    }
    api.views.set(id, { ...view, id, hash });
    return { ok: true, view: { id, hash } };
  };
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const call = {
      method: (req.url ?? '').replace(/^\/api\//, ''),
      body: read(Buffer.concat(chunks).toString()),
    };
    const token = call.method === 'apps.connections.open' ? 'xapp-test' : 'xoxb-test';
    if (req.headers.authorization !== `Bearer ${token}`) api.problems.push(`${call.method}: not authorised`);
    api.calls.push(call);
    const fault = faultOf(call);
    if (fault === 'cut') return req.socket.destroy();
    // Not through writeHead: restify changes that for the whole process.
    const status = fault && 'status' in fault ? fault.status : 200;
    if (fault && 'status' in fault) res.setHeader('Retry-After', String(fault.retryAfter ?? 1));
    const said = fault ? { ok: false, ...fault } : answer(call);
    res.statusCode = status;
    res.setHeader('Content-Type', 'application/json');
    return res.end(JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return Object.assign(api, {
    url: `http://127.0.0.1:${port}/api/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

/** The client sends a form whose larger values are JSON. */
function read(body: string): Json {
  if (body.startsWith('{')) return JSON.parse(body) as Json;
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}
