/** What came in already: Slack sends an event again when it did not hear our answer in time. */

import { createHash } from 'node:crypto';

/** In milliseconds: Slack tries for some minutes, and a signature is good for five. */
const REMEMBERED = 15 * 60 * 1000;
const MOST = 20_000;

/** Says of each id whether it was here before. Kept as a hash: it is Slack's name for what somebody did. */
export function makeSeen(now: () => number): (id: string) => boolean {
  const seen = new Map<string, number>();
  return (id) => {
    const hash = createHash('sha256').update(id).digest('base64');
    for (const [old, at] of seen) {
      if (now() - at < REMEMBERED && seen.size < MOST) break;
      seen.delete(old);
    }
    if (seen.has(hash)) return true;
    seen.set(hash, now());
    return false;
  };
}
