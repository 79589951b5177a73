/** A form of a page: every step is a POST to one address, with the seal of the page. */

import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Where the forms of a page are sent. */
export const Action = createContext('/');

export function Form({ seal, children }: { seal: string; children: ComponentChildren }) {
  return (
    <form method="post" action={useContext(Action)}>
      <input type="hidden" name="seal" value={seal} />
      {children}
    </form>
  );
}
