/** How to reach a desk, short: numbers and addresses without a word around them. */

import type { Block } from '../../guide/page';
import { contactAddress } from '../contact-address';

export type Contact = Extract<Block<string>, { type: 'contact' }>;

/** The first way of each kind to reach a desk: a poster has no room for more. */
export function oneOfEach(contacts: readonly Contact[]): Contact[] {
  return contacts.filter(
    (contact, i) => contacts.findIndex(({ channel }) => channel === contact.channel) === i,
  );
}

/** Each way to reach a desk, as one tap where it is an address. */
export function ContactLinks({ contacts }: { contacts: readonly Contact[] }) {
  return (
    <>
      {contacts.map((contact) => {
        const address = contactAddress(contact);
        return address ? (
          <a class="nl-link" key={contact.value} href={address} rel="noreferrer">
            {breakable(contact.value)}
          </a>
        ) : (
          <span key={contact.value}>{contact.value}</span>
        );
      })}
    </>
  );
}

/** May go on to the next line after an @ and before a dot, and nowhere else. */
export function breakable(address: string) {
  return address
    .split(/(?<=@)|(?=\.)/)
    .flatMap((part, i) => (i === 0 ? [part] : [<wbr key={`${i}${part}`} />, part]));
}
