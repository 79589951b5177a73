/** What stands on the printable card: the pages of all desks, gathered in one. */

import type { Respond } from '../../conversation/respond';
import { drawPoster, type PosterDesk } from '../../drawing/web/draw-poster';
import { makeQrCode } from '../../drawing/web/qr-code';
import type { Words } from '../../words/words';

export interface PosterParts {
  respond: Respond;
  words: Words;
  quickExit: string;
  /** Where people reach the guide; the QR code leads there. */
  publicUrl: string;
}

/** The card in one language, as HTML. */
export function makePoster({
  respond,
  words,
  quickExit,
  publicUrl,
}: PosterParts): (language: string) => string {
  const code = makeQrCode(publicUrl);
  const address = publicUrl.replace(/^https?:\/\/|\/$/g, '');

  return (language) => {
    const pageAt = (place: string) => words.word(respond({ place, language }).page, language);
    const deskAt = (place: string) =>
      pageAt(place).blocks.flatMap((block) => (block.type === 'contact' ? [block] : []));
    const card = pageAt('card');
    const groups = card.blocks.flatMap((block) =>
      block.type === 'links' ? [{ title: block.title ?? '', desks: block.items.map(toDesk) }] : [],
    );
    function toDesk({
      label,
      note = '',
      place,
    }: {
      label: string;
      note?: string;
      place: string;
    }): PosterDesk {
      return { label, short: note, contacts: deskAt(place) };
    }
    const dates = groups.flatMap(({ desks }) =>
      desks.flatMap(({ contacts }) => contacts.map(({ checkedUntil }) => checkedUntil)),
    );
    return drawPoster({
      language,
      direction: card.direction,
      labels: words.labels(language),
      groups,
      checkedUntil: dayInWords(dates.sort()[0], language),
      address,
      code,
      languages: words.others(language),
      quickExit,
    });
  };
}

/** `date` as ISO date; empty without one. As people in the Netherlands write it in that language. */
function dayInWords(date: string | undefined, language: string): string {
  if (date === undefined) return '';
  const format = new Intl.DateTimeFormat([`${language}-NL`, language], {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(date));
}
