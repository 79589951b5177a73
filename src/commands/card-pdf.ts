/** The doorverwijskaart as a file to print: one sheet of A4 in every language, the same card as `/card` shows. */

import { makePoster } from '../channels/web/poster';
import { makeRespond } from '../conversation/respond';
import { loadGuide } from '../load-guide';
import { readWebFiles, type WebFiles } from '../read-web-files';
import { launchBrowser } from './browser';

interface CardSettings {
  organisation: string;
  /** Where people reach the guide; the QR code leads there. */
  publicUrl: string;
  /** ISO date. */
  today: string;
}

/** By language. Throws an `AppError` without a browser, or when the content cannot be used. */
export async function printCards(root: string, settings: CardSettings): Promise<Map<string, Buffer>> {
  const { guide, words, understand } = loadGuide(root, settings.organisation);
  const files = readWebFiles(root, settings.organisation);
  const draw = makePoster({
    respond: makeRespond({ guide, understand, today: () => settings.today }),
    words,
    quickExit: guide.organisation['quick-exit'],
    publicUrl: settings.publicUrl,
  });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    const cards = new Map<string, Buffer>();
    for (const language of words.languages) {
      await page.setContent(inOneFile(draw(language), files));
      cards.set(language, await page.pdf({ preferCSSPageSize: true, tagged: true }));
    }
    return cards;
  } finally {
    await browser.close();
  }
}

/** The document with its styles inside: nothing is left to fetch. */
function inOneFile(html: string, { style, posterStyle }: WebFiles): string {
  const bare = html.replace(/<link rel="stylesheet"[^>]*>|<script[^>]*><\/script>/g, '');
  return bare.replace('</head>', () => `<style>${style}\n${posterStyle}</style></head>`);
}
