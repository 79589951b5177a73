/** Coming back with the receipt, from anywhere. */

import type { Text } from '../../guide/page';
import { lineField } from '../fields';
import { choice, makePage, paragraph, say } from '../say';
import type { Handler, Outcome } from '../visit';
import { ADVISER_DESK } from './arrive';
import { talkPage } from './talk';

/** `handoff/return` asks for the receipt; `handoff/open` looks at it. */
export const askReceipt: Handler = async () => returnPage();

async function returnPage(typed = '', notice?: Text): Promise<Outcome> {
  return {
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/return',
      kind: 'form',
      title: say('return.title'),
      back: 'handoff/start',
      blocks: [
        paragraph(say('return.intro')),
        { ...lineField('receipt', 120, typed), hint: say('hints.receipt'), required: true },
      ],
      choices: [
        choice(say('choices.open'), 'handoff/open', 'primary'),
        choice(say('choices.lost'), `handoff/relay/${ADVISER_DESK}`, 'quiet'),
      ],
    }),
  };
}

export const openReceipt: Handler = async (visit) => {
  const { parts, fields, session } = visit;
  const found = await parts.guess(async () => {
    const secrets = parts.receipts.parse(withoutNumbers(fields.receipt ?? ''));
    const cases = await Promise.all(secrets.map((secret) => parts.cases.load(parts.receipts.caseId(secret))));
    return cases.find((one) => one !== undefined);
  });
  if (!found) return returnPage(fields.receipt, say('notice.noReceipt'));
  return talkPage({ ...visit, session: { ...session, case: found.id } });
};

/** Whoever copies the words often copies their numbers too. */
function withoutNumbers(typed: string): string {
  return /\p{L}/u.test(typed) ? typed.replace(/\p{Nd}+/gu, ' ') : typed;
}
