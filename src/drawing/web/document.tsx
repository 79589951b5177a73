/** The document around every page: head, style, the optional script. No style attribute, no address but this one. */

import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';

interface DocumentProps {
  language: string;
  direction: 'ltr' | 'rtl';
  /** The same on every page, so that a history says nothing (docs/accessibility.md). */
  title: string | undefined;
  /** Further style sheets. */
  styles?: readonly string[];
  children: ComponentChildren;
}

export function drawDocument({ language, direction, title, styles = [], children }: DocumentProps): string {
  const html = (
    <html lang={language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {['/style.css', ...styles].map((style) => (
          <link key={style} rel="stylesheet" href={style} />
        ))}
        <script src="/enhance.js" defer />
      </head>
      <body class="utrecht-document utrecht-document--surface">{children}</body>
    </html>
  );
  return `<!doctype html>${render(html)}`;
}
