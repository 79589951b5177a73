/** Remembers for two days what was counted of a conversation, so that an older page of it does not count again. */

const HOUR = 60 * 60 * 1000;
/** The oldest set is let go at each turn, so that everything is remembered as long as a page can be opened: 48 hours. */
const SPAN = 12 * HOUR;
const SETS = 5;
/** In all sets together; beyond it the oldest goes early. */
const MOST = 200_000;

/** `true` when this was not seen before. */
export type IsFirst = (entry: number) => boolean;

/** `now` in milliseconds. */
export function makeReplays(now: () => number): IsFirst {
  let sets = [new Set<number>()];
  let turned = now();
  return (entry) => {
    const isFull = (sets[0]?.size ?? 0) >= MOST / SETS;
    if (isFull || now() - turned >= SPAN) {
      sets = [new Set(), ...sets.slice(0, SETS - 1)];
      turned = now();
    }
    if (sets.some((set) => set.has(entry))) return false;
    sets[0]?.add(entry);
    return true;
  };
}
