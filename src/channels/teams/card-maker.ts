/** The cards of the Teams channel: a page, the constant card of the chat, and the line for a group. */

import type { Cards } from '../../drawing/cards';
import { drawCard } from '../../drawing/teams/draw-card';
import { drawDoor, drawElsewhere } from '../../drawing/teams/draw-door';
import type { Words } from '../../words/words';
import type { Stepped } from '../step';

type Card = Record<string, unknown>;

export interface CardParts {
  words: Words;
  /** `dialog`: the chat holds one constant card. `chat`: the page itself is a card there. */
  discretion: 'dialog' | 'chat';
  /** The web page, offered on the constant card. */
  publicUrl: string;
  /** Empty when Teams is tried on this machine. */
  appId: string;
}

export interface CardMaker {
  page(stepped: Stepped): Card;
  /** Neutral: what a dialog is called, whatever is in it. */
  title(stepped: Stepped): string;
  /** Always the same; after typed text its button opens the proposals. */
  door(language: string, opens?: Stepped): Card;
  elsewhere(language: string): Card;
}

export function makeCardMaker(parts: CardParts, cards: Cards): CardMaker {
  const { words, discretion, publicUrl, appId } = parts;
  const spoken = (language: string) => ({
    language,
    labels: words.labels(language),
    direction: words.directionOf(language),
  });
  return {
    page({ page, language, notice, seal, around, named }) {
      return drawCard(cards, {
        page: words.word(page, language),
        labels: words.labels(language),
        seal,
        around,
        named,
        notice: notice && words.say(notice, language).join(' '),
        // On a page that holds what somebody typed, another language would lose it.
        languages: named ? [] : words.others(language),
        mode: discretion,
      });
    },
    title: ({ language }) => words.labels(language).name ?? '',
    door(language, opens) {
      return drawDoor(cards, {
        ...spoken(opens?.language ?? language),
        publicUrl,
        ...(opens && { seal: opens.seal }),
      });
    },
    elsewhere: (language) => drawElsewhere(cards, { ...spoken(language), appId }),
  };
}
