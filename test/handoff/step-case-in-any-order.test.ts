import fc from 'fast-check';
import { type Case, expiryOf } from '../../src/handoff/case';
import { dueOf, type Event, stepCase, TRIES_MOST } from '../../src/handoff/step-case';
import { aTalk, calendar, DAY, MONDAY } from '../fakes/handoff-world';

const NAMED = { name: 'N', reach: 'R' };

describe('whatever happens in whatever order', () => {
  const adviser = fc.constantFrom('A', 'B', 'C', 'D');
  const taker = adviser.map((id) => ({ adviser: id, promise: 2 }));
  const id = fc.nat(200).map(String);
  const party = fc.constantFrom('employee' as const, 'adviser' as const);
  const parties = fc.subarray(['employee', 'adviser', 'coordinator'] as const).map((all) => [...all]);
  const event: fc.Arbitrary<Event> = fc.oneof(
    fc.constant({ type: 'accept' } as const),
    fc.record({ type: fc.constant('decline' as const), next: fc.option(taker, { nil: undefined }) }),
    fc.record({ type: fc.constant('say' as const), from: party, id, text: fc.string() }),
    fc.record({ type: fc.constant('offer' as const), next: taker }),
    fc.record({ type: fc.constant('ask-transfer' as const), to: adviser, id }),
    fc.record({
      type: fc.constant('answer-transfer' as const),
      next: fc.option(taker, { nil: undefined }),
      id,
    }),
    fc.record({ type: fc.constant('name' as const), named: fc.constant(NAMED), id }),
    fc.record({ type: fc.constant('extend' as const), by: party }),
    fc.record({
      type: fc.constant('knocked' as const),
      arrived: parties,
      missed: parties,
      lost: parties,
      after: fc.nat(),
    }),
    fc.constant({ type: 'tick' } as const),
  );
  const deed = fc.record({ event, pause: fc.integer({ min: 0, max: 2 * DAY }) });

  function holds(before: Case, { type }: Event, after: Case): void {
    expect(after.version).toBe(before.version + 1);
    expect(after.thread.slice(0, before.thread.length)).toEqual(before.thread);
    expect(new Set(after.thread.map((one) => one.id)).size).toBe(after.thread.length);
    expect(after.not).toEqual(expect.arrayContaining(before.not));
    if (after.adviser !== before.adviser) expect(after.state).toBe('offered');
    if (after.adviser !== before.adviser && type !== 'offer') expect(after.not).not.toContain(after.adviser);
    if (after.state === 'open' && before.state === 'offered') expect(type).toBe('accept');
    if (after.state === 'open') expect(after.adviser).not.toBe('');
    if (after.state === 'offered') expect(after.transferTo ?? '').toBe('');
    const last = after.thread.filter(({ from }) => from !== 'house').at(-1);
    if (last?.from === 'employee') expect(after.waitingSince).toBeDefined();
    if (after.waitingSince === undefined) expect(after.stage).toBe(0);
    expect(after.tries).toBeLessThan(TRIES_MOST);
    expect(dueOf(after, calendar)).toBeLessThanOrEqual(calendar.hour(expiryOf(after)));
    expect(JSON.parse(JSON.stringify(after))).toEqual(after);
  }

  it('nothing is lost, nobody gets an open case unasked, and no wait is forgotten', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        let [now, at] = [aTalk(), MONDAY];
        for (const { event, pause } of deeds) {
          at += pause;
          const before = structuredClone(now);
          const stepped = stepCase(now, event, at, calendar);
          expect(now).toEqual(before);
          if ('over' in stepped) return;
          if ('refused' in stepped && event.type === 'tick') expect(dueOf(now, calendar)).toBeGreaterThan(at);
          if (!('next' in stepped)) continue;
          holds(before, event, stepped.next);
          now = stepped.next;
        }
      }),
      { numRuns: 300 },
    );
  });
});
