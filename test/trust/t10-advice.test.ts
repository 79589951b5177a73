/** T10, the app: with a disk that fails, advice goes on, and hand-off says “sent” only of what is there. */

import { loadGuide } from '../../src/load-guide';
import { breakDisk } from '../fakes/broken-disk';
import { ROOT } from '../fakes/example';
import { type RunningApp, runApp } from '../fakes/running-app';
import { openVisitor, type WebVisitor } from '../fakes/web-visitor';
import { goToDoor, LONG_ENOUGH, receiptOn } from '../handoff/walk';
import { amount, trust } from './record';

const DOOR = 'handoff/relay/confidential-adviser';
const SHARE = 0.2;
/** Of one step of one person, at the most: many operations on the disk, each of which may fail. */
const TRIES = 200;

const { words } = loadGuide(ROOT, 'example');
const said = (name: string) => words.say({ key: `handoff:${name}` }, 'nl').join(' ');
const [DOWN, SENT, SAID] = ['down.title', 'receipt.title', 'notice.said'].map(said);

const disk = breakDisk();
const failAll = () => disk.fail(() => true);
const failSome = () => disk.fail(() => Math.random() < SHARE);

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());
afterEach(() => disk.mend());

const isDown = (visitor: WebVisitor) => visitor.title() === DOWN;
const isSent = (visitor: WebVisitor) => visitor.title() === SENT || receiptOn(visitor).words.length > 0;
const claims = (visitor: WebVisitor) => isSent(visitor) || visitor.text().includes(SAID ?? '');

/** Presses, and presses “try again” for as long as it is down. How often it was, and that nothing typed was lost. */
async function insist(visitor: WebVisitor, to: string, fields: Record<string, string> = {}): Promise<number> {
  await visitor.go(to, fields);
  let downs = 0;
  for (; isDown(visitor) && downs < TRIES; downs += 1) {
    expect(visitor.status()).toBe(200);
    expect(claims(visitor)).toBe(false);
    expect(visitor.places()).toContain('handoff/call');
    const { text, ...short } = fields;
    if (text) expect(visitor.text()).toContain(text);
    // What was written is still in the form; two words of a receipt are typed anew.
    await visitor.go(to, short);
  }
  expect(isDown(visitor)).toBe(false);
  return downs;
}

/** Three steps of the guide; each is a page of advice, whatever the disk does. */
async function askAdvice(): Promise<number> {
  const visitor = openVisitor(app.url);
  await visitor.open();
  for (const button of [4, 0]) {
    expect([visitor.status(), isDown(visitor)]).toEqual([200, false]);
    await visitor.press(button);
  }
  expect([visitor.status(), isDown(visitor)]).toEqual([200, false]);
  return 3;
}

/** How often each of these texts stands in the talk, read with a disk that works. */
async function timesRead(receipt: string, texts: readonly string[]): Promise<number[]> {
  const reader = openVisitor(app.url);
  await goToDoor(reader, 'handoff/return');
  await reader.go('handoff/open', { receipt });
  const found = texts.map((text) => reader.text().split(text).length - 1);
  await reader.go('handoff/stop');
  await reader.go('handoff/erase');
  return found;
}

async function toPreview(visitor: WebVisitor, text: string): Promise<number> {
  await goToDoor(visitor, DOOR);
  let downs = 0;
  for (; isDown(visitor) && downs < TRIES; downs += 1) await visitor.go(DOOR);
  downs += await insist(visitor, 'handoff/write/first');
  downs += await insist(visitor, 'handoff/preview', { text });
  await app.pass(LONG_ENOUGH);
  return downs;
}

describe('T10', () => {
  trust('T10', 'a fifth of what the disk does fails: what is said to be sent is there, once', async () => {
    let downs = 0;
    let advice = 0;
    const people = amount({ quick: 12, full: 500 });
    for (let person = 0; person < people; person += 1) {
      const visitor = openVisitor(app.url);
      const texts = [`eerste ${person};`, `tweede ${person};`];
      failSome();
      downs += await toPreview(visitor, texts[0] ?? '');
      downs += await insist(visitor, 'handoff/send');
      expect(isSent(visitor)).toBe(true);
      const receipt = receiptOn(visitor);
      downs += await insist(visitor, 'handoff/confirm', receipt.twoOf());
      downs += await insist(visitor, 'handoff/say', { text: texts[1] ?? '' });
      expect(visitor.text()).toContain(SAID);
      advice += await askAdvice();
      disk.mend();
      expect(await timesRead(receipt.words.join(' '), texts)).toEqual([1, 1]);
    }
    expect(disk.failed()).toBeGreaterThan(people);
    return { people, failures: disk.failed(), pagesThatSaidSo: downs, adviceAnswered: advice, untrue: 0 };
  });

  trust('T10', 'with the disk gone there is all of the advice, no receipt, and what was typed', async () => {
    let advice = 0;
    const people = amount({ quick: 5, full: 200 });
    for (let person = 0; person < people; person += 1) {
      const visitor = openVisitor(app.url);
      const text = `nog niet weg ${person};`;
      await toPreview(visitor, text);
      failAll();
      await visitor.go('handoff/send');
      expect([isDown(visitor), claims(visitor)]).toEqual([true, false]);
      advice += await askAdvice();
      disk.mend();
      // It was in the form all the time, and goes now.
      await visitor.go('handoff/send');
      const receipt = receiptOn(visitor);
      await visitor.go('handoff/confirm', receipt.twoOf());
      failAll();
      await visitor.go('handoff/say', { text: 'dit ook niet;' });
      expect([isDown(visitor), claims(visitor)]).toEqual([true, false]);
      expect(visitor.text()).toContain('dit ook niet;');
      disk.mend();
      expect(await timesRead(receipt.words.join(' '), [text, 'dit ook niet;'])).toEqual([1, 0]);
    }
    return { people, adviceAnswered: advice, untrue: 0 };
  });
});
