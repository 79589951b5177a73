/** Publishes what is over: once a year the tables and once a quarter one number, with noise; then lets the counts go. */

import type { TallyStore } from '../storage/ports';
import { endOf, formatPeriod, type Period } from './periods';
import { type Noise, releaseQuarter, releaseYear } from './release';
import { formatRelease } from './releases';
import type { Cells, YearCounts } from './tables';
import { type Kept, type SealedTallies, sealTallies } from './tally-store';
import { addYear, emptyYear, periodsOf, withoutReleased } from './year-counts';

export interface PublishParts {
  store: TallyStore;
  /** 256 bits. */
  tallyKey: Uint8Array;
  cells: Cells;
  noise: Noise;
  /** In milliseconds. */
  now: () => number;
}

export interface Published {
  /** By this process, now. */
  periods: string[];
  /** Tallies that were left out: another key sealed them, or they were damaged. */
  unreadable: number;
}

const HOUR = 60 * 60 * 1000;
/** After the end of a period: by then every process has kept its counts twice. */
const WAIT = 12 * HOUR;
/** A process that did not write for so long is gone, and others tidy up after it. */
const SILENT = 24 * HOUR;

interface Found {
  id: string;
  kept: Kept;
}

/** To be called after the own tally was kept. However many processes do it at once, one release comes of it. */
export async function publishDue(parts: PublishParts): Promise<Published> {
  const { store, now } = parts;
  const sealed = sealTallies(store, parts.tallyKey);
  const released = new Set((await store.released()).map(({ period }) => period));
  const listed = await sealed.list();
  const found = listed.flatMap(({ id, kept }): Found[] => (kept === 'unreadable' ? [] : [{ id, kept }]));
  const all = found.flatMap(({ kept }) => kept.years);
  const periods: string[] = [];
  for (const due of dueOf(all, released, now())) {
    const name = formatPeriod(due);
    // Whose noise comes second is thrown away unseen.
    if ((await store.publish(name, releaseOf(due, all, parts))) === 'done') periods.push(name);
    released.add(name);
  }
  await tidyUp(sealed, found, released, now() - SILENT);
  return { periods, unreadable: listed.length - found.length };
}

/** Each once, the oldest first. */
function dueOf(all: readonly YearCounts[], released: ReadonlySet<string>, now: number): Period[] {
  const over = new Map<string, Period>();
  for (const period of periodsOf(all)) {
    if (endOf(period) + WAIT <= now) over.set(formatPeriod(period), period);
  }
  for (const name of released) over.delete(name);
  return [...over.values()].sort((one, other) => endOf(one) - endOf(other));
}

function releaseOf({ year, quarter }: Period, all: readonly YearCounts[], parts: PublishParts): string {
  const { cells, noise } = parts;
  const sum = emptyYear(year);
  for (const counts of all) if (counts.year === year) addYear(sum, counts);
  return formatRelease(
    quarter === undefined
      ? releaseYear(sum, cells, noise)
      : releaseQuarter(year, quarter, sum.quarters[quarter] ?? 0, noise),
  );
}

/** What processes that are gone still kept of published periods. One that only seemed gone writes its own again. */
async function tidyUp(
  sealed: SealedTallies,
  found: readonly Found[],
  released: ReadonlySet<string>,
  before: number,
): Promise<void> {
  for (const { id, kept } of found) {
    if (kept.written > before) continue;
    const years = withoutReleased(kept.years, released);
    if (years.length === 0) await sealed.remove(id);
    else if (JSON.stringify(years) !== JSON.stringify(kept.years)) await sealed.write(id, { ...kept, years });
  }
}
