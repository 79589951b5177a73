/** What every part of a Slack view is drawn with: plain text only, so that nothing typed means anything to Slack. */

import type { Weight, WordedPage } from '../../guide/page';
import type { Labels } from '../../words/words';
import type { CardPart, Cards } from '../cards';
import type { Target, Targets } from '../numbered';

export interface SlackPage {
  page: WordedPage;
  labels: Labels;
  /** For the whole view: it has one. */
  seal: string;
  /** A hand-off page: its buttons name their places, and there is nothing on it that would lose what is typed. */
  named?: boolean;
  notice?: string | undefined;
  /** The other languages: code and own name. */
  languages: readonly { code: string; name: string }[];
  /** A long page is shown in parts; 0 is the first. */
  part?: number;
  /** Address of the picture of a bar so many percent long; absent where Slack cannot fetch one. */
  barImage?: ((percent: number) => string) | undefined;
}

export interface Pen extends SlackPage {
  cards: Cards;
  targets: Targets;
  /** Parts the buttons of one view. */
  number(): number;
}

export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
}

/** What a button asks for. */
export type Asked = Target | { name: 'language' | 'open'; value: string } | { name: 'part'; value: number };

/** Slack's limits, in characters (docs.slack.dev/reference/block-kit). */
export const MOST = {
  heading: 150,
  text: 3000,
  button: 75,
  option: 75,
  title: 24,
  submit: 24,
  label: 2000,
} as const;
/** What fits on a button on a phone. */
export const SHORT_LABEL = 34;

const STYLES: Partial<Record<Weight, string>> = { primary: 'primary', danger: 'danger' };

/** What does not fit is cut off visibly. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

/** Text with bold and slanted parts; none when there is nothing to say. */
export function drawText(cards: Cards, ...runs: Run[]): CardPart[] {
  const filled = runs.filter(({ text }) => text !== '');
  if (filled.length === 0) return [];
  return [
    cards('text', {
      runs: filled.map(({ text, bold = false, italic = false }) => ({
        text: shorten(text, MOST.text),
        bold,
        italic,
      })),
    }),
  ];
}

export function drawQuiet(cards: Cards, text: string): CardPart[] {
  return text === '' ? [] : [cards('quiet', { text: shorten(text, MOST.text) })];
}

/** `spoken`: what a screen reader says instead of the label. */
export function drawButton(
  { cards, number }: Pick<Pen, 'cards' | 'number'>,
  { name, value }: Asked,
  label: string | undefined,
  weight?: Weight,
  spoken = label,
): CardPart {
  const style = weight && STYLES[weight];
  return {
    ...cards('button', {
      id: `${number()}:${name}:${value}`,
      label: shorten(label ?? '', MOST.button),
      spoken: shorten(spoken ?? '', MOST.button),
    }),
    ...(style && { style }),
  };
}

/** A button of its own, or the whole label beside a short one when no phone would show it. */
export function drawChoice(pen: Pen, asked: Asked, label: string, weight?: Weight): CardPart {
  const { cards, labels } = pen;
  if (label.length <= SHORT_LABEL)
    return cards('buttons', { buttons: [drawButton(pen, asked, label, weight)] });
  const button = drawButton(pen, asked, labels.open, weight, label);
  return cards('row', { text: shorten(label, MOST.text), button });
}
