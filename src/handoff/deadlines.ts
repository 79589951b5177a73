/** What a case promises: by when there is an answer, and by when everything is gone. */

import type { Text } from '../guide/page';
import { type Case, expiryOf, IDLE_MOST } from './case';
import { dateText, dayText, say } from './say';
import { stagesOf } from './step-case';
import type { Visit } from './visit';

/** The day on which there is an answer at the latest. */
export function answerBefore({ parts: { calendar } }: Visit, found: Case): Text {
  const [, before] = stagesOf(found, calendar);
  return before === undefined ? say('none') : dayText(calendar, before);
}

/** Whether one more message puts off the day on which everything is gone. */
export function isPutOff({ touched, until }: Case): boolean {
  return touched + IDLE_MOST < until;
}

/** The day on which everything is gone. */
export function goneOn({ parts: { calendar } }: Visit, found: Case): Text {
  return dateText(calendar.date(expiryOf(found)));
}
