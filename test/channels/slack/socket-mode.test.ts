/** Socket Mode: the same conversation over a connection that we open, against a loopback socket. */

import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { type RunningApp, runApp } from '../../fakes/running-app';
import { openSlackApi, type SlackApi, type SlackFault } from '../../fakes/slack-api';
import { TEAM } from '../../fakes/slack-person';

let api: SlackApi;
let app: RunningApp;
let server: Server;
let sockets: WebSocketServer;
let socket: WebSocket;
const acknowledged: Record<string, unknown>[] = [];

beforeEach(async () => {
  server = createServer();
  sockets = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  api = await openSlackApi();
  api.socket = `ws://127.0.0.1:${port}/`;
  const connected = new Promise<WebSocket>((resolve) => sockets.once('connection', resolve));
  sockets.on('connection', (each) => each.send(JSON.stringify({ type: 'hello', num_connections: 1 })));
  app = await runApp({}, undefined, (config) => {
    config.slack = { botToken: 'xoxb-test', appToken: 'xapp-test', apiUrl: api.url };
  });
  socket = await connected;
  socket.on('message', (data) => acknowledged.push(JSON.parse(String(data))));
});
afterEach(async () => {
  await app.close();
  sockets.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await api.close();
  expect(api.problems).toEqual([]);
});

it('answers a command with a window, and once when it comes again', async () => {
  const payload = {
    command: '/wegwijzer',
    text: 'mijn baas pest mij',
    user_id: 'U1',
    team_id: TEAM,
    trigger_id: 'one',
  };
  const envelope = { envelope_id: 'e1', type: 'slash_commands', accepts_response_payload: true, payload };
  for (const envelope_id of ['e1', 'e2']) socket.send(JSON.stringify({ ...envelope, envelope_id }));
  for (let tries = 0; tries < 500 && api.views.size === 0; tries += 1) await wait(10);
  await wait(200);
  expect(acknowledged.map(({ envelope_id }) => envelope_id).sort()).toEqual(['e1', 'e2']);
  expect(api.calls.filter(({ method }) => method === 'views.open')).toHaveLength(1);
});

it('opens no door for requests over HTTP', async () => {
  expect((await fetch(`${app.url}/slack/events`, { method: 'POST' })).status).toBe(404);
});

it('connects again when the connection is renewed, also when Slack does not answer at first', async () => {
  const faults: SlackFault[] = [{ status: 503 }, 'cut', { error: 'invalid_auth' }];
  api.fail(({ method }) => (method === 'apps.connections.open' ? faults.shift() : undefined));
  const again = new Promise<void>((resolve) => sockets.once('connection', () => resolve()));
  socket.close();
  await again;
  expect(faults).toEqual([]);
  expect(app.logged.filter((code) => code === 'slack-unreachable')).toHaveLength(1);
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
}, 60_000);
