/** A button of a page: it carries only its number there. */

import type { ComponentChildren } from 'preact';
import type { Weight } from '../../guide/page';

/** How heavy a button looks: what a choice weighs, or one of many alike in a list. */
export type Look = Weight | 'plain' | 'listed';

const CLASSES: Record<Look, string> = {
  primary: 'nl-button nl-button--primary',
  danger: 'nl-button nl-button--secondary nl-button--negative',
  quiet: 'nl-button nl-button--subtle',
  plain: 'nl-button nl-button--secondary',
  listed: 'nl-button',
};

export function Button({ i, look, children }: { i: number; look: Look; children: ComponentChildren }) {
  return (
    <button type="submit" name="i" value={i} class={CLASSES[look]}>
      <span class="nl-button__label">{children}</span>
    </button>
  );
}
