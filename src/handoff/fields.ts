/** The fields that several hand-off pages ask. */

import type { Field, Text } from '../guide/page';
import { ENTRY_MOST } from './case';
import { say } from './say';

export const NAME_MOST = 100;
export const REACH_MOST = 200;

type Option = { value: string; label: Text };

/** A question with a list of answers; the first says nothing. */
export function select(
  name: string,
  options: Option[],
  given: Readonly<Record<string, string | undefined>>,
  label = say(`fields.${name}`),
): Field<Text> {
  return {
    type: 'field',
    name,
    label,
    input: 'select',
    options: [{ value: '', label: say('fields.skip') }, ...options],
    value: given[name] ?? '',
  };
}

/** A message, as long as one may be. */
export function textField(value: string, label: Text, hint?: Text): Field<Text> {
  const most = ENTRY_MOST;
  return {
    type: 'field',
    name: 'text',
    label,
    ...(hint && { hint }),
    input: 'text',
    long: true,
    most,
    value,
  };
}

/** One line that nothing may complete, correct or remember. */
export function lineField(
  name: string,
  most: number,
  value = '',
  label = say(`fields.${name}`),
): Field<Text> {
  return { type: 'field', name, label, input: 'code', most, value };
}

export function nameFields({ name, reach }: { name: string; reach: string }): Field<Text>[] {
  return [
    { ...lineField('name', NAME_MOST, name), required: true },
    { ...lineField('reach', REACH_MOST, reach), hint: say('hints.reach'), required: true },
  ];
}

export function tick(name: string, isOn: boolean, label = say(`fields.${name}`)): Field<Text> {
  return { type: 'field', name, label, input: 'checkbox', ...(isOn && { value: 'yes' }) };
}

/** Whether a tick came in: browsers and cards say it differently. */
export function isTicked(value: string | undefined): boolean {
  return value === 'yes' || value === 'true' || value === 'on';
}
