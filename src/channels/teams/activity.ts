/** What we read of a Bot Framework activity. Everything in it comes from outside and is checked here. */

import { cleanFields } from '../filled-in';
import type { StepInput } from '../step';

/** All that is taken over from an activity; names, directory ids and client details stay outside. */
export interface CheckedActivity {
  type: string;
  serviceUrl: string;
  channelId: string;
  conversation: { id: string; conversationType?: string; isGroup?: boolean };
  from: { id: string };
  recipient: { id: string };
  /** For the gate alone; botbuilder would send it back out. */
  tenantIds: unknown[];
  [name: string]: unknown;
}

/** Taken over when they are text; botbuilder fails on anything else. */
const TEXT_FIELDS = ['id', 'type', 'serviceUrl', 'channelId', 'name', 'text', 'locale'] as const;

/** botbuilder puts the id of a conversation in a header of what it sends. */
const HEADER_SAFE = /^[ -~]+$/;

/** `undefined` for what is no JSON, or lacks what botbuilder cannot do without. Never throws. */
export function parseActivity(body: string): CheckedActivity | undefined {
  let activity: unknown;
  try {
    activity = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isRecord(activity)) return undefined;
  const { conversation, from, recipient, membersAdded, channelData, value } = activity;
  if (![activity.type, activity.serviceUrl, activity.channelId].every(isFilled)) return undefined;
  if (!hasId(conversation) || !hasId(from) || !hasId(recipient)) return undefined;
  const { conversationType = null, isGroup = null, tenantId } = conversation;
  if (conversationType !== null && !isFilled(conversationType)) return undefined;
  if (isGroup !== null && typeof isGroup !== 'boolean') return undefined;
  const tenant = isRecord(channelData) && isRecord(channelData.tenant) ? channelData.tenant.id : undefined;
  return {
    ...Object.fromEntries(
      TEXT_FIELDS.map((field) => [field, activity[field]])
        .filter((pair): pair is [string, string] => typeof pair[1] === 'string')
        .map(([field, text]) => [field, text.toWellFormed()]),
    ),
    ...('value' in activity && { value }),
    ...(Array.isArray(membersAdded) && {
      membersAdded: membersAdded.filter(hasId).map(({ id }) => ({ id })),
    }),
    conversation: {
      id: conversation.id,
      conversationType: conversationType ?? undefined,
      isGroup: isGroup ?? undefined,
    },
    from: { id: from.id },
    recipient: { id: recipient.id },
    tenantIds: [tenant, tenantId].filter((id) => id !== undefined),
  } as CheckedActivity;
}

/** These say where to go; everything else in a button’s data was filled in. */
const WAYS = new Set(['seal', 'i', 'to', 'asks', 'question', 'msteams']);
const FIELDS_MOST = 60;

/** What a button of ours carries; `undefined` for anything else. */
export function readButton(data: unknown): StepInput | undefined {
  if (!isRecord(data) || !('seal' in data)) return undefined;
  const { seal, i, to, asks, language, question } = data;
  const way = { seal, button: i, to, text: typeof question === 'string' ? question : undefined };
  // On a hand-off page a language is something to fill in; elsewhere it is a button.
  if (to === undefined) return { ...way, language };
  const filled = Object.entries(data).filter(
    (pair): pair is [string, string] => !WAYS.has(pair[0]) && typeof pair[1] === 'string',
  );
  return { ...way, fields: { ...emptied(asks), ...cleanFields(filled) } };
}

/** What was asked is empty unless it was sent: clients leave out what somebody emptied. */
function emptied(asks: unknown): Record<string, string> {
  const names = Array.isArray(asks) ? asks.slice(0, FIELDS_MOST) : [];
  return Object.fromEntries(
    names
      .filter((name): name is string => typeof name === 'string' && !WAYS.has(name))
      .map((name) => [name, '']),
  );
}

/** One-to-one: the only kind of chat in which anything is answered. */
export function isPersonal(conversation: unknown): boolean {
  if (!isRecord(conversation)) return false;
  const { conversationType, isGroup } = conversation;
  return conversationType === undefined ? isGroup !== true : conversationType === 'personal';
}

/** The client's language when we have it; otherwise the organisation's first. */
export function languageOf(locale: unknown, languages: readonly string[]): string {
  const asked = typeof locale === 'string' ? locale.slice(0, 2).toLowerCase() : '';
  return languages.includes(asked) ? asked : (languages[0] ?? 'nl');
}

function hasId(party: unknown): party is Record<string, unknown> & { id: string } {
  return isRecord(party) && typeof party.id === 'string' && HEADER_SAFE.test(party.id);
}

function isFilled(text: unknown): boolean {
  return typeof text === 'string' && text !== '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
