/** The attack and fault tests: quick numbers by default, full ones with TRUST=full, which also writes build/trust.json. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../fakes/example';

const FILE = join(ROOT, 'build', 'trust.json');
const LONGEST = 30 * 60 * 1000;
const isFull = process.env.TRUST === 'full';

interface Entry {
  id: string;
  title: string;
  passed: boolean;
  /** Of the whole test. Reported, never asserted. */
  milliseconds: number;
  counts: Record<string, number>;
}

export function amount(numbers: { quick: number; full: number }): number {
  return isFull ? numbers.full : numbers.quick;
}

/** One test with its number. What `run` returns is written down beside the result. */
export function trust(
  id: string,
  title: string,
  run: () => Promise<Record<string, number>> | Record<string, number>,
): void {
  it(
    `${id} ${title}`,
    async () => {
      const begun = performance.now();
      let counts: Record<string, number> | undefined;
      try {
        counts = await run();
      } finally {
        const milliseconds = Math.round(performance.now() - begun);
        if (isFull) write({ id, title, passed: counts !== undefined, milliseconds, counts: counts ?? {} });
      }
    },
    LONGEST,
  );
}

function write(entry: Entry): void {
  const before: Entry[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : [];
  const others = before.filter(({ id, title }) => id !== entry.id || title !== entry.title);
  const entries = [...others, entry].sort((one, other) =>
    one.id.localeCompare(other.id, 'en', { numeric: true }),
  );
  writeFileSync(FILE, `${JSON.stringify(entries, null, 2)}\n`);
}

/** The value that this part of the others does not exceed, such as `percentile(times, 0.99)`. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Math.round((sorted[Math.ceil(sorted.length * part) - 1] ?? 0) * 10) / 10;
}
