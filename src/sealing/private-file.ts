/** Writes a small file that only this account may read, so that a crash leaves the old one or the new one, whole. */

import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Replaces the file if there is one. */
export function writePrivateFile(folder: string, name: string, text: string): void {
  const written = writeBeside(folder, name, text);
  renameSync(written, join(folder, name));
  syncFolder(folder);
}

/** `false`, and nothing is changed, when there is one already: of two processes at once, one makes it. */
export function createPrivateFile(folder: string, name: string, text: string): boolean {
  const written = writeBeside(folder, name, text);
  try {
    linkSync(written, join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(written);
  }
  syncFolder(folder);
  return true;
}

function writeBeside(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.${process.pid}.new`);
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return path;
}

/** Without this a power cut may undo the rename. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
