/** The door, over real HTTP: what cannot be read is refused in order, and the process lives on. */

import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import restify from 'restify';
import { guardDoor } from '../../src/channels/ingress';
import { type RunningApp, runApp } from '../fakes/running-app';

let app: RunningApp;
beforeAll(async () => {
  app = await runApp({ TEAMS_LOCAL: '1' });
});
afterAll(() => app.close());
afterEach(async () => {
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
});

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

const post = (path: string, type: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(app.url + path, {
    method: 'POST',
    headers: { 'Content-Type': type, ...headers },
    body: new Uint8Array(Buffer.from(body)),
  });

describe.each([
  ['/', FORM],
  ['/api/messages', JSON_TYPE],
])('POST %s', (path, type) => {
  it.each([
    ['garbage called gzip', Buffer.from('not gzip at all')],
    ['a gzip bomb', gzipSync(Buffer.alloc(10_000_000))],
  ])('refuses %s before reading it', async (_, body) => {
    expect((await post(path, type, body, { 'Content-Encoding': 'gzip' })).status).toBe(415);
  });

  it('refuses what is too large', async () => {
    expect((await post(path, type, 'a'.repeat(1_000_000))).status).toBe(413);
  });

  it('refuses another content type', async () => {
    expect((await post(path, 'text/plain', 'hello')).status).toBe(415);
  });
});

it.each([
  '',
  '{',
  'null',
  '[]',
  '{}',
  '{"type":"message"}',
  '7',
  `${'['.repeat(40_000)}`,
  '{"type":{"__proto__":1}}',
])('POST /api/messages refuses the body %#', async (body) => {
  expect((await post('/api/messages', JSON_TYPE, body)).status).toBe(400);
});

it('answers an address that does not exist with a page that leads to the start', async () => {
  const response = await fetch(`${app.url}/nothing`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('name="i"');
});

it.each([
  ['PUT', '/'],
  ['DELETE', '/card'],
  ['GET', '/api/messages'],
])('refuses %s %s', async (method, path) => {
  expect((await fetch(app.url + path, { method })).status).toBe(405);
});

it('refuses a form from another site', async () => {
  expect((await post('/', FORM, 'i=1', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
});

it.each(['', 'seal=', 'seal=forged&i=4', 'i=4', 'language=xx', '%', 'seal=%00&i=%ff'])(
  'shows the start for the form %j',
  async (form) => {
    const response = await post('/', FORM, form);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('role="status"');
  },
);

it('says nothing about itself, and lets nothing be kept', async () => {
  const { headers } = await fetch(app.url);
  expect(headers.get('server') ?? '').toBe('');
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

it('survives a request that is no HTTP', async () => {
  const { port } = new URL(app.url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.end('nonsense\r\n\r\n'));
    socket.on('close', () => resolve());
    socket.on('error', () => resolve());
    socket.resume();
  });
});

it('logs codes and never what was typed', async () => {
  await post('/', FORM, new URLSearchParams({ question: 'kanarie-in-de-vraag' }).toString());
  expect(JSON.stringify(app.logged)).not.toContain('kanarie');
});

it('gives nobody for ever to send a request', () => {
  const door = restify.createServer();
  guardDoor(door, () => {});
  const { server } = door;
  expect(server.headersTimeout).toBeLessThanOrEqual(10_000);
  expect(server.requestTimeout).toBeLessThanOrEqual(20_000);
  expect(server.maxHeadersCount).toBeLessThanOrEqual(64);
});
