/** What is answered to each activity. teams-ai is the router, and nothing else of it is used. */

// The router alone: the package's index loads its language-model parts as well, 20 MB that this bot never uses.
import { Application } from '@microsoft/teams-ai/lib/Application';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState';
import { ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { Cards } from '../../drawing/cards';
import type { Actor } from '../../handoff/visit';
import { noticeText, type Step, type StepInput, type Stepped } from '../step';
import { type CheckedActivity, isPersonal, languageOf, readButton } from './activity';
import { type CardMaker, type CardParts, makeCardMaker } from './card-maker';

export interface ConversationParts extends CardParts {
  step: Step;
  cards: Cards;
  /** Who is there, for hand-off. */
  actorOf(activity: CheckedActivity): Actor;
}

type Card = Record<string, unknown>;
type Router = Application<TurnState>;

export function makeConversation(parts: ConversationParts): Router {
  const router: Router = new Application<TurnState>({ startTypingTimer: false });
  const make = makeCardMaker(parts, parts.cards);
  if (parts.discretion === 'dialog') answerInDialogs(router, parts, make);
  else answerInChat(router, parts, make);
  return router;
}

/** The chat holds one card, always the same; everything else happens in a dialog, which leaves no message. */
function answerInDialogs(router: Router, parts: ConversationParts, make: CardMaker): void {
  const go = stepsOf(parts);
  const language = (context: TurnContext) => languageOf(context.activity.locale, parts.words.languages);
  const inDialog = async (context: TurnContext, input: StepInput) => {
    const stepped = await go(context, input);
    await continueDialog(context, make.title(stepped), make.page(stepped));
  };

  onMessage(router, parts, make, async (context, text) => {
    const stepped = text === '' ? undefined : await go(context, { seal: undefined, text });
    await sendCard(context, make.door(language(context), stepped));
  });
  onInvoke(router, 'task/fetch', async (context) => {
    await inDialog(context, readButton(context.activity.value?.data) ?? START);
  });
  onInvoke(router, 'task/submit', async (context) => {
    await inDialog(context, readButton(context.activity.value?.data) ?? { seal: undefined });
  });
  // A card from a time when pages stood in the chat: it becomes the constant card.
  onInvoke(router, 'adaptiveCard/action', async (context) => {
    await replaceCard(context, make.door(language(context)));
  });
  onInstall(router, async (context) => {
    await sendCard(context, make.door(language(context)));
  });
}

/** The page is a card in the chat, replaced in place. */
function answerInChat(router: Router, parts: ConversationParts, make: CardMaker): void {
  const go = stepsOf(parts);

  onMessage(router, parts, make, async (context, text) => {
    const input: StepInput = readButton(context.activity.value) ?? { seal: undefined, text };
    const stepped = await go(context, input);
    await sendCard(context, make.page(text === '' ? stepped : told(stepped, 'typed')));
  });
  onInvoke(router, 'adaptiveCard/action', async (context) => {
    const input = readButton(context.activity.value?.action?.data) ?? { seal: undefined };
    await replaceCard(context, make.page(await go(context, input)));
  });
  onInstall(router, async (context) => {
    await sendCard(context, make.page(told(await go(context, START), 'welcome')));
  });
}

/** Whoever opens the app without a button of ours begins at the start. */
const START: StepInput = { seal: undefined, start: true };

function stepsOf({ step, words, actorOf }: ConversationParts) {
  return (context: TurnContext, input: StepInput): Promise<Stepped> =>
    step(
      input,
      languageOf(context.activity.locale, words.languages),
      // Checked before botbuilder saw it.
      actorOf(context.activity as unknown as CheckedActivity),
    );
}

/** In a group or channel: one neutral line and the way to a private chat, whatever was said. */
function onMessage(
  router: Router,
  { words }: ConversationParts,
  make: CardMaker,
  answer: (context: TurnContext, text: string) => Promise<void>,
): void {
  router.activity(ActivityTypes.Message, async (context) => {
    const { conversation, text, locale } = context.activity;
    if (isPersonal(conversation)) await answer(context, (text ?? '').trim());
    else await sendCard(context, make.elsewhere(languageOf(locale, words.languages)));
  });
}

/** Once, when the app is installed in a one-to-one chat. */
function onInstall(router: Router, welcome: (context: TurnContext) => Promise<void>): void {
  router.conversationUpdate('membersAdded', async (context) => {
    const { membersAdded, recipient, conversation } = context.activity;
    const isBotAdded = membersAdded?.some((member) => member.id === recipient.id) === true;
    if (isBotAdded && isPersonal(conversation)) await welcome(context);
  });
}

function onInvoke(router: Router, name: string, answer: (context: TurnContext) => Promise<void>): void {
  const isIt = async ({ activity }: TurnContext) =>
    activity.type === ActivityTypes.Invoke && activity.name === name;
  router.addRoute(isIt, answer, true);
}

/** A notice above the page, unless there is one already. */
function told(stepped: Stepped, notice: 'typed' | 'welcome'): Stepped {
  return { notice: noticeText(notice), ...stepped };
}

async function sendCard(context: TurnContext, card: Card): Promise<void> {
  await context.sendActivity({ attachments: [CardFactory.adaptiveCard(card)] });
}

/** Answered here: teams-ai would update the message instead, and go on doing so for later requests. */
async function replaceCard(context: TurnContext, card: Card): Promise<void> {
  const { contentType: type } = CardFactory.adaptiveCard(card);
  await answerInvoke(context, { statusCode: 200, type, value: card });
}

async function continueDialog(context: TurnContext, title: string, card: Card): Promise<void> {
  const value = { title, width: 'medium', height: 'large', card: CardFactory.adaptiveCard(card) };
  await answerInvoke(context, { task: { type: 'continue', value } });
}

async function answerInvoke(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
