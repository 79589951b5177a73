/** A button of a page: it carries only its number there. */

import type { ComponentChildren } from 'preact';

export function Button({ i, kind, children }: { i: number; kind?: string; children: ComponentChildren }) {
  return (
    <button type="submit" name="i" value={i} {...(kind && { class: kind })}>
      {children}
    </button>
  );
}
