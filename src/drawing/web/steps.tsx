/** Steps as a line in time. The drawing is for the eye: the ordered list says the same. */

import type { Block } from '../../guide/page';

type StepsBlock = Extract<Block<string>, { type: 'steps' }>;

export function Steps({ block }: { block: StepsBlock }) {
  const last = block.items.length - 1;
  return (
    <ol class="steps">
      {block.items.map(({ title, text, term, source }, i) => (
        <li key={title}>
          <svg class="step-line" aria-hidden="true">
            {i < last && <line x1="50%" x2="50%" y1="1em" y2="100%" />}
            <circle cx="50%" cy="1.05em" r="1em" />
          </svg>
          <strong>{title}</strong>
          <p class="nl-paragraph">{text}</p>
          {term && <p class="nl-paragraph term">{[term, source].filter(Boolean).join(' · ')}</p>}
        </li>
      ))}
    </ol>
  );
}
