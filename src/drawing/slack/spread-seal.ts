/** Where a view keeps its seal: in its metadata, and what does not fit there in the values of its buttons. */

import type { CardPart } from '../cards';

/** In characters (docs.slack.dev/reference/views, …/block-elements/button-element). */
export const METADATA_MOST = 3000;
const VALUE_MOST = 2000;

/** Throws when there are too few buttons: a page of hand-off always has enough. */
export function spreadSeal(
  blocks: readonly CardPart[],
  seal: string,
): { blocks: CardPart[]; privateMetadata: string } {
  let rest = seal.slice(METADATA_MOST);
  const withValue = (part: CardPart): CardPart => {
    if (part.type !== 'button' || rest === '') return part;
    const value = rest.slice(0, VALUE_MOST);
    rest = rest.slice(VALUE_MOST);
    return { ...part, value };
  };
  const filled = blocks.map((block) => ({
    ...block,
    ...(Array.isArray(block.elements) &&
      block.type === 'actions' && { elements: block.elements.map((part) => withValue(part as CardPart)) }),
    ...(isPart(block.accessory) && { accessory: withValue(block.accessory) }),
  }));
  if (rest !== '') throw new Error('this view has too few buttons for its seal');
  return { blocks: filled, privateMetadata: seal.slice(0, METADATA_MOST) };
}

/** The seal of a view that Slack sends back; it is checked where it is opened. */
export function gatherSeal(view: { private_metadata: string; blocks: readonly unknown[] }): string {
  const values = view.blocks.filter(isPart).flatMap(({ type, elements, accessory }) => {
    const within = type === 'actions' && Array.isArray(elements) ? elements : [accessory];
    return within.filter(isPart).map(({ value }) => (typeof value === 'string' ? value : ''));
  });
  return [view.private_metadata, ...values].join('');
}

function isPart(value: unknown): value is CardPart {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
