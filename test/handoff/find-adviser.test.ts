import { findAvailable, nextAdviser, type Wishes } from '../../src/handoff/find-adviser';
import type { Adviser } from '../../src/handoff/roster';
import { anAdviser } from '../fakes/handoff-world';

const MOMENTS: Record<string, number> = { near: 3, far: 2, outsider: 4, full: 1 };
const roster: Adviser[] = [
  anAdviser('near', { workplace: 'Ankara' }),
  anAdviser('far', { workplace: 'Rabat', languages: ['nl', 'fr'] }),
  anAdviser('outsider', { workplace: '', outside: true }),
  anAdviser('vague', { workplace: '', languages: ['tr'] }),
  anAdviser('full', { workplace: 'Rabat', most: 1 }),
  anAdviser('invited', { accounts: [] }),
  anAdviser('other desk', { desks: ['integrity-desk'] }),
];

function find(wishes: Wishes = {}) {
  return findAvailable(
    {
      roster,
      desk: 'confidential-adviser',
      countOf: async (id) => (id === 'full' ? 1 : 0),
      nextMoment: ({ id }) => MOMENTS[id],
    },
    wishes,
  );
}

describe('who can be asked', () => {
  const ids = async (wishes: Wishes = {}) => (await find(wishes)).map(({ adviser }) => adviser.id);

  it('is everybody behind the desk who joined, soonest first', async () => {
    expect(await ids()).toEqual(['full', 'far', 'near', 'outsider', 'vague']);
  });

  it.each<[string, Wishes, string[]]>([
    ['a language', { language: 'fr' }, ['far']],
    ['outside the organisation', { outside: 'outside' }, ['outsider']],
    ['inside', { outside: 'inside', language: 'tr' }, ['vague']],
    ['elsewhere', { elsewhere: true, workplace: 'Ankara' }, ['full', 'far', 'outsider']],
    ['elsewhere, not knowing where', { elsewhere: true, language: 'fr' }, ['far']],
    ['a workplace alone', { workplace: 'Ankara', language: 'fr' }, ['far']],
  ])('can be narrowed to %s', async (_, wishes, expected) => {
    expect(await ids(wishes)).toEqual(expected);
  });

  it('says who is near, who has room and who is not there at all', async () => {
    const found = await find({ workplace: 'Ankara' });
    expect(found.filter(({ isNear }) => isNear).map(({ adviser }) => adviser.id)).toEqual(['near']);
    expect(found.filter(({ hasRoom }) => !hasRoom).map(({ adviser }) => adviser.id)).toEqual(['full']);
    expect(found.at(-1)).not.toHaveProperty('nextMoment');
  });
});

describe('who comes next', () => {
  it.each([
    ['nobody when I am asked first', 'ask', [], 'nl', undefined, undefined],
    ['the soonest with room', 'anyone', [], 'nl', undefined, 'far'],
    ['the soonest who may', 'anyone', ['far'], 'nl', undefined, 'near'],
    ['somebody who speaks the language', 'anyone', [], 'fr', undefined, 'far'],
    ['anybody when nobody speaks it', 'anyone', [], 'zh', undefined, 'far'],
    ['nobody who is never there, whatever they speak', 'anyone', [], 'tr', undefined, 'far'],
    ['somebody elsewhere', 'outside', [], 'nl', 'Rabat', 'near'],
    ['not somebody whose workplace is unknown', 'outside', ['near', 'outsider'], 'tr', 'Rabat', undefined],
    ['somebody of another organisation when mine is unknown', 'outside', [], 'nl', undefined, 'outsider'],
    ['nobody when all said no', 'anyone', ['far', 'near', 'outsider'], 'nl', undefined, undefined],
  ] as const)('is %s', async (_, fallback, not, language, workplace, expected) => {
    expect(nextAdviser(await find(), { fallback, not, language, workplace })?.id).toBe(expected);
  });
});
