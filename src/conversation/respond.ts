/** The only meeting point: a turn comes in, a page goes out. Pure; knows nobody and keeps nothing. */

import { type Guide, placeIn } from '../guide/guide';
import type { Page } from '../guide/page';
import { pageAt } from '../guide/page-at';
import { type Place, placeOf } from '../guide/place';
import { DANGER } from '../understanding/train-model';
import { TEXT_MOST, type Understand } from '../understanding/understand';

/** What a person did: opened a place, or typed something. */
export type Turn = { language: string } & ({ place: string } | { text: string });

export interface Reply {
  page: Page;
  place: Place;
  language: string;
  /** Said above the page: the way in was not what it seemed. */
  notice?: Notice;
  /** What was typed was in this language, which is not offered here. */
  missingLanguage?: string;
}

export type Notice = 'stale' | 'notFound' | 'cut' | 'welcome' | 'typed';

export interface Parts {
  guide: Guide;
  understand: Understand;
  /** Today as an ISO date. */
  today: () => string;
}

export type Respond = (turn: Turn) => Reply;

/** The fourth and fifth proposal are this likely at least; in danger, all but the first are this part of the rest. */
const LIKELY_FROM = 0.02;
const PART_OF_REST = 0.15;

export function makeRespond({ guide, understand, today }: Parts): Respond {
  const reply = (place: Place, language: string, notice?: Notice): Reply => ({
    page: pageAt(guide, place, today()),
    place,
    language,
    ...(notice && { notice }),
  });

  return (turn) => {
    if ('text' in turn) {
      const heard = understand(turn.text.slice(0, TEXT_MOST), turn.language);
      const isOffered = guide.organisation.languages.includes(heard.language);
      const language = isOffered ? heard.language : turn.language;
      const answer = reply(proposalsFor(heard), language, turn.text.length > TEXT_MOST ? 'cut' : undefined);
      return isOffered ? answer : { ...answer, missingLanguage: heard.language };
    }
    const place = placeIn(guide, turn.place);
    if (!place) return reply(placeOf('start'), turn.language, 'notFound');
    const chosen = languageOf(place);
    return chosen ? reply(placeOf('start'), chosen) : reply(place, turn.language);
  };
}

/** `language/<language>` is the start page in another language. */
function languageOf(place: Place): string | undefined {
  return place.path.startsWith('language/') ? place.path.slice('language/'.length) : undefined;
}

function proposalsFor(heard: ReturnType<Understand>): Place {
  const { role, about, danger, places, understood } = heard;
  const position = role === 'outside-party' ? { position: 'outside-party' } : {};
  const who = role && role !== 'outside-party' ? { who: role } : {};
  return {
    path: 'search',
    answers: { ...(about && { about }), ...who, ...position },
    list: worthShowing(heard).map(({ place }) => place),
    danger,
    doubt: !understood && !danger && places.length > 0,
  };
}

/**
 * Three whatever their chances, and more when they are likely. In danger the page is short: of what is not the danger page
 * itself, only what is a good part of the rest.
 */
function worthShowing({ places, danger }: ReturnType<Understand>): ReturnType<Understand>['places'] {
  const rest = places.reduce((sum, { place, score }) => sum + (place === DANGER ? 0 : score), 0);
  return places.filter(({ score }, i) =>
    danger ? i === 0 || score >= rest * PART_OF_REST : i < 3 || score >= LIKELY_FROM,
  );
}
