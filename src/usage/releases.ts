/** Published figures as they lie in the store, where “under thirty” is written out as `null`. */

import type { TallyStore } from '../storage/ports';
import type { Release, Shown } from './tables';

/** A cell that is not shown stays in it: the cells of a later year may be others. */
export function formatRelease(release: Release): string {
  return JSON.stringify(release, (_, value) => value ?? null);
}

/** In order of period: a year before its quarters. */
export async function readReleases(store: TallyStore): Promise<Release[]> {
  return (await store.released()).map(({ release }) => parseRelease(release));
}

function parseRelease(text: string): Release {
  const { period, tables } = JSON.parse(text) as { period: string; tables: Tables };
  const shown = Object.entries(tables).map(([table, cells]) => [table, shownIn(cells)]);
  return { period, tables: Object.fromEntries(shown) };
}

type Tables = Record<string, Record<string, number | null>>;

function shownIn(cells: Record<string, number | null>): Record<string, Shown> {
  return Object.fromEntries(Object.entries(cells).map(([cell, value]) => [cell, value ?? undefined]));
}
