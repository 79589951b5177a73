/** What a field takes when the page does not say. */

import type { Field } from '../guide/page';

/** In characters. */
const MOST = { long: 2000, line: 200 };

/** What a tick is sent as. */
export const TICKED = 'yes';

/** In characters. */
export function mostOf({ most, long }: Field<string>): number {
  return most ?? (long ? MOST.long : MOST.line);
}
