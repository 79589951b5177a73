/** The cookies of the staff pages: out of reach of scripts, sent to `/staff` only, gone with the browser. */

export interface Asking {
  url?: string | undefined;
  headers: { cookie?: string | undefined };
}

export interface Answering {
  appendHeader(name: string, value: string): unknown;
}

export interface Cookie {
  /** `undefined` when there is none, and when there are two: another site of the same domain may have planted one. */
  read(req: Asking): string | undefined;
  /** `value` in base64url. */
  set(res: Answering, value: string): void;
  clear(res: Answering): void;
}

/** Not secure only over plain http on loopback. `Lax` is sent along on the way back from another site; `Strict` never. */
export function makeCookie(name: string, sameSite: 'Strict' | 'Lax', isSecure: boolean): Cookie {
  const key = isSecure ? `__Secure-${name}` : name;
  const rest = `; Path=/staff; HttpOnly; SameSite=${sameSite}${isSecure ? '; Secure' : ''}`;
  return {
    read({ headers }) {
      const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
      const found = pairs.filter((pair) => pair.startsWith(`${key}=`));
      return found.length === 1 ? found[0]?.slice(key.length + 1) : undefined;
    },
    set(res, value) {
      res.appendHeader('Set-Cookie', `${key}=${value}${rest}`);
    },
    clear(res) {
      res.appendHeader('Set-Cookie', `${key}=${rest}; Max-Age=0`);
    },
  };
}
