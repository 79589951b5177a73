/** `npm run -s understand`: JSON lines `{"id","text","hint"?}` in, what was understood out, in the same order. */

import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { environment, readConfig } from '../config';
import { loadGuide } from '../load-guide';
import { complain, print } from '../log';
import type { Understand } from '../understanding/understand';

const DEFAULT_HINT = 'nl';
/** Some editors begin a file with it. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** What one line is answered with; a line that cannot be used gets an error and the run goes on. */
export function answerLine(understand: Understand, line: string): object {
  const asked = parse(line);
  if (!asked) return { id: null, error: 'give one JSON object a line, with "id" and "text"' };
  const { id, text, hint = DEFAULT_HINT } = asked;
  return { id, ...understand(text, hint) };
}

function parse(line: string): { id: string; text: string; hint?: string } | undefined {
  try {
    const { id, text, hint } = JSON.parse(line.replace(BYTE_ORDER_MARK, '')) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof text !== 'string') return undefined;
    return { id, text, ...(typeof hint === 'string' && { hint }) };
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const { understand } = loadGuide(join(__dirname, '..', '..'), readConfig(environment()).organisation);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') print(JSON.stringify(answerLine(understand, line)));
  }
}

if (require.main === module) {
  main().catch((error: unknown) => {
    complain(error instanceof Error ? error.message : 'understand-failed');
    process.exitCode = 1;
  });
}
