/** What a browser does with our cookies, without a server: keeps what an answer sets and sends it along. */

import type { Answering, Asking } from '../../../../src/channels/web/staff/cookie';

export interface CookieJar {
  res: Answering;
  /** Every header of every answer, such as `Set-Cookie: …`. */
  answered: string[];
  asking(url?: string): Asking;
  /** A copy of what it holds now, as a thief or the Back button would have it. */
  copy(): CookieJar;
}

export function openCookieJar(held = ''): CookieJar {
  const cookies = new Map(held.split('; ').flatMap((pair) => (pair ? [nameAndValue(pair)] : [])));
  const text = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answered: string[] = [];
  return {
    answered,
    res: {
      appendHeader(header, value) {
        answered.push(`${header}: ${value}`);
        if (header !== 'Set-Cookie') return;
        const [name, content] = nameAndValue(value.split(';')[0] ?? '');
        if (value.includes('Max-Age=0')) cookies.delete(name);
        else cookies.set(name, content);
      },
    },
    asking: (url = '/staff') => ({ url, headers: { cookie: text() || undefined } }),
    copy: () => openCookieJar(text()),
  };
}

function nameAndValue(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}
