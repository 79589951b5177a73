import { makeLocalSignIn } from '../../../../src/channels/web/staff/local-sign-in';
import { makeGuessBudget } from '../../../../src/handoff/guess-budget';
import { makeCode } from '../../../../src/handoff/one-time-code';

const MINUTE = 60 * 1000;

function open() {
  const clock = { time: 0, waited: 0 };
  const now = () => clock.time;
  const guess = makeGuessBudget(now, async (milliseconds) => {
    clock.waited += milliseconds;
  });
  return { clock, signIn: makeLocalSignIn(now, guess) };
}

describe('signing in on one’s own machine', () => {
  it('works once, however the code was typed', async () => {
    const { signIn } = open();
    const typed = ` ${signIn.issue('coordinator').toLowerCase().replaceAll('-', ' ')}`;
    expect(await signIn.redeem(typed)).toBe('coordinator');
    expect(await signIn.redeem(typed)).toBeUndefined();
  });

  it('works once when tried twice at the same moment', async () => {
    const { signIn } = open();
    const code = signIn.issue('adviser');
    const both = await Promise.all([signIn.redeem(code), signIn.redeem(code)]);
    expect(both.filter((role) => role === 'adviser')).toHaveLength(1);
  });

  it('knows each code’s own role', async () => {
    const { signIn } = open();
    const codes = [signIn.issue('adviser'), signIn.issue('figures')];
    expect(await signIn.redeem(codes[1] ?? '')).toBe('figures');
    expect(await signIn.redeem(codes[0] ?? '')).toBe('adviser');
  });

  it('is too late after thirty minutes', async () => {
    const { clock, signIn } = open();
    const [early, late] = [signIn.issue('adviser'), signIn.issue('adviser')];
    clock.time = 30 * MINUTE - 1;
    expect(await signIn.redeem(early)).toBe('adviser');
    clock.time = 30 * MINUTE;
    expect(await signIn.redeem(late)).toBeUndefined();
  });

  it.each(['', 'hello', makeCode()])('is refused without a code of ours (%#)', async (text) => {
    const { signIn } = open();
    signIn.issue('coordinator');
    expect(await signIn.redeem(text)).toBeUndefined();
  });

  it('slows who guesses, and still takes the right code', async () => {
    const { clock, signIn } = open();
    const code = signIn.issue('coordinator');
    for (let i = 0; i < 200; i++) await signIn.redeem(makeCode());
    expect(clock.waited).toBeGreaterThan(60_000);
    expect(await signIn.redeem(code)).toBe('coordinator');
  });
});
