/** Walks the web page over HTTP, reading it as a browser without script would. */

import { runApp } from '../fakes/running-app';
import { proposalsPlace } from './guide-walker';
import type { Walker } from './walker';

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

export async function webWalker(): Promise<Walker> {
  const app = await runApp();
  let html = '';
  let spoken = 'nl';
  const read = async (response: Response) => {
    expect(response.status).toBe(200);
    html = await response.text();
  };
  const post = async (fields: Record<string, string>) => {
    const seal = /name="seal" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await read(await fetch(app.url, { method: 'POST', body: new URLSearchParams({ seal, ...fields }) }));
  };
  const texts = (pattern: RegExp) => [...html.matchAll(pattern)].map((match) => plain(match[1] ?? ''));

  return {
    async begin(language) {
      spoken = language;
      await read(await fetch(app.url, { headers: { 'Accept-Language': language } }));
    },
    async say(text) {
      await post({ question: text });
      return proposalsPlace(text, spoken);
    },
    async press(button) {
      expect(html).toContain(`name="i" value="${button}"`);
      await post({ i: String(button) });
      return texts(/<h1[^>]*>(.*?)<\/h1>/g)[0] ?? '';
    },
    async desks() {
      return texts(/<h2[^>]*>(.*?)<\/h2>/g);
    },
    close: () => app.close(),
  };
}

function plain(html: string): string {
  return html.replace(/&\w+;|&#\d+;/g, (entity) => ENTITIES[entity] ?? entity).trim();
}
