import { makeGuessBudget } from '../../src/handoff/guess-budget';

/** A budget whose waiting moves the clock. */
function open() {
  const clock = { time: 0, waited: 0 };
  const guess = makeGuessBudget(
    () => clock.time,
    async (milliseconds) => {
      clock.waited = milliseconds;
      clock.time += milliseconds;
    },
  );
  const wrong = async (times: number) => {
    for (let i = 0; i < times; i++) await guess(() => undefined);
  };
  return { clock, guess, wrong };
}

describe('guessing', () => {
  it('costs nothing for who mistypes', async () => {
    const { clock, wrong } = open();
    await wrong(10);
    expect(clock.waited).toBe(0);
  });

  it('becomes slower, to a few seconds at most, and the right answer is still found', async () => {
    const { clock, guess, wrong } = open();
    await wrong(15);
    const first = clock.waited;
    expect(first).toBeGreaterThan(0);
    await wrong(1_000);
    expect(clock.waited).toBeGreaterThan(first);
    expect(clock.waited).toBeLessThanOrEqual(4_000);
    expect(await guess(() => 'right')).toBe('right');
  });

  it('is as slow for many at the same moment', async () => {
    const { clock, guess } = open();
    await Promise.all(Array.from({ length: 1_000 }, () => guess(() => undefined)));
    expect(clock.waited).toBeGreaterThan(3_000);
  });

  it('waits equally long for right and wrong', async () => {
    const { clock, guess, wrong } = open();
    await wrong(30);
    const before = clock.waited;
    await guess(() => 'right');
    expect(clock.waited).toBeGreaterThanOrEqual(before);
  });

  it('is forgiven after some minutes, however much there was', async () => {
    const { clock, wrong } = open();
    await wrong(1_000);
    clock.time += 5 * 60_000;
    clock.waited = 0;
    await wrong(10);
    expect(clock.waited).toBe(0);
  });

  it('is not locked by a clock that was set back', async () => {
    const { clock, guess } = open();
    clock.time = -60_000;
    expect(await guess(() => 'right')).toBe('right');
  });

  it('hands on a failure without counting it as wrong', async () => {
    const { clock, guess, wrong } = open();
    for (let i = 0; i < 20; i++) {
      await expect(guess(() => Promise.reject(new Error('store down')))).rejects.toThrow('store down');
    }
    await wrong(1);
    expect(clock.waited).toBe(0);
  });
});
