/** Years and quarters by the calendar of Amsterdam, and how they are written: `2026`, `2026-3`. */

import { DateTime } from 'luxon';
import { QUARTERS } from './tables';

const ZONE = 'Europe/Amsterdam';
const MONTHS = 3;

export interface Period {
  year: number;
  /** The number of the quarter; absent for a whole year. */
  quarter?: string;
}

/** The quarter of a moment in milliseconds. */
export function quarterAt(at: number): Required<Period> {
  const { year, quarter } = DateTime.fromMillis(at, { zone: ZONE });
  return { year, quarter: String(quarter) };
}

export function formatPeriod({ year, quarter }: Period): string {
  return quarter === undefined ? String(year) : `${year}-${quarter}`;
}

/** The moment at which the period is over, in milliseconds. */
export function endOf({ year, quarter }: Period): number {
  const quarters = quarter === undefined ? QUARTERS.length : Number(quarter);
  return DateTime.fromObject({ year }, { zone: ZONE })
    .plus({ months: quarters * MONTHS })
    .toMillis();
}
