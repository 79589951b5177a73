/** The views of the Slack channel: a page, the Home tab, and what stands there while something takes long. */

import type { CardPart, Cards } from '../../drawing/cards';
import { drawHome, drawMoment } from '../../drawing/slack/draw-door';
import { drawView } from '../../drawing/slack/draw-view';
import { keepTyped, type SentView } from '../../drawing/slack/keep-typed';
import type { Words } from '../../words/words';
import type { Stepped } from '../step';
import { BARS } from './bars';

export interface ViewMaker {
  /** `plain`: without pictures. */
  page(stepped: Stepped, part?: number, plain?: boolean): CardPart;
  home(language: string): CardPart;
  /** While a page takes long to open; `seal`: of what it is. */
  moment(language: string, seal: string): CardPart;
  /** While an answer takes long: what was sent in, with all that was typed. */
  kept(language: string, view: SentView): CardPart;
}

interface ViewMakerParts {
  words: Words;
  cards: Cards;
  publicUrl: string;
}

export function makeViewMaker({ words, cards, publicUrl }: ViewMakerParts): ViewMaker {
  // Slack fetches pictures itself: it reaches no page on this machine.
  const isPublic = publicUrl.startsWith('https://');
  const barImage = (percent: number) => `${publicUrl.replace(/\/$/, '')}${BARS}/${percent}.png`;
  return {
    page({ page, language, notice, seal, named }, part = 0, plain = false) {
      return drawView(cards, {
        page: words.word(page, language),
        labels: words.labels(language),
        seal,
        named,
        notice: notice && words.say(notice, language).join(' '),
        // On a page that holds what somebody typed, another language would lose it.
        languages: named ? [] : words.others(language),
        part,
        barImage: isPublic && !plain ? barImage : undefined,
      });
    },
    home: (language) => drawHome(cards, words.labels(language)),
    moment: (language, seal) => drawMoment(cards, words.labels(language), language, seal),
    kept(language, view) {
      const labels = words.labels(language);
      return keepTyped(cards, labels, view, labels.next ?? '');
    },
  };
}
