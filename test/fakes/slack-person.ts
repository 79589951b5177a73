/** Somebody in Slack: types the command, presses buttons, fills in fields, reads windows. As signed requests over HTTP. */

import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { partsOf } from '../drawing/parts-of';
import { type RunningApp, runApp } from './running-app';
import type { SlackApi, SlackCall } from './slack-api';

type Json = Record<string, unknown>;

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
export const TEAM = 'T1';

/** The whole app with Slack on, over HTTP. */
export function runAppInSlack(api: SlackApi, environment: Record<string, string> = {}): Promise<RunningApp> {
  return runApp(environment, undefined, (config) => {
    config.slack = { signingSecret: SIGNING_SECRET, botToken: 'xoxb-test', apiUrl: api.url };
  });
}

/** `at` in seconds. */
export function signedHeaders(body: string, at = Math.floor(Date.now() / 1000), secret = SIGNING_SECRET) {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': String(at), 'X-Slack-Signature': `v0=${signature}` };
}

export function sendSigned(url: string, payload: Json | URLSearchParams): Promise<Response> {
  const form =
    payload instanceof URLSearchParams ? payload : new URLSearchParams({ payload: JSON.stringify(payload) });
  const body = form.toString();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', ...signedHeaders(body) };
  return fetch(`${url}/slack/events`, { method: 'POST', headers, body });
}

export function sendEvent(url: string, event: Json, id = `Ev${Math.random()}`): Promise<Response> {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: TEAM,
    api_app_id: 'A1',
    event_id: id,
    event,
  });
  const headers = { 'Content-Type': 'application/json', ...signedHeaders(body) };
  return fetch(`${url}/slack/events`, { method: 'POST', headers, body });
}

export interface SlackPerson {
  /** The command, with what is typed after it. */
  command(text?: string): Promise<void>;
  shortcut(id: string): Promise<void>;
  /** The button of a knock or of the Home tab. */
  openWith(value?: string): Promise<void>;
  /** Presses the numbered button, or sends in the page when that is its way. */
  press(button: number): Promise<void>;
  /** Presses the button that leads to this place, or begins so, with what was filled in; or sends it in. */
  go(to: string, fields?: Record<string, string>): Promise<void>;
  /** Presses a button by what it asks for, such as `part:1` or `language:en`. */
  click(asked: string, fields?: Record<string, string>): Promise<void>;
  /** Sends in the question of the page. */
  ask(question: string): Promise<void>;
  places(): string[];
  /** Everything that can be read in the window. */
  text(): string;
  view(): Json;
}

let triggers = 0;
const nextTrigger = (user: string) => {
  triggers += 1;
  return `trigger.${user}.${triggers}`;
};
/** The numbers of everything that can be pressed begin where the page of the guide counts. */
const ASKED = /^\d+:/;

export function openSlackPerson(url: string, api: SlackApi, user: string, team = TEAM): SlackPerson {
  let current = '';
  const view = () => api.views.get(current) ?? {};
  const base = () => ({
    user: { id: user, team_id: team },
    team: { id: team, domain: 'example' },
    token: 'verification',
    api_app_id: 'A1',
    trigger_id: nextTrigger(user),
  });
  /** Until the work after the answer is done: the call that was waited for came in. */
  const until = async (isIt: (call: SlackCall) => boolean, from: number): Promise<void> => {
    for (let tries = 0; tries < 500; tries += 1) {
      if (api.calls.slice(from).some(isIt)) return wait(5);
      await wait(10);
    }
    throw new Error('nothing was called');
  };
  const send = async (payload: Json | URLSearchParams, method: string): Promise<void> => {
    const from = api.calls.length;
    const response = await sendSigned(url, payload);
    expect(response.status).toBe(200);
    const answered = await response.text();
    if (answered.startsWith('{')) {
      const { response_action, view: next } = JSON.parse(answered) as { response_action: string; view: Json };
      expect(response_action).toBe('update');
      api.views.set(current, { ...next, id: current, hash: `s${from}` });
      return;
    }
    expect(answered).toBe('');
    await until((call) => call.method === method, from);
    if (method === 'views.open') current = [...api.views.keys()].at(-1) ?? '';
  };
  const shown = (fields: Record<string, string>) => {
    const { id, hash, type, callback_id, private_metadata, blocks } = view();
    return {
      id,
      hash,
      type,
      callback_id,
      private_metadata,
      blocks,
      state: { values: stateOf(view(), fields) },
    };
  };
  const buttons = () => partsOf(view()).filter(({ type }) => type === 'button');
  const click = async (isIt: (asked: string) => boolean, fields: Record<string, string> = {}) => {
    const button = buttons().find(({ action_id }) => isIt(String(action_id).replace(ASKED, '')));
    if (!button) return false;
    const { action_id, value } = button;
    const action = { type: 'button', action_id, block_id: 'b', action_ts: '1', value: value ?? null };
    const container = { type: 'view', view_id: current };
    await send(
      { type: 'block_actions', ...base(), container, view: shown(fields), actions: [action] },
      'views.update',
    );
    return true;
  };
  const submit = (fields: Record<string, string>) =>
    send({ type: 'view_submission', ...base(), view: shown(fields) }, 'views.update');
  const sentFor = () => String(view().callback_id).split(' ').slice(1);

  return {
    async command(text = '') {
      const { trigger_id } = base();
      const typed = {
        command: '/wegwijzer',
        text,
        user_id: user,
        user_name: user,
        team_id: team,
        trigger_id,
      };
      await send(
        new URLSearchParams({ ...typed, api_app_id: 'A1', response_url: 'http://127.0.0.1:9/' }),
        'views.open',
      );
    },
    async shortcut(id) {
      await send({ type: 'shortcut', ...base(), callback_id: id, action_ts: '1' }, 'views.open');
    },
    async openWith(value) {
      const action = { type: 'button', action_id: '0:open:', block_id: 'b', ...(value ? { value } : {}) };
      const from = value
        ? { message: { ts: '1' }, channel: { id: 'D1' } }
        : { view: { id: 'VH', type: 'home' } };
      await send({ type: 'block_actions', ...base(), ...from, actions: [action] }, 'views.open');
    },
    async press(button) {
      if (await click((asked) => asked === `i:${button}`)) return;
      throw new Error(`no button ${button}`);
    },
    async go(to, fields = {}) {
      const leads = (place: string) => place === to || place.startsWith(`${to}/`);
      const [what, , place = ''] = sentFor();
      if (what === 'send' && leads(place)) return submit(fields);
      if (await click((asked) => asked.startsWith('to:') && leads(asked.slice(3)), fields)) return;
      throw new Error(`no way to ${to}: ${buttons().map(({ action_id }) => action_id)}`);
    },
    async click(asked, fields) {
      if (!(await click((one) => one === asked, fields))) throw new Error(`no button ${asked}`);
    },
    ask: (question) => submit({ question }),
    places() {
      const [what, , place = ''] = sentFor();
      const led = buttons().flatMap(({ action_id }) => /^\d+:to:(.*)$/.exec(String(action_id))?.[1] ?? []);
      return [...led, ...(what === 'send' ? [place] : [])];
    },
    text: () =>
      partsOf(view())
        .flatMap(({ text, initial_value }) => [text, initial_value])
        .filter((one) => typeof one === 'string')
        .join('\n'),
    view,
  };
}

/** As Slack sends it, also a list where there is nothing: what stood there, unless somebody typed or chose something else; nothing for what is empty. */
function stateOf(view: Json, typed: Record<string, string>): Json | [] {
  const inputs = ((view.blocks ?? []) as Json[]).filter(({ type }) => type === 'input');
  if (inputs.length === 0) return [];
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => {
      const { type, action_id, options = [], ...initial } = element as Json & { options?: Json[] };
      const name = String(action_id).replace(/^f:/, '');
      const given = typed[name];
      const chosen = options.find(({ value }) => value === `=${given}`);
      const first = (initial.initial_options as Json[] | undefined)?.[0] ?? initial.initial_option;
      const option = given === undefined ? first : chosen;
      const text = given ?? initial.initial_value ?? null;
      const value: Json =
        type === 'checkboxes'
          ? { selected_options: option ? [option] : [] }
          : type === 'datepicker'
            ? { selected_date: given ?? initial.initial_date ?? null }
            : options.length > 0
              ? { selected_option: option ?? null }
              : { value: text === '' ? null : text };
      return [String(block_id), { [String(action_id)]: { type, ...value } }];
    }),
  );
}
