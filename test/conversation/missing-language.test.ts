import { placeIn } from '../../src/guide/guide';
import { pageAt } from '../../src/guide/page-at';
import { placeOf } from '../../src/guide/place';
import { LANGUAGES } from '../../src/understanding/language';
import { example, TODAY } from '../fakes/example';
import { runApp } from '../fakes/running-app';

const { guide, words } = example();
const missing = LANGUAGES.filter((language) => !guide.organisation.languages.includes(language));

it.each(missing)('somebody who writes %s reads in it whom to call', (language) => {
  for (const offered of guide.organisation.languages) {
    const [line = ''] = words.say({ key: `interface:missing.${language}` }, offered);
    for (const number of ['112', '113', '0800-0113']) expect(line).toContain(number);
  }
});

it('stands above the page on the web, in its own language', async () => {
  const app = await runApp();
  const question = 'mon chef m’a frappé et je ne veux plus vivre, je ne sais pas quoi faire';
  const html = await (
    await fetch(app.url, { method: 'POST', body: new URLSearchParams({ question }) })
  ).text();
  await app.close();
  expect(html).toMatch(/lang="fr" dir="auto"[\s\S]*Appelez le 112/);
});

it('the page for danger says whom to call and where to go on', async () => {
  const app = await runApp();
  const question = 'mijn collega heeft mij gisteren verkracht';
  const html = await (
    await fetch(app.url, { method: 'POST', body: new URLSearchParams({ question }) })
  ).text();
  await app.close();
  expect(html).toContain('tel:112');
  for (const place of ['desk/security-authority', 'danger/elsewhere'].filter((one) => placeIn(guide, one))) {
    const { title } = words.word(pageAt(guide, placeIn(guide, place) ?? placeOf('start'), TODAY), 'nl');
    expect(html).toContain(title);
  }
});
