/** The templates of Adaptive Cards. */

import { type Cards, loadCards } from '../cards';
import { keepPlain } from './plain-text';

/** `folder` holds one JSON template a part; nothing that is laid into them is read as Markdown. */
export function loadTeamsCards(folder: string): Cards {
  return loadCards(folder, keepPlain);
}
