/** What is answered to each thing that comes from Slack. Everything happens in one modal, replaced in place. */

import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { CardPart } from '../../drawing/cards';
import type { Actor } from '../../handoff/visit';
import type { Words } from '../../words/words';
import type { Step, StepInput, Stepped } from '../step';
import type { Calls } from './calls';
import {
  clickShape,
  commandShape,
  homeShape,
  languageIn,
  readClick,
  readSent,
  sentShape,
  shortcutShape,
  teamOf,
} from './payload';
import { makeSeen } from './seen';
import type { ViewMaker } from './view-maker';

export interface ConversationParts {
  step: Step;
  words: Words;
  calls: Calls;
  make: ViewMaker;
  /** Who is there, for hand-off. */
  actorOf(team: string, user: string): Actor;
}

/** Slack waits three seconds for an answer, and a trigger opens a window for as long. In milliseconds. */
const OPEN_WITHIN = 1200;
const ANSWER_WITHIN = 2000;
/** The shortcut that opens the danger page. */
const DANGER = 'danger';

interface Drawn {
  /** `plain`: without pictures. */
  view(plain?: boolean): CardPart;
}

export function answerIn(app: App, parts: ConversationParts): void {
  const { step, words, calls, make, actorOf } = parts;
  const [first = 'nl'] = words.languages;
  const known = (language: string) => (words.languages.includes(language) ? language : first);
  const languageOf = async (user: string) =>
    known((await calls.localeOf(user))?.slice(0, 2).toLowerCase() ?? '');
  const draw = async (input: StepInput, language: string, actor: Actor, part = 0): Promise<Drawn> => {
    const stepped: Stepped = await step(input, language, actor);
    return { view: (plain = false) => make.page(stepped, part, plain) };
  };
  /** A page whose pictures Slack cannot fetch is not drawn at all: then without them. */
  const update = async (id: string, drawn: Drawn, hash?: string) => {
    const called = await calls.update(id, drawn.view(), hash);
    if (called.outcome === 'undrawable') await calls.update(id, drawn.view(true), hash);
  };
  const open = async (trigger: string, language: string, drawing: Promise<Drawn>) => {
    const drawn = await soon(drawing, OPEN_WITHIN);
    const opened = await calls.open(trigger, drawn?.view() ?? make.moment(language));
    if (opened.outcome === 'undrawable' && drawn) await calls.open(trigger, drawn.view(true));
    else if (opened.outcome === 'done' && !drawn) await update(opened.id, await drawing);
  };
  const openFor = async (trigger: string, team: string, user: string, input: StepInput) => {
    const language = await languageOf(user);
    await open(trigger, language, draw(input, language, actorOf(team, user)));
  };

  const isSeen = makeSeen(Date.now);
  app.use(async ({ body, ack, next }) => {
    const { event_id: event, trigger_id: trigger, type } = body as unknown as Record<string, unknown>;
    const id = event ?? trigger;
    // What is sent in is answered with a page: the same once more, for the step knows what it did already.
    const isRepeated = typeof id === 'string' && type !== 'view_submission' && isSeen(id);
    if (isRepeated) await (ack as (() => Promise<void>) | undefined)?.();
    else await next();
  });

  app.command(/.*/, async ({ ack, body }) => {
    await ack();
    const read = commandShape.safeParse(body);
    if (!read.success) return;
    const { trigger_id, user_id, team_id, enterprise_id, text } = read.data;
    const typed = text.trim();
    const input = typed === '' ? START : { seal: undefined, text: typed };
    await openFor(trigger_id, team_id ?? enterprise_id ?? '', user_id, input);
  });

  app.shortcut(/.*/, async ({ ack, body }) => {
    await ack();
    const read = shortcutShape.safeParse(body);
    if (!read.success) return;
    const { trigger_id, user, callback_id } = read.data;
    const input = callback_id === DANGER ? { ...START, to: DANGER } : START;
    await openFor(trigger_id, teamOf(read.data), user.id, input);
  });

  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    const read = clickShape.safeParse(body);
    if (!read.success) return;
    const { trigger_id, user, view, actions } = read.data;
    const [{ action_id, value }] = actions;
    const team = teamOf(read.data);
    if (view?.type !== 'modal') {
      // The Home tab, or a knock: its button holds what it opens.
      return openFor(trigger_id, team, user.id, value ? { seal: value } : START);
    }
    const click = readClick(view, action_id);
    if (!click) return;
    const drawn = await draw(click.input, known(languageIn(view)), actorOf(team, user.id), click.part);
    await update(view.id, drawn, view.hash);
  });

  app.view(/.*/, async ({ ack, body }) => {
    const read = sentShape.safeParse(body);
    if (!read.success) return ack();
    const { view, user } = read.data;
    const language = known(languageIn(view));
    const drawing = draw(readSent(view), language, actorOf(teamOf(read.data), user.id));
    const drawn = await soon(drawing, ANSWER_WITHIN);
    const shown = drawn?.view(true) ?? make.moment(language);
    await ack({ response_action: 'update', view: shown as never });
    if (!drawn) await update(view.id, await drawing);
  });

  app.event('app_home_opened', async ({ event }) => {
    const read = homeShape.safeParse(event);
    if (!read.success || read.data.tab !== 'home') return;
    await calls.publish(read.data.user, make.home(await languageOf(read.data.user)));
  });
}

/** Whoever opens the app without a page of ours begins at the start. */
const START: StepInput = { seal: undefined, start: true };

/** `undefined` when it takes longer; it goes on all the same. Nothing waits for the clock once it is there. */
async function soon<Answer>(promise: Promise<Answer>, milliseconds: number): Promise<Answer | undefined> {
  const clock = new AbortController();
  const late = wait(milliseconds, undefined, { ref: false, signal: clock.signal }).catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clock.abort();
  }
}
