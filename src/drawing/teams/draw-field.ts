/** A field of a form on a card. */

import type { Field } from '../../guide/page';
import type { CardPart } from '../cards';
import { mostOf, TICKED } from '../fields';
import { settle } from '../typed';
import type { Pen } from './pen';

const TICK = '✓';
const TEMPLATES: Record<Field<string>['input'], string> = {
  text: 'field-text',
  code: 'field-text',
  choice: 'field-choice',
  select: 'field-choice',
  date: 'field-date',
  checkbox: 'field-checkbox',
};

export function drawField({ cards, labels }: Pen, field: Field<string>): CardPart[] {
  const { input, name, label, hint, value = '', options = [], required = false, long = false } = field;
  // Teams wants a label above whatever is required; a tick of its own has its words beside it.
  const words = input === 'checkbox' && !required ? { label: '', title: label } : { label, title: TICK };
  return [
    cards(TEMPLATES[input], {
      name,
      ...words,
      options,
      required,
      missing: labels.fieldMissing,
      value: settle(value),
      ticked: TICKED,
      style: input === 'select' ? 'compact' : 'expanded',
      long,
      most: mostOf(field),
    }),
    // Below, as Fluent does: above, it would be read before what is asked.
    ...(hint === undefined ? [] : [cards('hint', { text: hint })]),
  ];
}
