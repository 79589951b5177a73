/** The Teams channel: botbuilder receives, teams-ai routes, and every answer is one card. Knows nothing of storage. */

// The router alone: the package's index loads its language-model parts as well, 20 MB that this bot never uses.
import { Application } from '@microsoft/teams-ai/lib/Application';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState';
import {
  type Activity,
  ActivityTypes,
  type Request as BotRequest,
  type Response as BotResponse,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import type { Server } from 'restify';
import type { TeamsSettings } from '../../config';
import type { Notice, Respond } from '../../conversation/respond';
import { loadCards } from '../../drawing/teams/cards';
import { drawCard } from '../../drawing/teams/draw-card';
import type { Log } from '../../log';
import type { Words } from '../../words/words';
import { handle, readBody, refuse } from '../ingress';
import type { PageSeals } from '../sealed-page';
import type { Step, StepInput, Stepped } from '../step';

/** Teams sends at most about 40 KB; twice that is generous. */
const BODY_MOST = 96 * 1024;
const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export interface TeamsParts {
  respond: Respond;
  step: Step;
  seals: PageSeals;
  words: Words;
  settings: TeamsSettings;
  /** Folder of the card templates. */
  cards: string;
  log: Log;
}

export function mountTeams(server: Server, parts: TeamsParts): void {
  const { settings, log } = parts;
  const adapter = makeAdapter(settings, log);
  const application = makeApplication(parts);
  server.post(
    '/api/messages',
    handle(async (req, res) => {
      const body = await readBody(req, 'application/json', BODY_MOST);
      if (typeof body !== 'string') return refuse(res, body.status);
      const activity = parseActivity(body);
      if (!activity) return refuse(res, 400);
      const received: BotRequest = { body: activity, headers: req.headers, method: 'POST' };
      await adapter.process(received, res as unknown as BotResponse, async (context) => {
        await application.run(context);
      });
    }, log),
  );
}

function makeAdapter({ appId, password, tenantId }: TeamsSettings, log: Log): CloudAdapter {
  const credentials = new ConfigurationServiceClientCredentialFactory(
    appId
      ? {
          MicrosoftAppId: appId,
          MicrosoftAppPassword: password,
          MicrosoftAppTenantId: tenantId,
          MicrosoftAppType: 'SingleTenant',
        }
      : {},
  );
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}, credentials));
  // The default prints the error with what was in it.
  adapter.onTurnError = async () => log('turn-failed');
  return adapter;
}

function makeApplication(parts: TeamsParts): Application<TurnState> {
  const application = new Application<TurnState>({ startTypingTimer: false });
  const draw = makeDraw(parts);
  const { step, respond, words } = parts;
  const language = (context: TurnContext) => languageOf(context.activity, words.languages);

  application.activity(ActivityTypes.Message, async (context) => {
    const { text, value } = context.activity;
    const stepped = step(readButton(value) ?? { seal: undefined, text }, language(context));
    await sendCard(context, draw(value === undefined ? told(stepped, 'typed') : stepped));
  });
  application.adaptiveCards.actionExecute('go', async (context, _state, data) => {
    const input = readButton(data) ?? { seal: undefined };
    await replaceCard(context, draw(step(input, language(context))));
    return '';
  });
  application.conversationUpdate('membersAdded', async (context) => {
    const { membersAdded, recipient } = context.activity;
    if (!membersAdded?.some((member) => member.id === recipient.id)) return;
    const reply = respond({ place: 'start', language: language(context) });
    await sendCard(context, draw(told({ reply, counted: 0 }, 'welcome')));
  });
  return application;
}

function makeDraw({
  words,
  seals,
  cards: folder,
}: TeamsParts): (stepped: Stepped) => Record<string, unknown> {
  const cards = loadCards(folder);
  return ({ reply: { page, place, language, notice }, counted }) => {
    const labels = words.labels(language);
    return drawCard(cards, {
      page: words.word(page, language),
      labels,
      seal: seals.seal({ place, language, counted }),
      notice: notice && labels[notice],
      languages: words.others(language),
    });
  };
}

/** A notice above the page, unless there is one already. */
function told({ reply, counted }: Stepped, notice: Notice): Stepped {
  return { reply: { notice, ...reply }, counted };
}

async function sendCard(context: TurnContext, card: Record<string, unknown>): Promise<void> {
  await context.sendActivity({ attachments: [CardFactory.adaptiveCard(card)] });
}

/** Answered here: teams-ai would update the message instead, and go on doing so for later requests. */
async function replaceCard(context: TurnContext, card: Record<string, unknown>): Promise<void> {
  await context.sendActivity({
    type: 'invokeResponse',
    value: { status: 200, body: { statusCode: 200, type: CARD_TYPE, value: card } },
  });
}

/** What a button of ours carries; `undefined` for anything else. */
function readButton(data: unknown): StepInput | undefined {
  if (typeof data !== 'object' || data === null || !('seal' in data)) return undefined;
  return {
    seal: data.seal,
    button: 'i' in data ? data.i : undefined,
    language: 'language' in data ? data.language : undefined,
  };
}

/** The client's language when we have it; otherwise the organisation's first. */
function languageOf({ locale }: Activity, languages: readonly string[]): string {
  const asked = (locale ?? '').slice(0, 2).toLowerCase();
  return languages.includes(asked) ? asked : (languages[0] ?? 'nl');
}

/** The parts that botbuilder needs; without them it fails with an error of its own. */
function parseActivity(body: string): Record<string, unknown> | undefined {
  try {
    const activity: unknown = JSON.parse(body);
    const has = (value: unknown, name: string): value is Record<string, unknown> =>
      typeof value === 'object' && value !== null && name in value;
    if (!has(activity, 'type') || typeof activity.type !== 'string') return undefined;
    if (typeof activity.serviceUrl !== 'string' || typeof activity.channelId !== 'string') return undefined;
    if (!has(activity.conversation, 'id') || !has(activity.from, 'id')) return undefined;
    return has(activity.recipient, 'id') ? activity : undefined;
  } catch {
    return undefined;
  }
}
