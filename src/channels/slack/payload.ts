/** What we read of what Slack sends. It is signed, but its shape is checked here all the same. */

import { z } from 'zod';
import { FIELD, OPTION } from '../../drawing/slack/draw-field';
import { ASKED, QUESTION, SENT } from '../../drawing/slack/draw-view';
import { gatherSeal } from '../../drawing/slack/spread-seal';
import { cleanFields } from '../filled-in';
import type { StepInput } from '../step';

const id = z.string().min(1).max(255);
const option = z.object({ value: z.string() });
const filled = z
  .object({
    value: z.string().nullish(),
    selected_option: option.nullish(),
    selected_options: z.array(option).nullish(),
    selected_date: z.string().nullish(),
  })
  .partial();

const modal = z.object({
  type: z.literal('modal'),
  id,
  hash: z.string().optional(),
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(z.unknown()),
  // Slack has been seen to send a list when there is nothing to send.
  state: z.object({ values: z.record(z.record(filled)).catch({}) }).catch({ values: {} }),
});

const person = { user: z.object({ id }) };
const action = z.object({ action_id: z.string(), value: z.string().nullish() });
export const clickShape = z.object({
  ...person,
  trigger_id: id,
  actions: z.tuple([action]),
  /** Absent: a button of a message. */
  view: z.union([modal, z.object({ type: z.literal('home') })]).nullish(),
});
export const sentShape = z.object({ ...person, view: modal });
export const shortcutShape = z.object({ ...person, trigger_id: id, callback_id: z.string() });
export const commandShape = z.object({
  user_id: id,
  trigger_id: id,
  text: z.string().default(''),
});
export const homeShape = z.object({ user: id, tab: z.string() });

export type Modal = z.infer<typeof modal>;

const ACTION = /^\d+:(i|to|language|part):(.*)$/;

/** What a button of a page asks for, and which part of the page. */
export function readClick(view: Modal, actionId: string): { input: StepInput; part: number } | undefined {
  const [, name, value = ''] = ACTION.exec(actionId) ?? [];
  const seal = gatherSeal(view);
  switch (name) {
    case 'i':
      return { input: { seal, button: value }, part: 0 };
    case 'to':
      return { input: { seal, to: value, fields: fieldsOf(view) }, part: 0 };
    case 'language':
      return { input: { seal, language: value }, part: 0 };
    case 'part':
      return { input: { seal }, part: Number(value) || 0 };
    default:
      return undefined;
  }
}

/** What was sent in: a question, or a page of hand-off. */
export function readSent(view: Modal): StepInput {
  const [, what, name, value = ''] = view.callback_id.split(' ');
  const seal = gatherSeal(view);
  const fields = fieldsOf(view);
  if (what === ASKED) return { seal, text: fields[QUESTION] };
  if (what !== SENT) return { seal };
  return name === 'to' ? { seal, to: value, fields } : { seal, button: value };
}

/** The language that a view was drawn in. */
export function languageIn(view: Modal): string {
  return view.callback_id.split(' ')[0] ?? '';
}

/** What was left empty is empty: Slack sends it as nothing. */
function fieldsOf({ state }: Modal): Record<string, string> {
  const entries = Object.values(state.values).flatMap((block) =>
    Object.entries(block)
      .filter(([name]) => name.startsWith(FIELD))
      .map(([name, given]) => [name.slice(FIELD.length), typedIn(given)] as const),
  );
  return cleanFields(entries);
}

function typedIn({
  value,
  selected_date,
  selected_option,
  selected_options,
}: z.infer<typeof filled>): string {
  const chosen = selected_option ?? selected_options?.[0];
  return value ?? selected_date ?? chosen?.value.slice(OPTION.length) ?? '';
}
