/** The two cards that are no page: the constant card of a one-to-one chat, and the neutral line in a group. */

import type { Labels } from '../../words/words';
import type { CardPart, Cards } from './cards';

export interface DoorView {
  labels: Labels;
  language: string;
  /** Address of the web page. */
  publicUrl: string;
  /** After typed text: the seal of the proposals. Without it the button opens the start and is never stale. */
  seal?: string;
}

/** Right-to-left languages are drawn so; the chat's own text stays as it is. */
const isRightToLeft = (language: string) => ['ar', 'he', 'fa', 'ur'].includes(language);

export function drawDoor(cards: Cards, { labels, language, publicUrl, seal }: DoorView): CardPart {
  const data = { msteams: { type: 'task/fetch' }, ...(seal && { seal }) };
  const notice = seal ? [cards('paragraph', quiet(labels.typed))] : [];
  return {
    ...cards('card', { language, rtl: isRightToLeft(language), title: labels.name }),
    body: [
      cards('heading', { text: labels.name }),
      cards('paragraph', quiet(labels.door)),
      ...notice,
      cards('danger', { text: labels.dangerLine }),
      cards('door', { open: labels.open, data, web: labels.web, publicUrl }),
    ],
  };
}

export interface ElsewhereView {
  labels: Labels;
  language: string;
  appId: string;
}

export function drawElsewhere(cards: Cards, { labels, language, appId }: ElsewhereView): CardPart {
  return {
    ...cards('card', { language, rtl: isRightToLeft(language), title: labels.name }),
    body: [
      cards('paragraph', quiet(labels.elsewhere)),
      ...(appId === '' ? [] : [cards('elsewhere', { open: labels.privateChat, appId })]),
    ],
  };
}

function quiet(text: string | undefined) {
  return { text, spacing: 'Default', color: 'Default', weight: 'Default', subtle: true };
}
