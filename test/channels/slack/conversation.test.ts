/** What somebody sees when an answer takes long, or Slack does not take it. */

import { join } from 'node:path';
import { App } from '@slack/bolt';
import type { Called, Calls } from '../../../src/channels/slack/calls';
import { answerIn } from '../../../src/channels/slack/conversation';
import { makeViewMaker } from '../../../src/channels/slack/view-maker';
import type { Step, Stepped } from '../../../src/channels/step';
import { loadCards } from '../../../src/drawing/cards';
import { drawView } from '../../../src/drawing/slack/draw-view';
import { pageAt } from '../../../src/guide/page-at';
import { placeOf } from '../../../src/guide/place';
import type { LogCode } from '../../../src/log';
import { pageAsking } from '../../drawing/page-asking';
import { example, ROOT, TODAY } from '../../fakes/example';
import { makeSlackChecker } from '../../fakes/slack-checker';

type Json = Record<string, unknown>;

const { guide, words } = example();
const cards = loadCards(join(ROOT, 'cards', 'slack'));
const make = makeViewMaker({ words, cards, publicUrl: 'https://wegwijzer.example' });
const checker = makeSlackChecker(ROOT);
const page = pageAt(guide, placeOf('start'), TODAY);
const stepped: Stepped = { page, language: 'nl', seal: 'seal', around: 'seal', named: false };
/** Longer than Slack waits. */
const LATE = 2300;
const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let done: [string, Json][];
let logged: LogCode[];
let answers: Called[];
let app: App;
function listen(step: Step): void {
  done = [];
  logged = [];
  answers = [];
  const say = async (name: string, view: Json): Promise<Called> => {
    done.push([name, view]);
    return answers.shift() ?? { outcome: 'done', id: 'V1' };
  };
  const calls: Calls = {
    open: (_, view) => say('open', view),
    update: (_, view) => say('update', view),
    publish: (_, view) => say('publish', view),
    post: async () => ({ outcome: 'done', id: '' }),
    localeOf: async () => 'nl-NL',
  };
  const receiver = { init() {}, start: async () => {}, stop: async () => {} };
  app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb' }), convoStore: false });
  app.error(async () => logged.push('turn-failed') as never);
  const actor = { channel: 'slack', bind: 'b', account: 'a' } as const;
  answerIn(app, { step, words, calls, make, log: (code) => logged.push(code), actorOf: () => actor });
}

const person = { user: { id: 'U1' }, team: { id: 'T1' } };
/** A form of hand-off as it stands in Slack. */
function formView(): Json {
  const labels = words.labels('en');
  const view = drawView(cards, {
    page: pageAsking(),
    labels,
    seal: 'seal',
    named: true,
    languages: [],
  });
  const values = { 'f:story:x': { 'f:story': { type: 'plain_text_input', value: 'mijn verhaal' } } };
  return { ...view, id: 'V1', hash: 'h', state: { values } };
}
async function send(body: Json): Promise<unknown> {
  let answered: unknown = 'nothing';
  const ack = async (response?: unknown) => {
    answered = response;
  };
  await app.processEvent({ body: { ...person, trigger_id: String(Math.random()), ...body }, ack });
  return answered;
}

it('keeps what was typed on the window while an answer takes long, and shows the answer after it', async () => {
  listen(async () => {
    await after(LATE);
    return stepped;
  });
  const answered = (await send({ type: 'view_submission', view: formView() })) as { view: Json };
  expect(checker.view(answered.view)).toEqual([]);
  expect(JSON.stringify(answered.view)).toContain('"initial_value":"mijn verhaal"');
  expect(JSON.stringify(answered.view)).toContain(words.labels('en').moment);
  expect(answered.view).toMatchObject({
    callback_id: 'en send to handoff/preview',
    private_metadata: 'seal',
  });
  expect(done.map(([name]) => name)).toEqual(['update']);
  expect(JSON.stringify(done[0])).toContain(words.word(page, 'nl').title);
});

it('opens a window at once when its page takes long, with a way on', async () => {
  listen(async () => {
    await after(LATE);
    return stepped;
  });
  await send({ type: 'shortcut', callback_id: 'open' });
  expect(done.map(([name]) => name)).toEqual(['open', 'update']);
  const [[, moment = {}] = []] = done;
  expect(checker.view(moment)).toEqual([]);
  expect(JSON.stringify(moment)).toContain('"type":"button"');
});

it('shows a page when the turn broke', async () => {
  let tries = 0;
  listen(async () => {
    tries += 1;
    if (tries === 1) throw new Error('broken');
    return stepped;
  });
  const answered = (await send({ type: 'view_submission', view: formView() })) as { view: Json };
  expect(JSON.stringify(answered.view)).toContain(words.labels('nl').stale);
  expect(logged).toEqual(['turn-failed']);
});

it('does not close the window of what it cannot read', async () => {
  listen(async () => stepped);
  expect(await send({ type: 'view_submission', view: { type: 'modal', callback_id: 'x' } })).toBe('nothing');
  expect(logged).toEqual(['turn-failed']);
});

it('tries again when Slack does not take a page, without pictures, and gives up in the end', async () => {
  listen(async () => stepped);
  answers = Array.from({ length: 9 }, () => ({ outcome: 'again', after: 1 }) as const);
  const view = formView();
  const actions = [{ type: 'button', action_id: '3:to:start', block_id: 'b', value: null }];
  await send({ type: 'block_actions', view, actions });
  expect(done).toHaveLength(4);
  answers = [{ outcome: 'again', after: 1 }];
  done = [];
  await send({ type: 'shortcut', callback_id: 'danger' });
  expect(done.map(([name]) => name)).toEqual(['open', 'open']);
});
