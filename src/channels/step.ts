/** One step of a person, the same in every channel: a typed text, a language, a button, a form that was filled in. */

import type { Reply, Respond } from '../conversation/respond';
import type { Page, Text } from '../guide/page';
import { formatPlace } from '../guide/place';
import type { Handoff } from '../handoff/handoff';
import type { Actor, Fields } from '../handoff/visit';
import { NEVER, type NotePage } from '../usage/note-page';
import type { PageSeals } from './sealed-page';

/** What came in, unchecked. */
export interface StepInput {
  seal: unknown;
  /** The way in, without a page before it: to the start, or to the place of `to`. */
  start?: boolean;
  /** The number of the button on the sealed page; without one, that page itself is asked for. */
  button?: unknown;
  /** On a hand-off page: the place that its button leads to. */
  to?: unknown;
  /** On a hand-off page: what was filled in. */
  fields?: Fields;
  /** Typed by the person. */
  text?: string | undefined;
  /** The same page in this language. */
  language?: unknown;
}

/** A page with everything a channel needs to draw it. */
export interface Stepped {
  page: Page;
  language: string;
  /** Said above the page. */
  notice?: Text;
  /** When the notice is in another language than the page. */
  noticeLanguage?: string;
  /** What its buttons carry. */
  seal: string;
  /** For the ways around the page. */
  around: string;
  /** Its buttons carry the place they lead to, not a number. */
  named: boolean;
}

export type Step = (input: StepInput, fallbackLanguage: string, actor: Actor) => Promise<Stepped>;

export interface StepParts {
  respond: Respond;
  seals: PageSeals;
  languages: readonly string[];
  handoff: Handoff;
  /** Counts; gives what the page carries so that nothing is counted twice. */
  notePage: NotePage;
}

const PLACE_MOST = 200;

/** A stale or foreign seal gives the start page with a notice; typed text never needs a seal. */
export function makeStep({ respond, seals, languages, handoff, notePage }: StepParts): Step {
  const draw = ({ page, place, language, notice, missingLanguage }: Reply, counted: number): Stepped => {
    const seal = seals.seal({ place, language, counted });
    return {
      page,
      language,
      seal,
      around: seal,
      named: false,
      ...(notice && { notice: noticeText(notice) }),
      // Whoever reads no language of ours still reads whom to call.
      ...(missingLanguage && {
        notice: { key: `interface:missing.${missingLanguage}` },
        noticeLanguage: missingLanguage,
      }),
    };
  };
  const guided = (reply: Reply, channel: string, mark: number): Stepped => {
    const { page, place, language, missingLanguage } = reply;
    const isLanguageMissing = missingLanguage !== undefined;
    return draw(reply, notePage(mark, { channel, language, place, page, isLanguageMissing }));
  };

  return async (input, fallbackLanguage, actor) => {
    const { seal, button } = input;
    const standing = seals.open(seal);
    const session = standing ? undefined : handoff.open(seal, actor);
    const language = standing?.language ?? session?.language ?? fallbackLanguage;
    const { channel } = actor;
    const counted = standing?.counted ?? session?.counted ?? 0;
    const text = input.text?.trim();
    if (text) return guided(respond({ text, language }), channel, counted);
    const chosen = languages.find((known) => known === input.language);
    if (standing && (chosen || button === undefined)) {
      const place = formatPlace(standing.place);
      return guided(respond({ place, language: chosen ?? language }), channel, counted);
    }
    const named = readPlace(input.to) ?? session?.place;
    const place = standing ? seals.follow(standing, button) : named;
    if (place !== undefined && handoff.has(place)) {
      const fields = input.fields ?? {};
      const visit = { to: place, fields, language: chosen ?? language, counted, actor };
      return { named: true, ...(await handoff.visit(standing ? visit : { ...visit, seal })) };
    }
    // Nobody who only opens the app is counted, nor what cannot be read.
    if (input.start) return draw(respond({ place: place ?? 'start', language }), 0);
    if (place === undefined || (!standing && !session)) {
      return draw({ ...respond({ place: 'start', language }), notice: 'stale' }, NEVER);
    }
    return guided(respond({ place, language }), channel, counted);
  };
}

export function noticeText(notice: NonNullable<Reply['notice']>): Text {
  return { key: `interface:chrome.${notice}` };
}

function readPlace(to: unknown): string | undefined {
  return typeof to === 'string' && to.length <= PLACE_MOST ? to : undefined;
}
