/** What is answered to each thing that comes from Slack. Everything happens in one modal, replaced in place. */

import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { CardPart } from '../../drawing/cards';
import type { Actor } from '../../handoff/visit';
import type { Log } from '../../log';
import type { Words } from '../../words/words';
import { noticeText, type Step, type StepInput, type Stepped } from '../step';
import type { Called, Calls } from './calls';
import {
  clickShape,
  commandShape,
  homeShape,
  languageIn,
  readClick,
  readSent,
  sentShape,
  shortcutShape,
} from './payload';
import { makeSeen } from './seen';
import type { ViewMaker } from './view-maker';

export interface ConversationParts {
  step: Step;
  words: Words;
  calls: Calls;
  make: ViewMaker;
  log: Log;
  /** Who is there, for hand-off. */
  actorOf(user: string): Actor;
}

/** Slack waits three seconds for an answer, and a trigger opens a window for as long. In milliseconds. */
const OPEN_WITHIN = 1200;
const ANSWER_WITHIN = 2000;
/** Slack shows an answer a moment after it took it: what comes at once could be shown before it. */
const SETTLED = 1500;
/** How often a window is renewed before we give up, and how long between: somebody looks at it. */
const TRIES = 4;
const AGAIN_MOST = 10_000;
/** The shortcut that opens the danger page. */
const DANGER = 'danger';

/** A page as a window. `plain`: without pictures. */
type Drawn = (plain?: boolean) => CardPart;

export function answerIn(app: App, parts: ConversationParts): void {
  const { step, words, calls, make, log, actorOf } = parts;
  const [first = 'nl'] = words.languages;
  const known = (language: string) => (words.languages.includes(language) ? language : first);
  const languageOf = async (user: string) =>
    known((await calls.localeOf(user))?.slice(0, 2).toLowerCase() ?? '');

  /** Never fails: whoever waits gets a page. */
  const draw = async (input: StepInput, language: string, actor: Actor, part = 0): Promise<Drawn> => {
    const stepped: Stepped = await step(input, language, actor).catch(async () => {
      log('turn-failed');
      return { ...(await step(START, language, actor)), notice: noticeText('stale') };
    });
    return (plain = false) => make.page(stepped, part, plain);
  };
  /** A page whose pictures Slack cannot fetch is not drawn at all: the second time without them. */
  const update = async (id: string, drawn: Drawn, hash?: string) => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const called = await calls.update(id, drawn(tries > 0), hash);
      if (called.outcome === 'again') await wait(Math.min(called.after, AGAIN_MOST));
      else if (called.outcome !== 'undrawable') return;
    }
  };
  const open = async (trigger: string, view: Drawn): Promise<Called> => {
    const opened = await calls.open(trigger, view());
    const isWorthIt = opened.outcome === 'undrawable' || opened.outcome === 'again';
    return isWorthIt ? calls.open(trigger, view(true)) : opened;
  };
  const openFor = async (trigger: string, user: string, input: StepInput) => {
    const language = await languageOf(user);
    const drawing = draw(input, language, actorOf(user));
    const drawn = await soon(drawing, OPEN_WITHIN);
    const seal = typeof input.seal === 'string' ? input.seal : '';
    const opened = await open(trigger, drawn ?? (() => make.moment(language, seal)));
    if (opened.outcome === 'done' && !drawn) await update(opened.id, await drawing);
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
    const { trigger_id, user_id, text } = commandShape.parse(body);
    const typed = text.trim();
    await openFor(trigger_id, user_id, typed === '' ? START : { seal: undefined, text: typed });
  });

  app.shortcut(/.*/, async ({ ack, body }) => {
    await ack();
    const { trigger_id, user, callback_id } = shortcutShape.parse(body);
    await openFor(trigger_id, user.id, callback_id === DANGER ? { ...START, to: DANGER } : START);
  });

  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    const { trigger_id, user, view, actions } = clickShape.parse(body);
    const [{ action_id, value }] = actions;
    if (view?.type !== 'modal') {
      // The Home tab, or a knock: its button holds what it opens.
      return openFor(trigger_id, user.id, value ? { seal: value } : START);
    }
    const click = readClick(view, action_id);
    if (!click) return;
    const drawn = await draw(click.input, known(languageIn(view)), actorOf(user.id), click.part);
    await update(view.id, drawn, view.hash);
  });

  app.view(/.*/, async ({ ack, body }) => {
    // Not answered when it cannot be read: an empty answer would close the window with all that was typed.
    const { view, user } = sentShape.parse(body);
    const language = known(languageIn(view));
    const drawing = draw(readSent(view), language, actorOf(user.id));
    const drawn = await soon(drawing, ANSWER_WITHIN);
    const shown = drawn?.(true) ?? make.kept(language, view);
    await ack({ response_action: 'update', view: shown as never });
    if (drawn) return;
    const late = await drawing;
    await wait(SETTLED);
    await update(view.id, late);
  });

  app.event('app_home_opened', async ({ event }) => {
    const { user, tab } = homeShape.parse(event);
    if (tab === 'home') await calls.publish(user, make.home(await languageOf(user)));
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
