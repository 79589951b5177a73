/** T4: what is broken, huge or slow is turned away, and the process lives on for everybody else. */

import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { goodActivity } from '../fakes/signed-request';
import { type BuiltApp, startBuilt } from './built-app';
import { amount, percentile, trust } from './record';

const MEGABYTE = 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const DOORS = [
  { path: '/', type: FORM },
  { path: '/api/messages', type: JSON_TYPE },
  { path: '/slack/events', type: FORM },
];

/** What nobody signed is refused at Slack's door whatever it is. */
const EXPECTED: Record<string, { malformed: number[]; large: number[]; deepest: number[] }> = {
  '/': { malformed: [200], large: [413], deepest: [413] },
  '/api/messages': { malformed: [400], large: [400], deepest: [200] },
  '/slack/events': { malformed: [401], large: [401], deepest: [401] },
};

let app: BuiltApp;
beforeAll(async () => {
  // Slack is never called: nothing here is signed.
  app = await startBuilt(
    { TEAMS_LOCAL: '1', SLACK_SECRET: '0'.repeat(32), SLACK_TO: 'http://127.0.0.1:9/' },
    join(__dirname, 'slack-on-loopback.cjs'),
  );
  for (let i = 0; i < 200; i += 1) await ordinary();
});
afterAll(() => app.close());
afterEach(async () => {
  expect((await ordinary()).status).toBe(200);
  expect(await app.health()).toMatchObject({ unhandled: 0, intact: true });
  expect(app.complaints()).toBe('');
});

function ordinary(): Promise<Response> {
  return fetch(app.url, { method: 'POST', headers: { 'Content-Type': FORM }, body: 'question=hallo' });
}

type Headers = Record<string, string>;
const post = (path: string, body: BodyInit, headers: Headers) =>
  fetch(app.url + path, { method: 'POST', headers, body });
/** Without Content-Length: it goes out in chunks. */
const inChunks = (path: string, type: string, chunks: number) => {
  let left = chunks;
  const body = new ReadableStream({
    pull(controller) {
      if (left > 0) controller.enqueue(Buffer.alloc(64 * 1024, '['));
      else controller.close();
      left -= 1;
    },
  });
  const request = { method: 'POST', body, headers: { 'Content-Type': type }, duplex: 'half' };
  return fetch(app.url + path, request as RequestInit);
};
/** Levels of lists in an activity that is otherwise in order. */
const deep = (levels: number) =>
  JSON.stringify({ ...goodActivity(), serviceUrl: 'http://127.0.0.1:1/', value: 'here' }).replace(
    '"here"',
    '['.repeat(levels) + ']'.repeat(levels),
  );

/** The time it took, once the status is one of these. */
async function expectStatus(response: Promise<Response>, ...statuses: number[]): Promise<number> {
  const begun = performance.now();
  // A refusal may come while the body is still on its way, and end the connection.
  const status = await response.then(
    (got) => got.status,
    () => 413,
  );
  expect(statuses).toContain(status);
  return performance.now() - begun;
}

describe.each(DOORS)('T4 POST $path', ({ path, type }) => {
  trust('T4', `POST ${path}: encoded bodies`, async () => {
    const { rss } = await app.health();
    const bomb = gzipSync(Buffer.alloc(amount({ quick: 100, full: 300 }) * MEGABYTE));
    const brotli = brotliCompressSync(Buffer.alloc(10 * MEGABYTE));
    const times: number[] = [];
    for (const [encoding, body] of [
      ['gzip', Buffer.from('not gzip at all')],
      ['gzip', bomb],
      ['br', brotli],
      ['deflate', Buffer.from([0])],
      ['gzip, gzip', bomb.subarray(0, 100)],
      ['unheard-of', Buffer.from('x')],
    ] as const) {
      const headers = { 'Content-Type': type, 'Content-Encoding': encoding };
      times.push(await expectStatus(post(path, new Uint8Array(body), headers), 415));
    }
    const grown = (await app.health()).peak - rss;
    expect(grown).toBeLessThan(50 * MEGABYTE);
    return {
      requests: times.length,
      peakMegabytes: Math.round(grown / MEGABYTE),
      slowest: percentile(times, 1),
    };
  });

  trust('T4', `POST ${path}: too large, too deep, malformed, in chunks`, async () => {
    const { rss } = await app.health();
    const headers = { 'Content-Type': type };
    const { malformed, large, deepest } = EXPECTED[path] ?? {};
    const times = [
      await expectStatus(post(path, '{"type":', headers), ...(malformed ?? [])),
      await expectStatus(post(path, '\u0000\uFFFF%', headers), ...(malformed ?? [])),
      await expectStatus(post(path, 'a'.repeat(2 * MEGABYTE), headers), 413),
      await expectStatus(post(path, deep(700_000), headers), 413),
      await expectStatus(post(path, '['.repeat(90_000), headers), ...(large ?? [])),
      await expectStatus(post(path, deep(45_000), headers), ...(deepest ?? [])),
      await expectStatus(inChunks(path, type, 0), ...(malformed ?? [])),
      await expectStatus(inChunks(path, type, 1), ...(large ?? [])),
      await expectStatus(inChunks(path, type, 1600), 413),
      await expectStatus(post(path, 'x', { 'Content-Type': 'text/plain' }), 415),
    ];
    const after = await app.health();
    const grown = Math.max(after.rss, after.peak) - rss;
    expect(grown).toBeLessThan(50 * MEGABYTE);
    return {
      requests: times.length,
      peakMegabytes: Math.round(grown / MEGABYTE),
      slowest: percentile(times, 1),
    };
  });

  trust('T4', `POST ${path}: slow connections do not hold anybody up`, async () => {
    const slow = amount({ quick: 50, full: 200 });
    const { rss } = await app.health();
    const sockets = await Promise.all(Array.from({ length: slow }, (_, index) => trickle(path, type, index)));
    const times: number[] = [];
    for (let i = 0; i < 100; i += 1) times.push(await expectStatus(ordinary(), 200));
    const grown = (await app.health()).rss - rss;
    expect(grown).toBeLessThan(50 * MEGABYTE);
    const held = sockets.filter((socket) => !socket.destroyed).length;
    if (amount({ quick: 0, full: 1 })) await Promise.all(sockets.map(closed));
    for (const socket of sockets) socket.destroy();
    return { slow, held, megabytes: Math.round(grown / MEGABYTE), p99: percentile(times, 0.99) };
  });
});

/** Half of them never finish their headers, the others never finish their body; a byte every half second. */
async function trickle(path: string, type: string, index: number): Promise<Socket> {
  const socket = connect(app.port, '127.0.0.1');
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n`);
  socket.write(index % 2 === 0 ? 'X-Slow: ' : 'Content-Length: 1000\r\n\r\n');
  const timer = setInterval(() => socket.write('a'), 500);
  socket.on('close', () => clearInterval(timer));
  socket.on('error', () => {});
  socket.resume();
  return socket;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once('close', () => resolve());
  });
}
