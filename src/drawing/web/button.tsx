/** A button of a page: it carries only its number there, or its place. */

import type { ComponentChildren } from 'preact';
import type { Weight } from '../../guide/page';
import type { Target } from '../numbered';

/** How heavy a button looks: what a choice weighs, or one of many alike in a list. */
export type Look = Weight | 'plain' | 'listed';

const CLASSES: Record<Look, string> = {
  primary: 'nl-button nl-button--primary',
  danger: 'nl-button nl-button--secondary nl-button--negative',
  quiet: 'nl-button nl-button--subtle',
  plain: 'nl-button nl-button--secondary',
  listed: 'nl-button',
};

interface ButtonProps {
  target: Target;
  look: Look;
  /** Works whatever is left empty in its form. */
  free?: boolean;
  children: ComponentChildren;
}

export function Button({ target, look, free = false, children }: ButtonProps) {
  return (
    <button type="submit" {...target} class={CLASSES[look]} formNoValidate={free}>
      <span class="nl-button__label">{children}</span>
    </button>
  );
}
