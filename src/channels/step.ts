/** One step of a person through the guide, the same in every channel: a typed text, a language, or a button. */

import type { Reply, Respond } from '../conversation/respond';
import { formatPlace } from '../guide/place';
import type { PageSeals } from './sealed-page';

/** What came in, unchecked. */
export interface StepInput {
  seal: unknown;
  /** The number of the button on the sealed page; without one, that page itself is asked for. */
  button?: unknown;
  /** Typed by the person. */
  text?: string | undefined;
  /** The same page in this language. */
  language?: unknown;
}

export interface Stepped {
  reply: Reply;
  counted: number;
}

export type Step = (input: StepInput, fallbackLanguage: string) => Stepped;

/** A stale or foreign seal gives the start page with a notice; typed text never needs a seal. */
export function makeStep(respond: Respond, seals: PageSeals, languages: readonly string[]): Step {
  return (input, fallbackLanguage) => {
    const standing = seals.open(input.seal);
    const language = standing?.language ?? fallbackLanguage;
    const counted = standing?.counted ?? 0;
    const text = input.text?.trim();
    if (text) return { reply: respond({ text, language }), counted };
    const chosen = languages.find((known) => known === input.language);
    if (standing && (chosen || input.button === undefined)) {
      return {
        reply: respond({ place: formatPlace(standing.place), language: chosen ?? language }),
        counted,
      };
    }
    const place = standing && seals.follow(standing, input.button);
    if (place === undefined)
      return { reply: { ...respond({ place: 'start', language }), notice: 'stale' }, counted };
    return { reply: respond({ place, language }), counted };
  };
}
