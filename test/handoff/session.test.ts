import { ENTRY_MOST } from '../../src/handoff/case';
import { NAME_MOST, REACH_MOST } from '../../src/handoff/fields';
import {
  carriedOf,
  type Draft,
  makeEntryId,
  makeSessions,
  PAGE_LASTS,
  type Session,
} from '../../src/handoff/session';
import { makeLongSealer } from '../../src/sealing/seal';

const clock = { time: 1_000_000 };
const keys = { current: () => ({ day: 1, key: Buffer.alloc(32, 3) }), find: () => Buffer.alloc(32, 3) };
const sessions = makeSessions(makeLongSealer(keys, 'handoff', 256), () => clock.time);
const draft: Draft = {
  way: 'relay',
  desk: 'confidential-adviser',
  adviser: '',
  fallback: 'ask',
  text: 'words',
  name: '',
  reach: '',
  secret: 'x'.repeat(12),
  pseudonym: [1, 2],
  since: clock.time,
};
const session: Session = {
  party: 'employee',
  place: 'handoff/write',
  language: 'nl',
  ends: clock.time + PAGE_LASTS,
  counted: 0,
  entry: makeEntryId(),
  draft,
};

describe('a session', () => {
  it('opens for whom it was sealed', () => {
    const sealed = sessions.seal(session, 'me');
    expect(sessions.open(sealed, 'me')).toEqual(session);
    expect(sessions.open(sealed, 'somebody else')).toBeUndefined();
    expect(sessions.open(sealed, '')).toBeUndefined();
    expect(sealed).not.toContain('words');
  });

  it.each([undefined, '', 'forged', 7, {}, sessions.seal(session, 'me').slice(1)])(
    'does not open from %p',
    (sealed) => {
      expect(sessions.open(sealed, 'me')).toBeUndefined();
    },
  );

  it('ends', () => {
    const sealed = sessions.seal({ ...session, ends: clock.time + 1 }, 'me');
    const last = sessions.seal({ ...session, ends: clock.time }, 'me');
    expect(sessions.open(sealed, 'me')).toBeDefined();
    expect(sessions.open(last, 'me')).toBeUndefined();
  });

  it.each(['x', '"', '\n', '漢', '🙂'])('holds a draft as long as it may be, of %j', (sign) => {
    const fill = (most: number) => sign.repeat(most / sign.length);
    const [text, name, reach] = [fill(ENTRY_MOST), fill(NAME_MOST), fill(REACH_MOST)];
    const long = { ...session, draft: { ...draft, text, name, reach, workplace: fill(60) } };
    expect(sessions.open(sessions.seal(long, 'me'), 'me')).toEqual(long);
  });

  it('is as long for one text as for another of nearly the same length', () => {
    const length = (text: string) => sessions.seal({ ...session, draft: { ...draft, text } }, 'me').length;
    expect(length('yes')).toBe(length('no'));
  });
});

describe('what goes along', () => {
  it('is the case and the draft, and nothing else', () => {
    expect(carriedOf({ ...session, case: 'c' })).toEqual({ case: 'c', draft });
    expect(carriedOf({})).toEqual({});
  });
});

it('a new entry has an id of 128 bits', () => {
  const ids = Array.from({ length: 100 }, makeEntryId);
  expect(new Set(ids).size).toBe(100);
  expect(ids.every((id) => Buffer.from(id, 'base64url').length === 16)).toBe(true);
});
