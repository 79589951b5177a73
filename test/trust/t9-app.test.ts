/** T9, the app: killed in the middle of hand-off. What was answered with a receipt or as sent is there, once. */

import { setTimeout as wait } from 'node:timers/promises';
import { loadGuide } from '../../src/load-guide';
import { ROOT } from '../fakes/example';
import { freePort } from '../fakes/free-port';
import { temporaryFolder } from '../fakes/temporary-folder';
import { openVisitor, type WebVisitor } from '../fakes/web-visitor';
import { goToDoor, receiptOn } from '../handoff/walk';
import { type BuiltApp, startBuilt } from './built-app';
import { integrityOf } from './integrity';
import { amount, percentile, trust } from './record';

const KILLS = amount({ quick: 5, full: 100 });
const PEOPLE = 2;
/** As old as the draft of the last of them must be before it may be sent, in milliseconds. */
const OLD_ENOUGH = 4_900;
const LONGEST_LIFE = 300;

const { words } = loadGuide(ROOT, 'example');
const said = words.say({ key: 'handoff:notice.said' }, 'nl').join(' ');
const folder = temporaryFolder();

interface Person {
  visitor: WebVisitor;
  first: string;
  /** What was sent, in order; the last of it perhaps without an answer. */
  sent: string[];
  /** How many of these were answered. */
  answered: number;
}

async function atPreview(url: string, number: number): Promise<Person> {
  const visitor = openVisitor(url);
  const first = `bericht ${number}-0;`;
  await goToDoor(visitor, 'handoff/relay/confidential-adviser');
  await visitor.go('handoff/write/first');
  await visitor.go('handoff/preview', { text: first });
  return { visitor, first, sent: [], answered: 0 };
}

/** Sends, and goes on writing, until nothing answers any more. */
async function write(person: Person, number: number): Promise<void> {
  const { visitor, sent, first } = person;
  sent.push(first);
  await visitor.go('handoff/send');
  const receipt = receiptOn(visitor);
  if (receipt.words.length === 0) return;
  person.answered = 1;
  await visitor.go('handoff/confirm', receipt.twoOf());
  for (let more = 1; ; more += 1) {
    const text = `bericht ${number}-${more};`;
    sent.push(text);
    await visitor.go('handoff/say', { text });
    if (!visitor.text().includes(said)) return;
    person.answered = sent.length;
  }
}

/** The last form is sent once more, as people do; then everything must be there once. */
async function check({ visitor, sent }: Person): Promise<void> {
  await visitor.again();
  const receipt = receiptOn(visitor);
  if (receipt.words.length > 0) await visitor.go('handoff/confirm', receipt.twoOf());
  await visitor.go('handoff/case');
  expect(sent.map((text) => visitor.text().split(text).length - 1)).toEqual(sent.map(() => 1));
  await visitor.go('handoff/stop');
  await visitor.go('handoff/erase');
}

trust(
  'T9',
  'the app loses and doubles nothing of hand-off that it answered, however often it is killed',
  async () => {
    const PORT = String(await freePort());
    const starts: number[] = [];
    const start = async (): Promise<BuiltApp> => {
      const begun = performance.now();
      const app = await startBuilt({ PORT, DATA_DIR: folder });
      starts.push(performance.now() - begun);
      return app;
    };
    let app = await start();
    const people: Person[] = [];
    while (people.length < KILLS * PEOPLE) people.push(await atPreview(app.url, people.length));
    await wait(OLD_ENOUGH);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const now = people.slice(kill * PEOPLE, (kill + 1) * PEOPLE);
      // What nobody answers ends in an error here, and in a page of the browser there.
      const written = now.map((person, i) => write(person, kill * PEOPLE + i).catch(() => undefined));
      await wait(20 + Math.random() * LONGEST_LIFE);
      await app.kill();
      await Promise.all(written);
      expect(['cases.db', 'keys.db'].map((name) => integrityOf(folder, name))).toEqual(['ok', 'ok']);
      app = await start();
      for (const person of now) await check(person);
    }
    await app.close();
    const answered = people.reduce((sum, person) => sum + person.answered, 0);
    const sent = people.reduce((sum, person) => sum + person.sent.length, 0);
    expect(answered).toBeGreaterThan(KILLS);
    return { kills: KILLS, sent, answered, lost: 0, doubled: 0, startMost: percentile(starts, 1) };
  },
);
