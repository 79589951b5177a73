/** The example organisation, loaded once for every test that looks at real content. */

import { join } from 'node:path';
import { type Content, checkShape } from '../../src/guide/content';
import { type Advice, loadGuide } from '../../src/load-guide';
import { readContent } from '../../src/read-content';

export const ROOT = join(__dirname, '..', '..');
export const TODAY = '2026-11-22';

const loaded = new Map<string, Advice>();

/** An organisation's advice, loaded once a test file. */
export function adviceOf(organisation: string): Advice {
  const advice = loaded.get(organisation) ?? loadGuide(ROOT, organisation);
  loaded.set(organisation, advice);
  return advice;
}

export function example(): Advice {
  return adviceOf('example');
}

/** A fresh copy that a test may break. */
export function exampleContent(): Content {
  const shape = checkShape(readContent(ROOT, 'example').raw);
  if ('problems' in shape) throw new Error('the example content is broken');
  return structuredClone(shape.content);
}
