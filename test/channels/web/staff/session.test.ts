import { randomBytes } from 'node:crypto';
import {
  actorTag,
  continueAt,
  makeSessions,
  type SignedIn,
  STAFF_ROLES,
} from '../../../../src/channels/web/staff/session';
import { openKeyRing } from '../../../../src/sealing/key-ring';
import { openCookieJar } from './cookie-jar';

const MINUTE = 60 * 1000;
const NOON = Date.UTC(2026, 10, 20, 12);
const ANNA: SignedIn = { subject: randomBytes(16).toString('base64url'), roles: ['adviser', 'figures'] };

function open({ isSecure = true, at = NOON } = {}) {
  const clock = { time: at };
  const now = () => clock.time;
  const ring = openKeyRing({ load: () => ({}), save: () => {} }, now);
  const wait = (minutes: number) => {
    clock.time += minutes * MINUTE;
  };
  const jar = openCookieJar();
  const restart = () => makeSessions({ ring, now, isSecure });
  return { sessions: restart(), restart, jar, wait };
}

describe('a session of the staff pages', () => {
  it('knows again who signed in, with which roles, also after a restart', () => {
    const { sessions, restart, jar } = open();
    const session = sessions.begin(jar.res, ANNA);
    expect(sessions.read(jar.asking())).toEqual(session);
    expect(restart().read(jar.asking())).toMatchObject(ANNA);
  });

  it.each([[[]], [['coordinator']], [[...STAFF_ROLES]]] as const)('keeps the roles %j', (roles) => {
    const { sessions, jar } = open();
    sessions.begin(jar.res, { ...ANNA, roles });
    expect(sessions.read(jar.asking())?.roles).toEqual(roles);
  });

  it('is a strict cookie for the staff pages only, which goes when the browser does', () => {
    const { sessions, jar } = open();
    sessions.begin(jar.res, ANNA);
    expect(jar.answered).toEqual([
      expect.stringMatching(
        /^Set-Cookie: __Secure-staff=[\w-]+; Path=\/staff; HttpOnly; SameSite=Strict; Secure$/,
      ),
    ]);
    expect(jar.answered.join()).not.toContain(ANNA.subject);
  });

  it('works over plain http on loopback', () => {
    const { sessions, jar } = open({ isSecure: false });
    sessions.begin(jar.res, ANNA);
    expect(jar.answered.join()).toMatch(/^Set-Cookie: staff=[^;]+; Path=\/staff; HttpOnly; SameSite=Strict$/);
    expect(sessions.read(jar.asking())).toMatchObject(ANNA);
  });

  it('is over after thirty minutes of nothing', () => {
    const { sessions, jar, wait } = open();
    sessions.begin(jar.res, ANNA);
    wait(29.9);
    expect(sessions.read(jar.asking())).toBeDefined();
    wait(0.1);
    expect(sessions.read(jar.asking())).toBeUndefined();
  });

  it('goes on while somebody works, for eight hours at most, also past midnight', () => {
    const { sessions, jar, wait } = open({ at: NOON + 9 * 60 * MINUTE });
    sessions.begin(jar.res, ANNA);
    let minutes = 0;
    for (; minutes < 24 * 60; minutes += 20) {
      const session = sessions.read(jar.asking());
      if (!session) break;
      sessions.renew(jar.res, session);
      wait(20);
    }
    expect(minutes).toBe(8 * 60);
  });

  it('stays ended, for a copy of the cookie as well', () => {
    const { sessions, jar, wait } = open();
    const session = sessions.begin(jar.res, ANNA);
    const copy = jar.copy();
    sessions.end(jar.res, session);
    expect(jar.asking().headers.cookie).toBeUndefined();
    expect(sessions.read(copy.asking())).toBeUndefined();
    wait(20);
    sessions.end(jar.res, sessions.begin(jar.res, ANNA));
    sessions.renew(copy.res, session);
    expect(sessions.read(copy.asking())).toBeUndefined();
  });

  it('does not end the sessions of others', () => {
    const { sessions, jar } = open();
    const other = openCookieJar();
    const mine = sessions.begin(jar.res, ANNA);
    sessions.begin(other.res, ANNA);
    sessions.end(jar.res, mine);
    expect(sessions.read(other.asking())).toMatchObject(ANNA);
  });

  it('is not opened when any bit was changed, nor under another ring', () => {
    const { sessions, jar } = open();
    sessions.begin(jar.res, ANNA);
    const { cookie = '' } = jar.asking().headers;
    const [name, sealed = ''] = cookie.split('=');
    const bytes = Buffer.from(sealed, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const headers = { cookie: `${name}=${forged.toString('base64url')}` };
      expect(sessions.read({ headers })).toBeUndefined();
    }
    expect(open().sessions.read(jar.asking())).toBeUndefined();
  });

  it.each(['', '=', ';;;', '__Secure-staff', '__Secure-staff=', 'x'.repeat(100_000)])(
    'is nobody with the cookie %#',
    (cookie) => {
      expect(open().sessions.read({ headers: { cookie } })).toBeUndefined();
    },
  );

  it('is nobody when a second cookie was planted beside the own one', () => {
    const { sessions, jar } = open();
    const attacker = openCookieJar();
    sessions.begin(jar.res, ANNA);
    sessions.begin(attacker.res, ANNA);
    const cookie = `${attacker.asking().headers.cookie}; ${jar.asking().headers.cookie}`;
    expect(sessions.read({ headers: { cookie } })).toBeUndefined();
    expect(
      sessions.read({ headers: { cookie: `theme=dark; ${jar.asking().headers.cookie}` } }),
    ).toBeDefined();
  });

  it('has a tag of its own for what is sealed for it, the same at every step', () => {
    const { sessions, jar } = open();
    const session = sessions.begin(jar.res, ANNA);
    sessions.renew(jar.res, session);
    const later = sessions.read(jar.asking());
    expect(later && actorTag(later)).toBe(actorTag(session));
    expect(actorTag(sessions.begin(jar.res, ANNA))).not.toBe(actorTag(session));
  });
});

it('goes on by itself with a header, which needs no script', () => {
  const jar = openCookieJar();
  continueAt(jar.res, '/staff');
  expect(jar.answered).toEqual(['Refresh: 0; url=/staff']);
});
