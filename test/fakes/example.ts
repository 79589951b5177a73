/** The example organisation, loaded once for every test that looks at real content. */

import { join } from 'node:path';
import { type Content, checkShape } from '../../src/guide/content';
import { type Advice, loadGuide } from '../../src/load-guide';
import { readContent } from '../../src/read-content';

export const ROOT = join(__dirname, '..', '..');
export const TODAY = '2026-11-22';

let advice: Advice | undefined;

export function example(): Advice {
  advice ??= loadGuide(ROOT, 'example');
  return advice;
}

/** A fresh copy that a test may break. */
export function exampleContent(): Content {
  const shape = checkShape(readContent(ROOT, 'example').raw);
  if ('problems' in shape) throw new Error('the example content is broken');
  return structuredClone(shape.content);
}
