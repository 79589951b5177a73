/** The ways through hand-off that several tests walk. */

import { placeIn } from '../../src/guide/guide';
import { targetsOf } from '../../src/guide/page';
import { pageAt } from '../../src/guide/page-at';
import { placeOf } from '../../src/guide/place';
import { loadGuide } from '../../src/load-guide';
import { ROOT } from '../fakes/example';
import type { RunningApp } from '../fakes/running-app';
import type { TeamsPerson } from '../fakes/teams-person';
import { openVisitor, type WebVisitor } from '../fakes/web-visitor';

/** Older than any draft needs to be. */
export const LONG_ENOUGH = 61_000;

const { guide } = loadGuide(ROOT, 'example');
const TODAY = new Date().toISOString().slice(0, 10);

export function numberOf(from: string, to: string): number {
  return targetsOf(pageAt(guide, placeIn(guide, from) ?? placeOf('start'), TODAY)).indexOf(to);
}

/** From wherever they are, through the start page and the three ways, to where hand-off begins. */
export async function goToDoor(visitor: WebVisitor, door: string): Promise<void> {
  await visitor.open();
  await visitor.press(numberOf('start', 'handoff/start'));
  await visitor.press(numberOf('handoff/start', door));
}

/** To the receipt, unless it is sent too soon. `wait` in milliseconds. */
export async function beginTalk(
  app: RunningApp,
  visitor: WebVisitor,
  text = 'hallo',
  wait = LONG_ENOUGH,
): Promise<void> {
  await goToDoor(visitor, 'handoff/relay/confidential-adviser');
  await visitor.go('handoff/write/first');
  await visitor.go('handoff/preview', { text });
  if (wait > 0) await app.pass(wait);
  await visitor.go('handoff/send');
}

/** Signed in with the code of the console. */
export async function adviserAtDesk(app: RunningApp, code = app.staffCode()): Promise<WebVisitor> {
  const visitor = openVisitor(app.url, '/staff');
  await visitor.open();
  await visitor.go('staff/code', { code });
  return visitor;
}

export interface SeenReceipt {
  words: string[];
  digits: string;
  /** What the form asks to be typed back. */
  twoOf(): { one: string; other: string };
}

export function receiptOn(visitor: WebVisitor): SeenReceipt {
  const html = visitor.html();
  const part = /<section class="receipt[\s\S]*?<\/ol>/.exec(html)?.[0] ?? '';
  const words = [...part.matchAll(/<li[^>]*>(?:<[^>]+>)*([a-z]+)/g)].map((match) => match[1] ?? '');
  const digits = /\d{4} \d{4} \d{4} \d{4} \d{4} \d{2}/.exec(visitor.text())?.[0] ?? '';
  // In the labels of the fields alone: “antwoord” may be a word of the receipt.
  const asked = [...html.matchAll(/<label[^>]*>[^<]*\b(?:woord|word) (\d)/gi)].map((match) =>
    Number(match[1]),
  );
  return {
    words,
    digits,
    twoOf: () => ({ one: words[(asked[0] ?? 1) - 1] ?? '', other: words[(asked[1] ?? 2) - 1] ?? '' }),
  };
}

/** In dialogs, to the receipt, with the adviser of this name. `look` sees every card on the way. */
export async function beginInTeams(
  person: TeamsPerson,
  text: string,
  fields: Record<string, string>,
  name: string,
  look: (person: TeamsPerson) => void = () => {},
): Promise<void> {
  await person.open({});
  await person.press(numberOf('start', 'handoff/start'));
  await person.press(numberOf('handoff/start', 'handoff/relay/confidential-adviser'));
  look(person);
  await person.go('handoff/choose');
  look(person);
  await person.go(adviserNamed(person, name));
  look(person);
  await person.go('handoff/write');
  look(person);
  await person.go('handoff/preview', { text, ...fields });
  look(person);
  await person.go('handoff/send');
  look(person);
}

/** The place behind the link with this name. */
function adviserNamed(person: TeamsPerson, name: string): string {
  const card = JSON.stringify(person.card());
  const links = [...card.matchAll(/"title":"([^"]*)"[^{]*"data":\{[^}]*"to":"(handoff\/adviser\/[^"]+)"/g)];
  const found = links.find(([, title]) => title === name)?.[2];
  if (!found) throw new Error(`no adviser ${name} on the card`);
  return found;
}
