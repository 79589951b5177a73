/** Starts the provider of oidc-provider-process.mjs, and walks through its sign-in as a browser without a person would. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from './example';

export const CLIENT = { client_id: 'wegwijzer', client_secret: 'a secret between these two' };

export interface OidcProvider {
  issuer: string;
  /** From the address that sign-in begins with to the address it ends at. `who`: an account of the provider. */
  signIn(url: string, who?: string): Promise<string>;
  close(): Promise<void>;
}

/** `port`: 0 for any. */
export async function openOidcProvider(redirectUri: string, port = 0): Promise<OidcProvider> {
  const client = { ...CLIENT, redirect_uris: [redirectUri] };
  const child = fork(join(ROOT, 'test/fakes/oidc-provider-process.mjs'), [JSON.stringify({ client, port })], {
    execArgv: [],
    silent: true,
  });
  const [issuer] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof issuer !== 'string') throw new Error('the provider did not start');
  return {
    issuer,
    async signIn(url, who = 'somebody') {
      const cookies = new Map<string, string>();
      let at = new URL(url);
      at.searchParams.set('login_hint', who);
      while (!at.href.startsWith(redirectUri)) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
        for (const set of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
          cookies.set(name, value);
        }
        const location = answer.headers.get('location');
        if (!location) throw new Error(`the provider answered ${answer.status}`);
        at = new URL(location, at);
      }
      return at.href;
    },
    async close() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
