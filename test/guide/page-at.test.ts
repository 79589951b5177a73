import { placeIn } from '../../src/guide/guide';
import { targetsOf } from '../../src/guide/page';
import { pageAt } from '../../src/guide/page-at';
import { type Place, placeOf } from '../../src/guide/place';
import { example, TODAY } from '../fakes/example';

const { guide, words } = example();
const at = (text: string, today = TODAY) => pageAt(guide, placeIn(guide, text) as Place, today);

describe.each(guide.staticPaths)('the page at %s', (path) => {
  const page = at(path);

  it('has at most seven choices, all to places that exist', () => {
    expect(page.choices.length).toBeLessThanOrEqual(7);
    const leadsNowhere = (target: string) => !placeIn(guide, target) && !guide.doors.has(target);
    expect(targetsOf(page).filter(leadsNowhere)).toEqual([]);
  });

  it.each(words.languages)('is worded in %s without a hole', (language) => {
    const text = JSON.stringify(words.word(page, language));
    expect(text).not.toMatch(/\{\{|undefined|returned an object|"key":/);
  });
});

describe('the way back', () => {
  it.each([
    ['start', undefined],
    ['topics', 'start'],
    ['topic/bullying', 'topics/conduct'],
    ['topic/bullying/stalking', 'topic/bullying'],
    ['route?topic=bullying&about=manager&want=talk', 'route?topic=bullying&about=manager'],
    ['route?topic=bullying', 'topic/bullying'],
    // Known from the start page or from what was typed, not asked by the route.
    ['route?topic=bullying&about=manager&who=affected', 'route?topic=bullying&who=affected'],
    ['route?topic=bullying&who=affected', 'topic/bullying?who=affected'],
    ['desk/police', 'card'],
    ['desk/police?topic=bullying&about=manager', 'route?topic=bullying&about=manager'],
    ['procedure/complaint/2', 'procedure/complaint'],
    ['manager/must-i-escalate/acute', 'manager/must-i-escalate'],
    ['manager/first-hour?who=manager', 'manager?who=manager'],
  ])('from %s is %s', (from, back) => {
    expect(at(from).navigation.back).toBe(back);
  });
});

describe('a desk', () => {
  it('tells everything in the same order as every other desk', () => {
    const labels = [...guide.desks.keys()].map((desk) => {
      const facts = at(`desk/${desk}`).blocks.find((block) => block.type === 'facts');
      return facts?.items.map(({ label }) => label.key);
    });
    for (const list of labels) expect(list).toEqual(labels[0]);
  });

  it('says that a contact may be out of date once its day has passed', () => {
    const warns = (today: string) =>
      at('desk/police', today).blocks.some((block) => block.type === 'paragraph' && block.tone === 'warning');
    expect([warns(TODAY), warns('2999-01-01')]).toEqual([false, true]);
  });
});

describe('a topic', () => {
  it('fills in whom it is about when the words said so, and lets it be corrected', () => {
    const targets = at('topic/bullying?about=manager').choices.map(({ place }) => place);
    expect(targets).toContain('route?topic=bullying&about=manager');
    expect(targets).toContain('route?topic=bullying');
  });
});

describe('proposals', () => {
  it('always offer all topics and a human', () => {
    for (const text of [
      'search',
      'search?places=topic/bullying',
      'search?places=topic/bullying&danger=yes',
    ]) {
      const targets = at(text).choices.map(({ place }) => place);
      expect(targets).toEqual(expect.arrayContaining(['topics', 'handoff/start']));
    }
  });

  it('say whom else to ask when it may not be for Wegwijzer', () => {
    const [sure, doubted] = ['', '&doubt=yes'].map((mark) => at(`search?places=topic/bullying${mark}`));
    expect(doubted?.choices).toEqual(sure?.choices);
    expect(doubted?.blocks).not.toEqual(sure?.blocks);
  });

  it('put danger first when the words may tell of it', () => {
    const [first] = at('search?places=topic/bullying&danger=yes').blocks;
    expect(first).toMatchObject({ type: 'paragraph', tone: 'danger' });
  });
});

it('reaches desks within three taps of every proposed topic', () => {
  for (const topic of guide.topics.keys()) {
    const question = at(`topic/${topic}`).choices.find(({ place }) => place.startsWith('route'))?.place ?? '';
    const about =
      at(question).blocks.flatMap((block) => (block.type === 'links' ? block.items : []))[0]?.place ?? '';
    expect(
      pageAt(guide, placeIn(guide, about) ?? placeOf('start'), TODAY).desks?.length,
    ).toBeGreaterThanOrEqual(3);
  }
});
