/** Reads what the web page is dressed with, once, at start: components, our own style, the organisation's theme. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORT = /^@import "([^"]+)";$/gm;

export interface WebFiles {
  /** The style of every page. */
  style: string;
  /** What the printable card has besides. */
  posterStyle: string;
  /** The optional script. */
  script: string;
}

/** `root` holds `cards/` and `content/`. What the organisation's own `theme.css` says goes over the common theme. */
export function readWebFiles(root: string, organisation: string): WebFiles {
  const own = join(root, 'content', 'organisations', organisation, 'theme.css');
  const web = join(root, 'cards', 'web');
  const sheets = [join(web, 'style.css'), join(web, 'theme.css'), ...(existsSync(own) ? [own] : [])];
  return {
    style: sheets.map(wholeSheet).join('\n'),
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
