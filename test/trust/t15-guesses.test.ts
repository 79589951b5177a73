/** T15: many wrong receipts beside people who type the right one. They wait a little, and are always served. */

import { randomBytes } from 'node:crypto';
import { toDigits } from '../../src/handoff/receipt';
import { type HandoffInside, openHandoffInside, openWalker } from '../fakes/handoff-inside';
import { amount, percentile, trust } from './record';

const WRONG = amount({ quick: 200, full: 10_000 });
const AT_ONCE = 250;
const VISITOR = { channel: 'web' as const, bind: '' };

let inside: HandoffInside;
let receipt: string;
let id: string;
beforeAll(async () => {
  inside = await openHandoffInside();
  const employee = openWalker(inside.handoff, VISITOR);
  await employee.go('handoff/relay/confidential-adviser');
  await employee.go('handoff/write/first');
  const { seal } = await employee.go('handoff/preview', { text: 'hallo' });
  inside.clock.time += 61_000;
  await employee.go('handoff/send');
  const secret = inside.sessions.open(seal, '')?.draft?.secret ?? '';
  receipt = inside.opened.parts.receipts.digits(Buffer.from(secret, 'base64url'));
  id = inside.sessions.open(employee.shown().seal, '')?.case ?? '';
});
afterAll(() => inside.discard());

const wrong = () => toDigits(randomBytes(9)).join(' ');

interface Tried {
  isServed: boolean;
  milliseconds: number;
}

async function type(typed: string): Promise<Tried> {
  const begun = performance.now();
  const walker = openWalker(inside.handoff, VISITOR);
  await walker.go('handoff/return');
  const { seal } = await walker.go('handoff/open', { receipt: typed });
  const isServed = inside.sessions.open(seal, '')?.case === id;
  return { isServed, milliseconds: performance.now() - begun };
}

const timesOf = (tried: readonly Tried[]) => tried.map(({ milliseconds }) => milliseconds);
const mean = (values: readonly number[]) => percentile(values, 0.5);

/** Wrong ones all the time, so many at once, until there were enough; no real clock of the app passes meanwhile. */
async function guess(): Promise<Tried[]> {
  const tried: Tried[] = [];
  let left = WRONG;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      tried.push(await type(wrong()));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return tried;
}

describe('T15', () => {
  trust('T15', 'beside many wrong receipts the right one is served every time', async () => {
    let isGuessing = true;
    const guesses = guess().finally(() => {
      isGuessing = false;
    });
    const mine: Tried[] = [];
    while (isGuessing) mine.push(await type(receipt));
    const others = await guesses;
    expect(mine.map(({ isServed }) => isServed)).not.toContain(false);
    expect(others.map(({ isServed }) => isServed)).not.toContain(true);
    return {
      wrong: others.length,
      right: mine.length,
      served: mine.length,
      longestWait: percentile(timesOf(mine), 1),
      medianRight: mean(timesOf(mine)),
      medianWrong: mean(timesOf(others)),
    };
  });

  trust('T15', 'the time that an answer takes, when nobody guesses', async () => {
    const each = amount({ quick: 100, full: 2_000 });
    const [right, none, badly]: number[][] = [[], [], []];
    inside.clock.time += 600_000;
    for (let time = 0; time < each; time += 1) {
      // What went wrong lately is forgotten.
      inside.clock.time += 60_000;
      right?.push((await type(receipt)).milliseconds);
      none?.push((await type(wrong())).milliseconds);
      badly?.push((await type('geen code')).milliseconds);
    }
    const medians = [right, none, badly].map((times) => mean(times ?? []));
    return {
      each,
      medianRight: medians[0] ?? 0,
      medianWrong: medians[1] ?? 0,
      medianNoCode: medians[2] ?? 0,
    };
  });
});
