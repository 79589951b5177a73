/** A form of a page: every step is a POST to the one address, with the seal of the page. */

import type { ComponentChildren } from 'preact';

export function Form({ seal, children }: { seal: string; children: ComponentChildren }) {
  return (
    <form method="post" action="/">
      <input type="hidden" name="seal" value={seal} />
      {children}
    </form>
  );
}
