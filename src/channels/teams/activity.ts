/** What we read of a Bot Framework activity. Everything in it comes from outside and is checked here. */

import type { StepInput } from '../step';

/** The parts that botbuilder needs; without them it fails with an error of its own. */
export interface CheckedActivity {
  type: string;
  serviceUrl: string;
  channelId: string;
  conversation: Record<string, unknown>;
  from: Record<string, unknown>;
  recipient: Record<string, unknown>;
  [name: string]: unknown;
}

/** `undefined` for what is no JSON or no activity. Never throws. */
export function parseActivity(body: string): CheckedActivity | undefined {
  let activity: unknown;
  try {
    activity = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isRecord(activity)) return undefined;
  const texts = [activity.type, activity.serviceUrl, activity.channelId];
  const parties = [activity.conversation, activity.from, activity.recipient];
  const isWhole = texts.every((text) => typeof text === 'string') && parties.every(hasId);
  return isWhole ? (activity as CheckedActivity) : undefined;
}

/** What a button of ours carries; `undefined` for anything else. */
export function readButton(data: unknown): StepInput | undefined {
  if (!isRecord(data) || !('seal' in data)) return undefined;
  const { seal, i, language, question } = data;
  return { seal, button: i, language, text: typeof question === 'string' ? question : undefined };
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

function hasId(party: unknown): boolean {
  return isRecord(party) && typeof party.id === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
