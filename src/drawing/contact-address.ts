/** The address behind a contact, so that it is one tap; empty for a place to visit, and for what is no address. */

import type { Block } from '../guide/page';

const SHAPE = {
  phone: /^\+?[\d\s-]+$/,
  mail: /^[\w.+-]+@[\w.-]+$/,
  web: /^[\w-]+(\.[\w-]+)+(\/[\w/.-]*)?$/,
} as const;
/** A page of ours: below the root, or whole, on this machine or elsewhere. */
const OWN = [/^\/[\w/.-]+$/, /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/, /^https:\/\/[\w.-]+(:\d+)?$/];

export function contactAddress({ channel, value }: Extract<Block<string>, { type: 'contact' }>): string {
  if (channel === 'web' && OWN.some((shape) => shape.test(value))) return value;
  if (channel === 'visit' || !SHAPE[channel].test(value)) return '';
  if (channel === 'phone') return `tel:${value.replace(/[\s-]/g, '')}`;
  return channel === 'mail' ? `mailto:${value}` : `https://${value}`;
}
