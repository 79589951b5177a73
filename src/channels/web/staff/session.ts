/**
 * Who is signed in on the staff pages, sealed in a cookie. Forms need no token apart: every staff form carries a seal
 * bound to `actorTag`, which opens only for the session that was shown it, so another site cannot send one in.
 */

import { randomBytes } from 'node:crypto';
import type { DayKeys } from '../../../sealing/key-ring';
import { makeSealer } from '../../../sealing/seal';
import { type Answering, type Asking, makeCookie } from './cookie';

/** In this order: the place of a role is its bit in the cookie. */
export const STAFF_ROLES = ['adviser', 'coordinator', 'figures'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who somebody turned out to be. */
export interface SignedIn {
  /** 128 bits as 22 characters base64url: an adviser's id, or the tag of an account elsewhere. */
  subject: string;
  roles: readonly StaffRole[];
}

export interface Session extends SignedIn {
  /** 128 bits as 22 characters base64url. */
  id: string;
  /** Seconds since 1 January 1970. */
  since: number;
}

export interface Sessions {
  /** Always a new session: whoever knew an earlier cookie gains nothing by it. */
  begin(res: Answering, who: SignedIn): Session;
  /** `undefined` for what is absent, forged, ended, thirty minutes idle or eight hours old. */
  read(req: Asking): Session | undefined;
  /** Starts the thirty minutes anew; the eight hours go on. */
  renew(res: Answering, session: Session): void;
  /** A copy of the cookie is worth nothing either: on this replica at once, on another when its time is up. */
  end(res: Answering, session: Session): void;
}

export interface SessionParts {
  ring: DayKeys;
  /** Milliseconds. */
  now: () => number;
  /** Not over plain http on loopback. */
  isSecure: boolean;
}

const IDLE_SECONDS = 30 * 60;
const MOST_SECONDS = 8 * 60 * 60;
const ID_BYTES = 16;
const VALUE_BYTES = 2 * ID_BYTES + 1 + 4 + 4;

export function makeSessions({ ring, now, isSecure }: SessionParts): Sessions {
  const sealer = makeSealer(ring, 'staff-session', VALUE_BYTES);
  const cookie = makeCookie('staff', 'Strict', isSecure);
  const seconds = () => Math.floor(now() / 1000);
  /** Ids of sessions ended before their time, with that time in seconds. */
  const ended = new Map<string, number>();
  const renew = (res: Answering, session: Session) => cookie.set(res, sealer.seal(pack(session, seconds())));
  return {
    begin(res, { subject, roles }) {
      const id = randomBytes(ID_BYTES).toString('base64url');
      const session = { subject, roles, id, since: seconds() };
      renew(res, session);
      return session;
    },
    read(req) {
      const value = sealer.open(cookie.read(req));
      if (!value) return undefined;
      const { session, seen } = unpack(value);
      const isOver = seconds() - seen >= IDLE_SECONDS || seconds() - session.since >= MOST_SECONDS;
      return isOver || ended.has(session.id) ? undefined : session;
    },
    renew,
    end(res, session) {
      for (const [id, until] of ended) if (until <= seconds()) ended.delete(id);
      ended.set(session.id, session.since + MOST_SECONDS);
      cookie.clear(res);
    },
  };
}

/** What a seal of the staff pages is bound to, so that it opens for this session alone. */
export function actorTag({ id }: Session): string {
  return `staff/${id}`;
}

/**
 * Goes on to `path` by itself, without script. On the way back from another site a redirect would not carry the strict
 * cookie that was only just set; a step that our own page takes does.
 */
export function continueAt(res: Answering, path: string): void {
  res.appendHeader('Refresh', `0; url=${path}`);
}

/** `seen` in seconds. */
function pack({ subject, id, roles, since }: Session, seen: number): Buffer {
  const numbers = Buffer.alloc(1 + 4 + 4);
  numbers.writeUInt8(roles.reduce((bits, role) => bits | (1 << STAFF_ROLES.indexOf(role)), 0));
  numbers.writeUInt32BE(since, 1);
  numbers.writeUInt32BE(seen, 5);
  return Buffer.concat([Buffer.from(subject, 'base64url'), Buffer.from(id, 'base64url'), numbers]);
}

function unpack(value: Buffer): { session: Session; seen: number } {
  const numbers = value.subarray(2 * ID_BYTES);
  const session = {
    subject: value.subarray(0, ID_BYTES).toString('base64url'),
    id: value.subarray(ID_BYTES, 2 * ID_BYTES).toString('base64url'),
    roles: STAFF_ROLES.filter((_role, bit) => numbers.readUInt8() & (1 << bit)),
    since: numbers.readUInt32BE(1),
  };
  return { session, seen: numbers.readUInt32BE(5) };
}
