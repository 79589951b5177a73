/** Signing in on one's own machine, where no sign-in is configured: codes that work once and are kept in memory only. */

import { timingSafeEqual } from 'node:crypto';
import type { Guess } from '../../../handoff/guess-budget';
import { makeCode, normaliseCode } from '../../../handoff/one-time-code';
import type { StaffRole } from './session';

const LIFE = 30 * 60 * 1000;

export interface LocalSignIn {
  /** A code for this role, to be shown to whoever started the program. */
  issue(role: StaffRole): string;
  /** Works once, within thirty minutes. */
  redeem(text: string): Promise<StaffRole | undefined>;
}

interface Issued {
  code: string;
  role: StaffRole;
  /** Milliseconds. */
  until: number;
}

/** `now` in milliseconds. */
export function makeLocalSignIn(now: () => number, guess: Guess): LocalSignIn {
  let open: Issued[] = [];
  const take = (text: string) => {
    const given = normaliseCode(text);
    if (given === undefined) return undefined;
    const stillOpen = open.filter(({ until }) => now() < until);
    const found = stillOpen.filter(({ code }) => timingSafeEqual(Buffer.from(code), Buffer.from(given)))[0];
    open = stillOpen.filter((issued) => issued !== found);
    return found?.role;
  };
  return {
    issue(role) {
      const code = makeCode();
      open = [...open, { code, role, until: now() + LIFE }];
      return code;
    },
    redeem: (text) => guess(() => take(text)),
  };
}
