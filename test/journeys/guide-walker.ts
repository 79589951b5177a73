/** Walks the guide itself: respond, without any channel. */

import { makeRespond, type Reply } from '../../src/conversation/respond';
import { targetsOf } from '../../src/guide/page';
import { formatPlace } from '../../src/guide/place';
import { example, TODAY } from '../fakes/example';
import type { Walker } from './walker';

export async function guideWalker(): Promise<Walker> {
  const { guide, understand, words } = example();
  const respond = makeRespond({ guide, understand, today: () => TODAY });
  let reply: Reply;
  const worded = () => words.word(reply.page, reply.language);
  return {
    async begin(language) {
      reply = respond({ place: 'start', language });
    },
    async say(text) {
      reply = respond({ text, language: reply.language });
      return formatPlace(reply.place);
    },
    async press(button) {
      reply = respond({ place: targetsOf(reply.page)[button] ?? '', language: reply.language });
      return worded().title;
    },
    async desks() {
      return (worded().desks ?? []).map(({ label }) => label);
    },
    async close() {},
  };
}

/** The place that typed text leads to: what a channel shows must be the page there. */
export function proposalsPlace(text: string, language: string): string {
  const { guide, understand } = example();
  return formatPlace(makeRespond({ guide, understand, today: () => TODAY })({ text, language }).place);
}
