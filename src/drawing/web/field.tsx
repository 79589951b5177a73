/** A field of a form. A browser may not remember what was filled in. */

import type { Block } from '../../guide/page';

type Field = Extract<Block<string>, { type: 'field' }>;

export function FieldView({ field }: { field: Field }) {
  const { name, label, input, options = [], required = false } = field;
  const id = `field-${name}`;
  if (input === 'checkbox') return <Tick type="checkbox" name={name} label={label} required={required} />;
  if (input === 'choice') {
    return (
      <fieldset class="field">
        <legend class="utrecht-form-label">{label}</legend>
        {options.map((option) => (
          <Tick key={option.value} type="radio" name={name} required={required} {...option} />
        ))}
      </fieldset>
    );
  }
  const attributes = { id, name, required, autocomplete: 'off' } as const;
  return (
    <p class="field">
      <label class="utrecht-form-label" for={id}>
        {label}
      </label>
      {input === 'date' ? <input type="date" {...attributes} /> : <input type="text" {...attributes} />}
    </p>
  );
}

interface TickProps {
  type: 'checkbox' | 'radio';
  name: string;
  label: string;
  /** Sent in when ticked; without one, the browser’s own. */
  value?: string;
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
