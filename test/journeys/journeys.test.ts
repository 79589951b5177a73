/** Walks every journey on the guide, on the web and in Slack over HTTP, and in Teams over /api/messages. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { placeIn } from '../../src/guide/guide';
import { targetsOf, type WordedPage } from '../../src/guide/page';
import { pageAt } from '../../src/guide/page-at';
import type { Place } from '../../src/guide/place';
import { example, ROOT, TODAY } from '../fakes/example';
import { guideWalker } from './guide-walker';
import { slackWalker } from './slack-walker';
import { teamsChatWalker, teamsDialogWalker } from './teams-walker';
import type { Walker } from './walker';
import { webWalker } from './web-walker';

interface Journey {
  name: string;
  language: string;
  say?: string;
  open: string[];
  first?: string;
  has?: string[];
  never?: string[];
}

const journeys: Journey[] = parse(readFileSync(join(ROOT, 'test', 'journeys', 'journeys.yaml'), 'utf8'));
const { guide, words } = example();

const channels: [string, () => Promise<Walker>][] = [
  ['the guide', guideWalker],
  ['the web', webWalker],
  ['Teams in the chat', teamsChatWalker],
  ['Teams in dialogs', teamsDialogWalker],
  ['Slack', slackWalker],
];

describe.each(channels)('on %s', (_channel, open) => {
  let walker: Walker;
  beforeAll(async () => {
    walker = await open();
  });
  afterAll(() => walker.close());

  it.each(journeys.map((journey) => [journey.name, journey] as const))('%s', async (_name, journey) => {
    await walker.begin(journey.language);
    let page = pageOf('start', journey.language);
    if (journey.say) {
      const proposed = await walker.say(journey.say);
      page = pageOf(proposed, journey.language);
    }
    for (const place of journey.open) {
      const button = targetsOf(page).indexOf(place);
      expect({ from: page.place, to: place, button }).not.toMatchObject({ button: -1 });
      page = pageOf(place, journey.language);
      expect(await walker.press(button)).toBe(page.title);
    }
    const shown = await walker.desks();
    const titles = (ids: string[] = []) => ids.map((id) => pageOf(`desk/${id}`, journey.language).title);
    if (journey.first) expect(shown[0]).toBe(titles([journey.first])[0]);
    expect(shown).toEqual(expect.arrayContaining(titles(journey.has)));
    for (const title of titles(journey.never)) expect(shown).not.toContain(title);
  });
});

function pageOf(place: string, language: string): WordedPage {
  return words.word(pageAt(guide, placeIn(guide, place) as Place, TODAY), language);
}
