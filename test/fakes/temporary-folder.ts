/** A folder of one test file's own, removed when its tests are done. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}
