/** A field of a form. A browser may not remember what was filled in, nor send it to be checked for spelling. */

import type { Field } from '../../guide/page';
import { mostOf, TICKED } from '../fields';
import { settle } from '../typed';

const ROWS = 6;

export function FieldView({ field }: { field: Field<string> }) {
  const { name, label, input, value, hint, options = [], required = false } = field;
  const id = `field-${name}`;
  const hintId = `hint-${name}`;
  const described = hint === undefined ? {} : { 'aria-describedby': hintId };
  const description = hint !== undefined && (
    <span class="utrecht-form-field-description" id={hintId}>
      {hint}
    </span>
  );
  if (input === 'checkbox') {
    const tick = { label, name, required, value: TICKED, checked: value === TICKED };
    return (
      <div class="field">
        <Tick type="checkbox" {...tick} {...described} />
        {description}
      </div>
    );
  }
  if (input === 'choice') {
    return (
      <fieldset class="field" {...described}>
        <legend class="utrecht-form-label">{label}</legend>
        {description}
        {options.map((option) => (
          <Tick
            key={option.value}
            type="radio"
            name={name}
            required={required}
            checked={option.value === value}
            {...option}
          />
        ))}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label class="utrecht-form-label" for={id}>
        {label}
      </label>
      {description}
      <Control field={field} attributes={{ id, name, required, autocomplete: 'off', ...described }} />
    </div>
  );
}

interface ControlProps {
  field: Field<string>;
  attributes: { id: string; name: string; required: boolean; autocomplete: 'off' };
}

function Control({ field, attributes }: ControlProps) {
  const { input, long, options = [] } = field;
  const value = settle(field.value ?? '');
  if (input === 'date') return <input type="date" {...attributes} value={value} />;
  if (input === 'select') {
    return (
      <select {...attributes}>
        {value === '' && !options.some((option) => option.value === '') && <option value="" />}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  const typing = { ...attributes, maxlength: mostOf(field), spellcheck: false } as const;
  if (input === 'code') return <input type="text" {...typing} value={value} autocapitalize="none" />;
  if (!long) return <input type="text" {...typing} value={value} />;
  // A browser drops the first line break in a text area, so one that was typed needs another before it.
  const kept = value.startsWith('\n') ? `\n${value}` : value;
  const look = 'utrecht-textarea utrecht-textarea--html-textarea';
  return <textarea class={look} rows={ROWS} {...typing} value={kept} />;
}

interface TickProps {
  type: 'checkbox' | 'radio';
  name: string;
  label: string;
  /** Sent in when ticked. */
  value: string;
  checked: boolean;
  required: boolean;
}

function Tick({ label, ...attributes }: TickProps) {
  return (
    <label class="tick">
      <input {...attributes} autocomplete="off" />
      <span>{label}</span>
    </label>
  );
}
