/** What is said when there is no talk any more. */

import { textField } from '../fields';
import { choice, makePage, paragraph, say } from '../say';
import type { Outcome } from '../visit';
import { ADVISER_DESK } from './arrive';

/** Closed, expired, deleted, or a wrong code: we cannot tell which, and what helps is the same. */
export function gone(typed = ''): Outcome {
  return {
    carried: {},
    page: makePage({
      place: 'handoff/gone',
      kind: typed ? 'form' : 'notice',
      title: say('gone.title'),
      blocks: [
        paragraph(say('gone.intro')),
        ...(typed ? [paragraph(say('gone.typed')), textField(typed, say('fields.reply'))] : []),
      ],
      choices: [
        choice(say('choices.return'), 'handoff/return'),
        choice(say('choices.again'), `handoff/relay/${ADVISER_DESK}`),
        choice(say('choices.call'), 'handoff/call'),
      ],
    }),
  };
}
