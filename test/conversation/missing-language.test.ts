import { placeIn } from '../../src/guide/guide';
import { pageAt } from '../../src/guide/page-at';
import type { Place } from '../../src/guide/place';
import { LANGUAGES } from '../../src/understanding/language';
import { example, TODAY } from '../fakes/example';
import { type RunningApp, runApp } from '../fakes/running-app';

const { guide, words } = example();
const missing = LANGUAGES.filter((language) => !guide.organisation.languages.includes(language));

it.each(missing)('somebody who writes %s reads in it whom to call', (language) => {
  for (const offered of guide.organisation.languages) {
    const [line = ''] = words.say({ key: `interface:missing.${language}` }, offered);
    for (const number of ['112', '113', '0800-0113']) expect(line).toContain(number);
  }
});

describe('on the web', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await runApp();
  });
  afterAll(() => app.close());
  const ask = async (question: string) =>
    (await fetch(app.url, { method: 'POST', body: new URLSearchParams({ question }) })).text();

  it('it stands above the page, in its own language', async () => {
    const html = await ask('mon chef m’a frappé et je ne veux plus vivre, je ne sais pas quoi faire');
    expect(html).toMatch(/lang="fr" dir="auto"[\s\S]*Appelez le 112/);
  });

  it('the page for danger says whom to call and where to go on', async () => {
    const html = await ask('mijn collega heeft mij gisteren verkracht');
    expect(html).toContain('tel:112');
    for (const place of ['desk/security-authority', 'danger/elsewhere']) {
      const at = placeIn(guide, place);
      expect([place, at !== undefined]).toEqual([place, true]);
      const { title } = words.word(pageAt(guide, at as Place, TODAY), 'nl');
      expect(html).toContain(title);
    }
  });
});
