/** Pages that say that nothing was done, and show what was typed: the store is away, or a page lay open too long. */

import type { Block, Text } from '../guide/page';
import { nameFields, textField } from './fields';
import { choice, makePage, paragraph, say, staff } from './say';
import type { Session } from './session';
import type { Fields, Outcome } from './visit';

/** The store cannot be reached: no request is taken. What was filled in stays, and the ways that need no store are shown. */
export function downPage(fields: Fields, { party, place, entry }: Session): Outcome {
  const { text, name, reach } = fields;
  const isAdviser = party === 'adviser';
  return {
    entry,
    page: makePage({
      place,
      kind: 'form',
      title: say('down.title'),
      blocks: [
        paragraph(isAdviser ? staff('down.intro') : say('down.intro')),
        ...(text ? [textField(text, isAdviser ? staff('case.reply') : say('fields.reply'))] : []),
        ...(reach === undefined ? [] : nameFields({ name: name ?? '', reach })),
      ],
      choices: isAdviser
        ? [choice(say('choices.tryAgain'), place, 'primary')]
        : [
            choice(say('choices.call'), 'handoff/call', 'primary'),
            choice(say('choices.tryAgain'), place),
            choice(say('choices.allDesks'), 'card'),
          ],
    }),
  };
}

const AGAIN = [
  choice(say('choices.return'), 'handoff/return'),
  choice(say('choices.again'), 'handoff/relay/confidential-adviser'),
];

/** The page lay open too long. What was typed is shown, to be copied. */
export function stalePage({ text, name, reach, introduction }: Fields, party: Session['party']): Outcome {
  const typed = [text, name, reach, introduction].flatMap((one): Block<Text>[] =>
    one ? [{ type: 'message', from: say('talk.own'), text: one, own: true }] : [],
  );
  return {
    carried: {},
    page: makePage({
      place: 'handoff/stale',
      kind: 'notice',
      title: say('stale.title'),
      blocks: [
        paragraph(party === 'adviser' ? staff('stale.intro') : say('stale.intro')),
        ...(typed.length > 0 ? [paragraph(say('gone.typed')), ...typed] : []),
      ],
      choices: party === 'adviser' ? [choice(staff('choices.desk'), 'adviser/desk', 'primary')] : AGAIN,
    }),
  };
}
