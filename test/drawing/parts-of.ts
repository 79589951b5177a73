/** Every part of a card that has a type: elements and actions, in the order in which they stand. */

import type { CardPart } from '../../src/drawing/cards';

export function partsOf(node: unknown): CardPart[] {
  if (Array.isArray(node)) return node.flatMap(partsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { data: _, ...fields } = node as CardPart;
  return [
    ...(typeof fields.type === 'string' ? [fields] : []).map(() => node as CardPart),
    ...Object.values(fields).flatMap(partsOf),
  ];
}
