/** A field of a form in a Slack view. */

import type { Field } from '../../guide/page';
import type { CardPart, Cards } from '../cards';
import { mostOf, TICKED } from '../fields';
import { settle } from '../typed';
import { MOST, type Pen, shorten } from './pen';

const TICK = '✓';
/** More choices than this do not fit in buttons. */
const RADIOS_MOST = 10;
/** Slack's own; the rest cannot be chosen here. */
const OPTIONS_MOST = 100;
/** Slack takes no option without a value: each begins with this sign. */
export const OPTION = '=';
/** Before the name of a field, where Slack sends it back. */
export const FIELD = 'f:';

/** Before the field stands in full what an answer is too short for. */
export function drawField({ cards, seal }: Pick<Pen, 'cards' | 'seal'>, field: Field<string>): CardPart[] {
  const { name, hint, required = false, options = [] } = field;
  const { label, element } = drawElement(cards, field);
  const isLong = options.some((option) => option.label.length > MOST.option);
  const items = options.map((option) => ({ text: option.label }));
  const input = {
    ...cards('field', {
      // Another on every view: Slack keeps what was typed in a block that it knows, over what we put there.
      block: `${FIELD}${name}:${seal.slice(-8)}`,
      label: shorten(label, MOST.label),
      optional: !required,
      element,
    }),
    ...(hint && { hint: cards('submit', { text: shorten(hint, MOST.label) }) }),
  };
  return isLong ? [cards('list', { style: 'ordered', items }), input] : [input];
}

function drawElement(cards: Cards, field: Field<string>): { label: string; element: CardPart } {
  const { input, name, label, value = '', options = [], long = false } = field;
  const id = `${FIELD}${name}`;
  switch (input) {
    case 'text':
    case 'code': {
      // More than it takes, after a phrase was added: said on the page, and still all there.
      const typed = settle(value).slice(0, MOST.text);
      const most = Math.min(MOST.text, Math.max(mostOf(field), typed.length));
      const element = cards('field-text', { id, long, most });
      return { label, element: { ...element, ...(typed && { initial_value: typed }) } };
    }
    case 'date':
      return { label, element: { ...cards('field-date', { id }), ...(value && { initial_date: value }) } };
    case 'checkbox': {
      const isLong = label.length > MOST.option;
      const option = cards('option', { label: isLong ? TICK : label, value: `${OPTION}${TICKED}` });
      const element = cards('field-checkbox', { id, options: [option] });
      return { label, element: { ...element, ...(value === TICKED && { initial_options: [option] }) } };
    }
    case 'choice':
    case 'select': {
      const isLong = options.some((option) => option.label.length > MOST.option);
      const drawn = options.slice(0, OPTIONS_MOST).map((option, i) => {
        const said = isLong ? `${i + 1}. ${option.label}` : option.label;
        return cards('option', { label: shorten(said, MOST.option), value: `${OPTION}${option.value}` });
      });
      const chosen = drawn[options.findIndex((option) => option.value === value)];
      const isRadio = input === 'choice' && drawn.length <= RADIOS_MOST;
      const element = cards(isRadio ? 'field-choice' : 'field-select', { id, options: drawn });
      return { label, element: { ...element, ...(chosen && { initial_option: chosen }) } };
    }
  }
}
