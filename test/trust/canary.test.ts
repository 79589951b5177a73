/** T16 and T17: unique strings in every field a person fills are found nowhere afterwards, and the store is as it was. */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Connector, openConnector } from '../fakes/connector';
import { openSlackApi, type SlackApi } from '../fakes/slack-api';
import { SIGNING_SECRET, sendSigned } from '../fakes/slack-person';
import { BOLT_HOLDS, findIn, type WatchedProcess, watchProcess } from './process-under-watch';
import { amount, trust } from './record';

const CONVERSATIONS = amount({ quick: 200, full: 1000 });
/** Begins every canary; random, so that it stands in no file by chance. */
const MARK = `kanarie${randomBytes(6).toString('hex')}`;
/**
 * The connector is told which chat to answer in: that must leave the process, and nothing else may. While the
 * connection to Teams stays open, it also remembers the last chat that it answered in.
 */
const ADDRESSED = `${MARK}-chat`;
/** Every field that a person fills, or that says something about a person. */
const FIELDS = [
  ...['agent', 'forwarded', 'cookie', 'referer', 'query', 'question', 'field', 'button', 'seal', 'language'],
  ...['person', 'name', 'object', 'tenant', 'team', 'country', 'text', 'dialog', 'context', 'index'],
  ...['command', 'asked', 'domain', 'answer', 'press', 'token', 'state'],
];
/** Bolt keeps a client for each workspace, under its id: the organisation's own, the same for everybody. */
const WORKSPACE = 'T1';
const CANARIES = FIELDS.map((field) => `${MARK}-${field}`);

let app: WatchedProcess;
let connector: Connector;
let slack: SlackApi;
let storeBefore: Record<string, string>;

beforeAll(async () => {
  connector = await openConnector();
  slack = await openSlackApi();
  app = await watchProcess(
    { TEAMS_LOCAL: '1', DISCRETION: 'dialog', SLACK_SECRET: SIGNING_SECRET, SLACK_TO: slack.url },
    join(__dirname, 'slack-on-loopback.cjs'),
  );
  storeBefore = storeOf(app);
  for (let number = 0; number < CONVERSATIONS; number += 10) {
    const batch = Array.from({ length: 10 }, (_, i) => number + i);
    await Promise.all(batch.map((each) => TALKS[each % TALKS.length]?.(each)));
  }
}, 300_000);
afterAll(async () => {
  await app.close();
  await connector.close();
  await slack.close();
});

trust('T16', 'leaves nothing in the heap after garbage collection', async () => {
  await wait(BOLT_HOLDS);
  expect(await findIn(await app.snapshot(), CANARIES)).toEqual([]);
  return { conversations: CONVERSATIONS, found: 0 };
});

trust('T16', 'leaves nothing in any file', async () => {
  const kept = app.files().filter((path) => !path.endsWith('.heapsnapshot'));
  expect(kept.length).toBeGreaterThan(0);
  for (const path of kept) expect([path, await findIn(path, [MARK])]).toEqual([path, []]);
  return { files: kept.length, found: 0 };
});

trust('T16', 'prints nothing', () => {
  expect(app.output()).not.toContain(MARK);
  return { characters: app.output().length, found: 0 };
});

trust('T16', 'sends nothing out but the address it was asked to answer', () => {
  const sent = JSON.stringify([connector.sent, slack.calls]).replaceAll(ADDRESSED, '');
  expect(connector.sent.length).toBeGreaterThan(0);
  expect(slack.calls.length).toBeGreaterThan(0);
  expect(slack.problems).toEqual([]);
  expect(sent).not.toContain(MARK);
  return { activities: connector.sent.length, calls: slack.calls.length, found: 0 };
});

trust('T17', 'leaves the store as it was', () => {
  expect(storeOf(app)).toEqual(storeBefore);
  return { files: Object.keys(storeBefore).length };
});

describe('a planted leak', () => {
  const LEAKS = [
    ...['heap', 'heap, in a key', 'stdout', 'stderr', 'the log, as a code', 'a file in the data folder'],
    ...['a temporary file', 'the log of the database', 'the database of keys', 'a request to elsewhere'],
  ];
  const isOutside = async (leaky: WatchedProcess, planted: string) => {
    const kept = leaky.files().filter((path) => !path.endsWith('.heapsnapshot'));
    const inFiles = await Promise.all(kept.map((path) => findIn(path, [planted])));
    if (inFiles.flat().length > 0 || leaky.output().includes(planted)) return true;
    return JSON.stringify(connector.sent).includes(planted);
  };
  /**
   * Looked for as in the tests above: in the heap only when nothing else holds it, for that takes longest. What is
   * still under way to elsewhere is waited for.
   */
  const isFound = async (leaky: WatchedProcess, planted: string) => {
    if (await isOutside(leaky, planted)) return true;
    if ((await findIn(await leaky.snapshot(), [planted])).length > 0) return true;
    for (let tries = 0; tries < 100; tries += 1) {
      if (await isOutside(leaky, planted)) return true;
      await wait(100);
    }
    return false;
  };

  it.each(LEAKS)(
    'in %s is found',
    async (LEAK) => {
      const planted = `${MARK}-planted-${LEAKS.indexOf(LEAK)}-end`;
      const leaky = await watchProcess({ LEAK, LEAK_TO: connector.url }, join(__dirname, 'leaks.cjs'));
      try {
        await fetch(leaky.url, { method: 'POST', body: new URLSearchParams({ question: planted }) });
        expect(await isFound(leaky, planted)).toBe(true);
      } finally {
        await leaky.close();
      }
    },
    180_000,
  );
});

function storeOf({ files, dataDir }: WatchedProcess): Record<string, string> {
  const paths = files().filter((path) => path.startsWith(dataDir));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'base64')]));
}

function canary(field: string, number: number): string {
  if (!FIELDS.includes(field)) throw new Error(`add ${field} to the fields that are looked for`);
  return `${MARK}-${field}-${number}`;
}

/** A page, a question and two steps, with a canary in every field and header. */
async function talkOnTheWeb(number: number): Promise<void> {
  const headers = {
    'User-Agent': canary('agent', number),
    'X-Forwarded-For': canary('forwarded', number),
    Cookie: `c=${canary('cookie', number)}`,
    Referer: `http://${canary('referer', number)}.example/`,
    'Accept-Language': 'nl',
  };
  const read = async (response: Response) => {
    expect(response.status).toBe(200);
    return /name="seal" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';
  };
  const post = (fields: Record<string, string>) =>
    fetch(app.url, { method: 'POST', headers, body: new URLSearchParams(fields) }).then(read);
  const seal = await fetch(`${app.url}/?q=${canary('query', number)}`, { headers }).then(read);
  const proposals = await post({ seal, question: `${canary('question', number)} mijn baas pest mij` });
  const topic = await post({ seal: proposals, i: '4', name: canary('field', number) });
  await post({ seal: topic, i: canary('button', number) });
  await post({ seal: canary('seal', number), i: '5', language: canary('language', number) });
}

/** A message in the chat, the dialog, a question there, and a button, with a canary in every field. */
async function talkInTeams(number: number): Promise<void> {
  const person = {
    id: canary('person', number),
    name: canary('name', number),
    aadObjectId: canary('object', number),
  };
  const post = (activity: object) =>
    fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': canary('agent', number) },
      body: JSON.stringify({
        id: ADDRESSED,
        channelId: 'msteams',
        serviceUrl: connector.url,
        locale: 'nl-NL',
        recipient: { id: ADDRESSED },
        conversation: { id: ADDRESSED, conversationType: 'personal', tenantId: canary('tenant', number) },
        channelData: { tenant: { id: canary('tenant', number) }, team: { id: canary('team', number) } },
        entities: [{ type: 'clientInfo', country: canary('country', number) }],
        from: { ...person, id: ADDRESSED },
        ...activity,
      }),
    });
  await post({ type: 'message', text: `${canary('text', number)} er wordt geld gestolen` });
  const opened = await (await post({ type: 'invoke', name: 'task/fetch', value: { data: {} } })).text();
  const seal = /"seal":"([^"]+)"/.exec(opened)?.[1];
  const data = { seal, question: `${canary('dialog', number)} ik word bedreigd` };
  await post({ type: 'invoke', name: 'task/submit', value: { data, context: canary('context', number) } });
  await post({ type: 'invoke', name: 'task/submit', value: { data: { seal, i: canary('index', number) } } });
}

/** The command with a question, a question in the window, and a button, with a canary in every field. */
async function talkInSlack(number: number): Promise<void> {
  const person = { id: ADDRESSED, username: canary('name', number), name: canary('name', number) };
  const base = () => ({
    token: canary('token', number),
    trigger_id: `${ADDRESSED}-${randomBytes(4).toString('hex')}`,
    team: { id: WORKSPACE, domain: canary('domain', number) },
    user: person,
  });
  const command = new URLSearchParams({
    command: '/wegwijzer',
    text: `${canary('command', number)} ik word gepest`,
    user_id: ADDRESSED,
    user_name: canary('person', number),
    team_id: WORKSPACE,
    team_domain: canary('domain', number),
    response_url: `https://${canary('answer', number)}.example/`,
    trigger_id: base().trigger_id,
  });
  const opened = slack.views.size;
  await sendSigned(app.url, command);
  for (let tries = 0; tries < 500 && slack.views.size === opened; tries += 1) await wait(10);
  const [id = '', view = {}] = [...slack.views].at(-1) ?? [];
  const state = (question: string) => ({
    values: { 'f:question': { 'f:question': { type: 'plain_text_input', value: question } } },
  });
  const shown = { ...view, id, state: state(`${canary('asked', number)} ik word bedreigd`) };
  const answered = await sendSigned(app.url, { type: 'view_submission', ...base(), view: shown });
  const { view: next } = (await answered.json()) as { view: object };
  const action = { type: 'button', action_id: '9:i:4', block_id: canary('press', number), value: '' };
  const pressed = { ...next, id, state: state(canary('state', number)) };
  const before = slack.calls.length;
  await sendSigned(app.url, { type: 'block_actions', ...base(), view: pressed, actions: [action] });
  for (let tries = 0; tries < 500 && slack.calls.length === before; tries += 1) await wait(10);
}

const TALKS = [talkOnTheWeb, talkInTeams, talkInSlack];
