/** Which cells the tables have here, and into which cell something falls. */

import { POSITION } from '../guide/answers';
import type { Guide } from '../guide/guide';
import { type Cells, OUTCOMES } from './tables';

const NOT_SAID = 'not-said';
const OTHER = 'other';

/** `terms`: what an adviser may choose at closing. */
export function cellsOf({ groups, desks }: Guide, terms: readonly string[]): Cells {
  return {
    topic: groups.map(({ id }) => id),
    desk: [...desks.keys()],
    channel: ['web', 'teams', 'slack'],
    language: ['nl', 'en', OTHER],
    position: [...POSITION, NOT_SAID],
    outcome: OUTCOMES,
    'adviser-topic': terms,
  };
}

/** The group of a topic or subtopic; `undefined` for what is no topic here. */
export function topicCell({ groups }: Guide, topic: string): string | undefined {
  const [main = ''] = topic.split('/');
  return groups.find(({ topics }) => topics.includes(main))?.id;
}

/** Of the answer `position`: declined or not asked are one cell. */
export function positionCell(answer: string | undefined): string {
  return POSITION.find((position) => position === answer) ?? NOT_SAID;
}

/** `language`: BCP 47. */
export function languageCell(cells: Cells, language: string): string {
  return cells.language.includes(language) ? language : OTHER;
}
