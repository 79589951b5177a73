/** T5: random and hostile payloads. Nothing breaks, and a failure prints the seed that repeats it. */

import fc from 'fast-check';
import { type Connector, openConnector } from '../fakes/connector';
import { goodActivity } from '../fakes/signed-request';
import { type BuiltApp, startBuilt } from './built-app';
import { type Change, change, hostileText, hostileValue } from './hostile-values';
import { amount, percentile, trust } from './record';

const RUNS = amount({ quick: 1_000, full: 10_000 });

const KINDS = [
  { type: 'message', name: undefined },
  { type: 'conversationUpdate', name: undefined },
  { type: 'invoke', name: 'task/fetch' },
  { type: 'invoke', name: 'task/submit' },
  { type: 'invoke', name: 'adaptiveCard/action' },
  { type: 'invoke', name: 'composeExtension/query' },
  { type: 'invoke', name: 'signin/verifyState' },
  { type: 'messageReaction', name: undefined },
  { type: 'installationUpdate', name: undefined },
  { type: 'event', name: 'application/vnd.microsoft.readReceipt' },
];
const OURS = ['task/fetch', 'task/submit', 'adaptiveCard/action'];
const FIELDS = [
  ...'id type name text textFormat locale value channelId channelData conversation from recipient'.split(' '),
  ...'membersAdded membersRemoved entities attachments deliveryMode replyToId timestamp callerId'.split(' '),
  ...'localTimestamp localTimezone expiration relatesTo action code importance __proto__'.split(' '),
  ...'conversation.id conversation.conversationType conversation.isGroup conversation.tenantId'.split(' '),
  ...'conversation.__proto__ from.id from.aadObjectId recipient.id channelData.tenant'.split(' '),
  ...'value.seal value.data value.data.seal value.data.i value.data.question value.data.language'.split(' '),
  ...'value.action value.action.verb value.action.data value.action.data.seal value.__proto__'.split(' '),
].map((path) => path.split('.'));

let app: BuiltApp;
let connector: Connector;
beforeAll(async () => {
  app = await startBuilt({ TEAMS_LOCAL: '1' });
  connector = await openConnector();
});
afterAll(async () => {
  await app.close();
  await connector.close();
});
afterEach(async () => {
  expect(await app.health()).toMatchObject({ unhandled: 0, intact: true });
  expect(app.complaints()).toBe('');
});

/** Sends each payload and fails on any status of our own making; gives what to report. */
async function bombard<T>(
  payloads: fc.Arbitrary<T>,
  send: (payload: T) => Promise<Response>,
  isFine: (status: number, payload: T) => boolean = (status) => status < 500,
): Promise<Record<string, number>> {
  const times: number[] = [];
  const answers: Record<string, number> = {};
  const failed = app.logged('turn-failed');
  await fc.assert(
    fc.asyncProperty(payloads, async (payload) => {
      const begun = performance.now();
      const response = await send(payload);
      await response.text();
      times.push(performance.now() - begun);
      answers[response.status] = (answers[response.status] ?? 0) + 1;
      if (!isFine(response.status, payload)) throw new Error(`answered ${response.status}`);
    }),
    { numRuns: RUNS },
  );
  expect(app.logged('turn-failed')).toBe(failed);
  return { ...answers, p99: percentile(times, 0.99), slowest: percentile(times, 1) };
}

const post = (path: string, type: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(app.url + path, { method: 'POST', headers: { 'Content-Type': type }, body });
const postActivity = (activity: unknown) =>
  post('/api/messages', 'application/json', JSON.stringify(activity));
const postForm = (body: string | Uint8Array<ArrayBuffer>) =>
  post('/', 'application/x-www-form-urlencoded', body);

const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({ path: fc.constantFrom(...FIELDS), value: fc.option(hostileValue, { nil: undefined }) }),
  { minLength: 1, maxLength: 4 },
);
const activities = fc
  .tuple(fc.constantFrom(...KINDS), changes)
  .map(([kind, changed]) => change({ ...goodActivity(), ...kind, serviceUrl: connector.url }, changed));

describe('T5', () => {
  trust('T5', 'activities with hostile fields', () =>
    // 501 is how the protocol says that an invoke is not for this bot.
    bombard(activities, postActivity, (status, activity) => {
      const { name } = activity as { name?: string };
      return status < 500 || (status === 501 && !OURS.includes(name ?? ''));
    }),
  );

  trust('T5', 'JSON that is no activity', () => bombard(hostileValue, postActivity));

  trust('T5', 'forms with hostile fields', () => {
    const field = fc.oneof(
      fc.constantFrom('seal', 'i', 'question', 'language', 'to', '__proto__'),
      hostileText,
    );
    const form = fc.array(fc.tuple(field, hostileText), { maxLength: 6 });
    return bombard(form, (pairs) => postForm(new URLSearchParams(pairs).toString()));
  });

  trust('T5', 'forms of random bytes', () =>
    bombard(fc.uint8Array({ maxLength: 400 }), (bytes) => postForm(new Uint8Array(bytes))),
  );

  trust('T5', 'addresses and languages', () => {
    const path = hostileText.map((text) => `/${encodeURIComponent(text.toWellFormed())}`);
    const asked = fc.tuple(fc.oneof(path, fc.webPath()), fc.stringMatching(/^[ -~]{0,40}$/));
    return bombard(asked, ([address, language]) =>
      fetch(`${app.url}${address || '/'}`, { headers: { 'Accept-Language': language } }),
    );
  });
});
