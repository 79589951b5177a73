/** The knock in Slack: one neutral message in the chat with the app. */

import type { Cards } from '../../drawing/cards';
import { drawKnock } from '../../drawing/slack/draw-door';
import type { Knock } from '../../handoff/knock';
import type { Words } from '../../words/words';
import type { Calls } from './calls';

interface SlackKnockParts {
  calls: Pick<Calls, 'post'>;
  cards: Cards;
  words: Pick<Words, 'say' | 'labels'>;
}

export function makeSlackKnock({ calls, cards, words }: SlackKnockParts): Knock {
  return async (address, { language, handle }) => {
    if (address.channel !== 'slack') return { outcome: 'unreachable' };
    const line = words.say({ key: 'staff:knock.line' }, language).join(' ');
    const blocks = drawKnock(cards, { line, labels: words.labels(language), seal: handle });
    const called = await calls.post(address.user, line, blocks);
    switch (called.outcome) {
      case 'done':
        return { outcome: 'sent' };
      case 'again':
      case 'alarm':
        return called;
      default:
        return { outcome: 'unreachable' };
    }
  };
}
