import { makeSlowing } from '../../src/handoff/slowing';

const MINUTE = 60 * 1000;

function open() {
  const clock = { time: 1_000_000 };
  const slowing = makeSlowing(() => clock.time);
  const note = (times: number, source?: string) => {
    for (let i = 0; i < times; i += 1) slowing.noteCase(source);
  };
  return { clock, slowing, note };
}

describe('a new case', () => {
  it('takes as long as reading does', () => {
    expect(open().slowing.ageNeeded('here')).toBe(3000);
  });

  it('takes longer for who sends many, a little longer for all, and never more than a minute', () => {
    const { slowing, note } = open();
    note(5, 'here');
    const [same, other, unknown] = ['here', 'there', undefined].map((source) => slowing.ageNeeded(source));
    expect(same).toBeGreaterThan(other ?? 0);
    expect(other).toBe(unknown);
    expect(other).toBeGreaterThan(3000);
    note(2000, 'here');
    expect(slowing.ageNeeded('here')).toBe(MINUTE);
    expect(slowing.ageNeeded('there')).toBe(MINUTE);
  });

  it('is as quick as before when ten minutes have passed', () => {
    const { clock, slowing, note } = open();
    note(100, 'here');
    clock.time += 10 * MINUTE + 1;
    expect(slowing.ageNeeded('here')).toBe(3000);
  });
});
