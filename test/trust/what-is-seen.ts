/** What a browser makes of a page or of a card: which elements there are, and what stands where words were typed. */

import type { Page } from 'playwright-core';

export interface Seen {
  /** How many of each; without those that only hold text. */
  elements: Record<string, number>;
  /** Attributes that run or load something. */
  active: number;
  /** Of each block in turn: sender, message, fact, line, area. */
  texts: string[];
}

/** `html`: a whole document; nothing of it is loaded or run. */
export function readPage(page: Page, html: string): Promise<Seen> {
  return page.evaluate((source) => {
    const read = new DOMParser().parseFromString(source, 'text/html');
    const elements: Record<string, number> = {};
    const counted = [...read.querySelectorAll('*')];
    for (const { localName } of counted) elements[localName] = (elements[localName] ?? 0) + 1;
    const texts = [...read.querySelectorAll('.sender, .typed, dd, .field input, .field textarea')];
    return {
      elements,
      active: counted.filter((each) => [...each.attributes].some(({ name }) => /^(on|style$)/.test(name)))
        .length,
      texts: texts.map((each) =>
        each.localName === 'input' ? (each.getAttribute('value') ?? '') : (each.textContent ?? ''),
      ),
    };
  }, html);
}

interface Renderer {
  parse(card: unknown): void;
  render(): HTMLElement;
}
interface RendererType {
  new (): Renderer;
  onProcessMarkdown: (text: string, result: { outputHtml?: string; didProcess: boolean }) => void;
}

/** With Microsoft's own renderer, and a reader of Markdown that finds more in a text than any client does. */
export function readCard(page: Page, card: unknown): Promise<Seen> {
  return page.evaluate((json) => {
    const { AdaptiveCard } = (window as unknown as { AdaptiveCards: { AdaptiveCard: RendererType } })
      .AdaptiveCards;
    AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = text
        .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '<a href="$2">$1</a>')
        .replace(/https?:\/\/\S+/g, '<a href="$&">$&</a>')
        .replace(/([*_~`])+(?=\S)(.+?)\1+/g, '<em>$2</em>')
        .replace(/^\s*([#>]|[-+] |\d+\. |={3})/gm, '<hr>');
      result.didProcess = true;
    };
    const drawn = new AdaptiveCard();
    drawn.parse(json);
    const root = drawn.render();
    const elements: Record<string, number> = {};
    const counted = [...root.querySelectorAll('*')];
    for (const { localName } of counted) {
      if (!['div', 'span', 'br'].includes(localName)) elements[localName] = (elements[localName] ?? 0) + 1;
    }
    const typed = (each: Element) => (each as HTMLInputElement).value ?? each.textContent ?? '';
    const body = [...root.querySelectorAll('.ac-textBlock, .ac-richTextBlock, input, textarea')].slice(2);
    const shown = body.filter((each) => each.closest('label') === null && each.localName !== 'label');
    return {
      elements,
      active: counted.filter((each) => [...each.attributes].some(({ name }) => /^on/.test(name))).length,
      texts: shown.filter((each) => each.textContent !== 'label').map(typed),
    };
  }, card);
}
