/** What must not be missed, in a box of its own. */

import type { ComponentChildren } from 'preact';

interface AlertProps {
  kind: 'warning' | 'error';
  /** `status` is read aloud at once by a screen reader. */
  role?: 'status' | 'alert';
  id?: string;
  hidden?: boolean;
  /** When it is in another language than the page. */
  lang?: string;
  dir?: 'auto';
  children: ComponentChildren;
}

export function Alert({ kind, children, ...attributes }: AlertProps) {
  return (
    <div class={`utrecht-alert utrecht-alert--${kind}`} {...attributes}>
      <div class="utrecht-alert__content">
        <p class="nl-paragraph">{children}</p>
      </div>
    </div>
  );
}
