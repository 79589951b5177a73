/** The knock in Teams: one neutral card, sent of our own accord into the one-to-one chat with the bot. */

import { type Activity, ActivityTypes, CardFactory, type CloudAdapter, TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Cards } from '../../drawing/cards';
import { drawKnock } from '../../drawing/teams/draw-knock';
import type { Knock, KnockAddress, Knocked } from '../../handoff/knock';
import type { Words } from '../../words/words';
import { type CheckedActivity, isPersonal } from './activity';

type TeamsAddress = Extract<KnockAddress, { channel: 'teams' }>;

export interface TeamsKnockParts {
  adapter: CloudAdapter;
  /** Empty when Teams is tried on this machine. */
  appId: string;
  cards: Cards;
  words: Pick<Words, 'say' | 'labels' | 'directionOf'>;
  /** Whether the bot may send to this address: its token goes there. */
  isAllowed(serviceUrl: string): boolean;
  /** `dialog`: the button opens a dialog. `chat`: it opens the web page. */
  discretion: 'dialog' | 'chat';
  /** Address of the web page. */
  publicUrl: string;
  /** In milliseconds. */
  now: () => number;
  /** What one attempt may take, in milliseconds. */
  timeout?: number;
}

const ATTEMPT_MOST = 15_000;
/** When Teams does not say how long to wait, and the bounds when it does. In milliseconds. */
const AGAIN_AFTER = 60_000;
const AGAIN_LEAST = 1000;
const AGAIN_MOST = 60 * 60_000;
/** By themselves these try three times more, and follow where an answer points. */
const POLICIES_LEFT_OUT = ['defaultRetryPolicy', 'redirectPolicy'];

/** `undefined` for a group or channel: nobody is knocked where others read. Take it before the tenant is left out. */
export function addressOf(activity: CheckedActivity): TeamsAddress | undefined {
  const { serviceUrl, conversation, from, recipient, tenantIds } = activity;
  if (!isPersonal(conversation)) return undefined;
  const tenant = tenantIds.find((id) => typeof id === 'string');
  return {
    channel: 'teams',
    serviceUrl,
    conversation: conversation.id,
    bot: recipient.id,
    user: from.id,
    ...(tenant !== undefined && { tenant }),
  };
}

export function makeTeamsKnock(parts: TeamsKnockParts): Knock {
  const { adapter, appId, isAllowed, now, timeout = ATTEMPT_MOST } = parts;
  return async (address, about) => {
    if (address.channel !== 'teams' || !isAllowed(address.serviceUrl)) return { outcome: 'unreachable' };
    const message = makeMessage(parts, address, about);
    const signal = AbortSignal.timeout(timeout);
    let failure: unknown;
    const attempt = adapter.continueConversationAsync(appId, referenceTo(address), async (context) => {
      // Caught here: the adapter would log it as a turn and say that all went well.
      failure = await sendOnce(adapter, context, message, signal).catch((error: unknown) => error);
    });
    try {
      // The signal alone does not end the wait for a token.
      await Promise.race([attempt, ended(signal)]);
    } catch (error) {
      failure = error;
    }
    return failure === undefined ? { outcome: 'sent' } : outcomeOf(failure as Failure, now());
  };
}

function makeMessage(
  { cards, words, discretion, publicUrl }: TeamsKnockParts,
  address: TeamsAddress,
  { language, for: whom, handle }: Parameters<Knock>[1],
): Partial<Activity> {
  const line = words.say({ key: 'staff:knock.line' }, language).join(' ');
  const page = whom === 'employee' ? publicUrl : `${publicUrl.replace(/\/$/, '')}/staff`;
  const card = drawKnock(cards, {
    line,
    open: words.labels(language).open ?? line,
    language,
    direction: words.directionOf(language),
    opens: discretion === 'dialog' ? { seal: handle } : { url: page },
  });
  const said = {
    type: ActivityTypes.Message,
    // What a notification shows.
    summary: line,
    attachments: [CardFactory.adaptiveCard(card)],
  };
  return TurnContext.applyConversationReference(said, referenceTo(address));
}

function referenceTo({ serviceUrl, conversation, bot, user, tenant }: TeamsAddress) {
  return {
    channelId: 'msteams',
    serviceUrl,
    conversation: {
      id: conversation,
      name: '',
      isGroup: false,
      conversationType: 'personal',
      ...(tenant && { tenantId: tenant }),
    },
    bot: { id: bot, name: '' },
    user: { id: user, name: '' },
  };
}

/** One request. Not through the context, which would make it an answer to a message that never was. */
async function sendOnce(
  adapter: CloudAdapter,
  { turnState }: TurnContext,
  message: Partial<Activity>,
  abortSignal: AbortSignal,
): Promise<void> {
  const connector = turnState.get<ConnectorClient>(adapter.ConnectorClientKey);
  const { pipeline } = (connector as unknown as Inside).client;
  for (const name of POLICIES_LEFT_OUT) pipeline.removePolicy({ name });
  await connector.conversations.sendToConversation(message.conversation?.id ?? '', message, { abortSignal });
}

/** The client's own pipeline: botbuilder makes a new one for each conversation and takes no options for it. */
interface Inside {
  client: { pipeline: { removePolicy(policy: { name: string }): unknown } };
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** What the connector's client or the token service throws. */
interface Failure {
  statusCode?: number;
  response?: { headers: { get(name: string): string | undefined } };
  /** RFC 6749, 5.2. */
  errorCode?: string;
}

const REFUSED_CREDENTIALS = ['invalid_client', 'unauthorized_client'];

/** `now` in milliseconds. */
function outcomeOf({ statusCode = 0, response, errorCode = '' }: Failure, now: number): Knocked {
  if (statusCode === 401 || REFUSED_CREDENTIALS.includes(errorCode)) return { outcome: 'alarm' };
  if (statusCode === 403 || statusCode === 404) return { outcome: 'unreachable' };
  // Taken, with an answer that makes no sense: asking again would only knock twice.
  if (statusCode >= 200 && statusCode < 300) return { outcome: 'sent' };
  return { outcome: 'again', after: readWait(response?.headers.get('retry-after'), now) };
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function readWait(given: string | undefined, now: number): number {
  if (given === undefined) return AGAIN_AFTER;
  const wait = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now;
  return Number.isNaN(wait) ? AGAIN_AFTER : Math.min(Math.max(wait, AGAIN_LEAST), AGAIN_MOST);
}
