/** The cards of the Teams channel: a page, the constant card of the chat, and the line for a group. */

import type { Cards } from '../../drawing/teams/cards';
import { drawCard } from '../../drawing/teams/draw-card';
import { drawDoor, drawElsewhere } from '../../drawing/teams/draw-door';
import type { Stepped } from '../step';
import type { ConversationParts } from './conversation';

type Card = Record<string, unknown>;

export interface CardMaker {
  page(stepped: Stepped): Card;
  /** Neutral: what a dialog is called, whatever is in it. */
  title(stepped: Stepped): string;
  /** Always the same; after typed text its button opens the proposals. */
  door(language: string, opens?: Stepped): Card;
  elsewhere(language: string): Card;
}

export function makeCardMaker(parts: ConversationParts, cards: Cards): CardMaker {
  const { words, seals, discretion, publicUrl, appId } = parts;
  const sealOf = ({ reply: { place, language }, counted }: Stepped) =>
    seals.seal({ place, language, counted });
  return {
    page(stepped) {
      const { page, language, notice } = stepped.reply;
      const labels = words.labels(language);
      return drawCard(cards, {
        page: words.word(page, language),
        labels,
        seal: sealOf(stepped),
        notice: notice && labels[notice],
        languages: words.others(language),
        mode: discretion,
      });
    },
    title: ({ reply }) => words.labels(reply.language).name ?? '',
    door(language, opens) {
      const spoken = opens?.reply.language ?? language;
      return drawDoor(cards, {
        labels: words.labels(spoken),
        language: spoken,
        publicUrl,
        ...(opens && { seal: sealOf(opens) }),
      });
    },
    elsewhere: (language) => drawElsewhere(cards, { labels: words.labels(language), language, appId }),
  };
}
