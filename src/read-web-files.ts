/** Reads what the web page is dressed with, once, at start: components, our own style, the organisation's theme. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from './errors';

const IMPORT = /^@import "([^"]+)";$/gm;

export interface WebFiles {
  /** The style of every page. */
  style: string;
  /** What the printable card has besides. */
  posterStyle: string;
  /** The optional script. */
  script: string;
}

/** `root` holds `cards/` and `content/`. Throws an `AppError` when the organisation has no theme. */
export function readWebFiles(root: string, organisation: string): WebFiles {
  const theme = join(root, 'content', 'organisations', organisation, 'theme.css');
  if (!existsSync(theme)) {
    const file = `content/organisations/${organisation}/theme.css`;
    throw new AppError('theme-missing', `${file}: copy it from the organisation "example" and change it.`);
  }
  const web = join(root, 'cards', 'web');
  return {
    style: `${wholeSheet(join(web, 'style.css'))}\n${wholeSheet(theme)}`,
    posterStyle: wholeSheet(join(web, 'poster.css')),
    script: withoutRemarks(readFileSync(join(web, 'enhance.js'), 'utf8')),
  };
}

/** The sheet with every `@import` in its place. */
function wholeSheet(path: string): string {
  const css = withoutRemarks(readFileSync(path, 'utf8')).replace(/^@charset "[^"]*";/i, '');
  return css.replace(IMPORT, (_, name: string) =>
    wholeSheet(name.startsWith('.') ? join(dirname(path), name) : require.resolve(name)),
  );
}

/** Remarks are for whoever edits a file, not for whoever loads it. */
function withoutRemarks(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*\n/g, '\n')
    .trim();
}
