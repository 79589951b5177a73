/** An attacker who sees only what is published and asks: was this one conversation there, or not? */

import { type Bounds, makeBounds } from './clopper-pearson';

/** Each call publishes once more; the same dataset but for one conversation. Gives what is seen, as text. */
export interface Neighbours {
  with: () => string;
  without: () => string;
}

/** How often each thing was seen. */
type Seen = ReadonlyMap<string, number>;

/** Both bounds hold together with 99.9 %. */
const DOUBT = 0.001 / 2;

/**
 * What the attacker proves: with 99.9 % certainty the mechanism's ε is at least this; 0 is nothing. `runs` on each side:
 * on the first half the attacker chooses what to look for, on the other it is measured.
 */
export function provenEpsilon(neighbours: Neighbours, runs: number): number {
  const draws = runs / 2;
  const bounds = makeBounds(draws, DOUBT);
  const [first, second] = [watch(neighbours, draws), watch(neighbours, draws)];
  const proofs = (['with', 'without'] as const).map((side) => {
    const other = side === 'with' ? 'without' : 'with';
    const event = bestEvent(first[side], first[other], bounds);
    return proof(hits(second[side], event), hits(second[other], event), bounds);
  });
  return Math.max(...proofs);
}

function watch(neighbours: Neighbours, draws: number): Record<keyof Neighbours, Seen> {
  return { with: count(neighbours.with, draws), without: count(neighbours.without, draws) };
}

function count(publish: () => string, draws: number): Seen {
  const seen = new Map<string, number>();
  for (let i = 0; i < draws; i++) {
    const outcome = publish();
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
  }
  return seen;
}

/** What is likelier on this side than on the other, the most telling first, as far as it strengthens the proof. */
function bestEvent(here: Seen, there: Seen, bounds: Bounds): Set<string> {
  const ratio = (outcome: string) => ((here.get(outcome) ?? 0) + 1) / ((there.get(outcome) ?? 0) + 1);
  const ordered = [...here.keys()].sort((one, other) => ratio(other) - ratio(one));
  let best = { event: new Set<string>(), epsilon: 0 };
  for (let i = 1; i <= ordered.length; i++) {
    const event = new Set(ordered.slice(0, i));
    const epsilon = proof(hits(here, event), hits(there, event), bounds);
    if (epsilon > best.epsilon) best = { event, epsilon };
  }
  return best.event;
}

function hits(seen: Seen, event: Set<string>): number {
  return [...event].reduce((sum, outcome) => sum + (seen.get(outcome) ?? 0), 0);
}

function proof(here: number, there: number, bounds: Bounds): number {
  return Math.max(0, Math.log(bounds.lowest(here) / bounds.highest(there)));
}
