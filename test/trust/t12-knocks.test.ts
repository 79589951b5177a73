/** T12, the knocks themselves: whatever Teams answers, each attempt is one request and its outcome is right. */

import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { makeAdapter } from '../../src/channels/teams/adapter';
import { makeTeamsKnock } from '../../src/channels/teams/knock';
import { isLoopbackAddress } from '../../src/channels/teams/service-url';
import { loadTeamsCards } from '../../src/drawing/teams/load-cards';
import type { KnockAddress, Knocked } from '../../src/handoff/knock';
import { type Connector, openConnector } from '../fakes/connector';
import { ROOT } from '../fakes/example';
import { amount, trust } from './record';

type Answer = [name: string, give: (res: ServerResponse) => void, right: Knocked['outcome']];

const status = (code: number) => (res: ServerResponse) => {
  res.statusCode = code;
};
const ANSWERS: Answer[] = [
  ['201', status(201), 'sent'],
  ['401', status(401), 'alarm'],
  ['403', status(403), 'unreachable'],
  ['404', status(404), 'unreachable'],
  ['408', status(408), 'again'],
  ['412', status(412), 'again'],
  ['429', (res) => status(429)(res.setHeader('Retry-After', '30')), 'again'],
  ['500', status(500), 'again'],
  ['503', status(503), 'again'],
  // Half an answer, and then nothing more.
  ['hang', (res) => res.setHeader('Content-Length', 1000), 'again'],
  // The message arrived; that it did never comes back.
  ['lost', (res) => res.socket?.destroy(), 'again'],
];
/** Sent at a time: several conversations may not get each other's answers. */
const TOGETHER = 20;
const HANG_MOST = 1500;

const asked = new Map<string, number>();
const logged: string[] = [];
let connector: Connector;
beforeAll(async () => {
  connector = await openConnector((res) => {
    const { conversation } = connector.sent.at(-1) as { conversation: { id: string } };
    asked.set(conversation.id, (asked.get(conversation.id) ?? 0) + 1);
    answerTo(conversation.id)[1](res);
  });
});
afterAll(() => connector.close());

function answerTo(conversation: string): Answer {
  const answer = ANSWERS[Number(conversation) % ANSWERS.length];
  if (!answer) throw new Error('there is no such answer');
  return answer;
}

describe('T12', () => {
  trust('T12', 'every knock is one request, and what came of it is told right', async () => {
    const knock = makeTeamsKnock({
      adapter: makeAdapter({ appId: '', password: '', tenantId: '' }, (code) => logged.push(code)),
      appId: '',
      cards: loadTeamsCards(join(ROOT, 'cards', 'teams')),
      words: { say: () => ['There is something for you.'], labels: () => ({}), directionOf: () => 'ltr' },
      isAllowed: isLoopbackAddress,
      discretion: 'dialog',
      publicUrl: 'https://wegwijzer.example',
      now: Date.now,
      timeout: HANG_MOST,
    });
    const send = async (conversation: string) => {
      const address: KnockAddress = {
        channel: 'teams',
        serviceUrl: connector.url,
        conversation,
        bot: 'bot',
        user: 'person',
      };
      const { outcome } = await knock(address, { language: 'nl', for: 'adviser', handle: 'sealed' });
      const [name, , right] = answerTo(conversation);
      return { name, right, outcome };
    };
    const total = amount({ quick: 60, full: 1000 });
    const told = [];
    for (let begun = 0; begun < total; begun += TOGETHER) {
      const some = Array.from({ length: Math.min(TOGETHER, total - begun) }, (_, i) => String(begun + i));
      told.push(...(await Promise.all(some.map(send))));
    }
    expect(told.filter(({ right, outcome }) => right !== outcome)).toEqual([]);
    expect([...asked.values()].filter((times) => times !== 1)).toEqual([]);
    expect([asked.size, logged]).toEqual([total, []]);
    return { knocks: total, requests: asked.size, wrong: 0 };
  });
});
