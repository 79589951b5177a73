/** What a person wrote, as it was written: nothing in it means anything to a browser. */

import type { Block } from '../../guide/page';
import { settle } from '../typed';

type MessageBlock = Extract<Block<string>, { type: 'message' }>;

/** `id` stands once on a page. */
export function Message({ block, id }: { block: MessageBlock; id: string }) {
  const { from, when, text, own } = block;
  return (
    <article class={own ? 'message own' : 'message'} aria-labelledby={id}>
      <h2 class="sender" id={id}>
        {[settle(from), when].filter(Boolean).join(' · ')}
      </h2>
      <div class="typed" dir="auto">
        {settle(text)}
      </div>
    </article>
  );
}
