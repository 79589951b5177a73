/** The return code, large enough to be copied by hand. */

import type { Block } from '../../guide/page';
import { groupDigits } from '../receipt';

/** A translated code opens nothing. */
const AS_IT_STANDS: Record<string, string> = { translate: 'no' };

type ReceiptBlock = Extract<Block<string>, { type: 'receipt' }>;

/** `id` stands once on a page. */
export function Receipt({ block, id }: { block: ReceiptBlock; id: string }) {
  return (
    <section class="receipt" aria-labelledby={id} {...AS_IT_STANDS}>
      <p class="nl-paragraph" id={id}>
        {block.caption}
      </p>
      <ol>
        {block.words.map((word, i) => (
          <li key={`${i}${word}`}>{word}</li>
        ))}
      </ol>
      <p class="digits" dir="ltr">
        {groupDigits(block.digits)}
      </p>
    </section>
  );
}
