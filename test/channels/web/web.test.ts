/** The web channel over HTTP: its files, the printable card, and the way to the page on safe devices. */

import { readHtml } from '../../drawing/web/read-html';
import { type RunningApp, runApp } from '../../fakes/running-app';

const PUBLIC_URL = 'https://wegwijzer.ministerie.example';

let app: RunningApp;
beforeAll(async () => {
  app = await runApp({ PUBLIC_URL });
});
afterAll(() => app.close());

const read = async (path: string, headers: Record<string, string> = {}) =>
  readHtml(await (await fetch(app.url + path, { headers })).text());
const language = ({ tags }: ReturnType<typeof readHtml>) => tags[0]?.attributes.lang;

describe.each(['/style.css', '/poster.css', '/enhance.js'])('GET %s', (path) => {
  it('is the same packed and plain, and names no other address', async () => {
    const plain = await fetch(app.url + path, { headers: { 'Accept-Encoding': 'identity' } });
    const packed = await fetch(app.url + path, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const text = await plain.text();
    expect(text).toBe(await packed.text());
    expect(text).not.toMatch(/https?:|@import|@charset|\/\*|url\(/);
  });
});

it('keeps the script small', async () => {
  expect((await (await fetch(`${app.url}/enhance.js`)).text()).length).toBeLessThan(6000);
});

it('lets scripts come from this address only', async () => {
  const policy = (await fetch(app.url)).headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe');
});

describe('GET /card', () => {
  it.each([
    ['/card?language=en', 'nl', 'en'],
    ['/card', 'en-GB,en;q=0.9', 'en'],
    ['/card', 'ja', 'nl'],
    ['/card?language=xx', 'en', 'en'],
  ])('%s, asked for in %s, speaks %s', async (path, accepted, spoken) => {
    expect(language(await read(path, { 'Accept-Language': accepted }))).toBe(spoken);
  });

  it('is well formed, with one title and a code', async () => {
    const { faults, tags } = await read('/card');
    expect(faults).toEqual([]);
    expect(tags.filter(({ name }) => name === 'h1')).toHaveLength(1);
    expect(tags.filter(({ name }) => name === 'svg')).toHaveLength(1);
    expect(tags.filter(({ attributes }) => attributes.style !== undefined)).toEqual([]);
  });

  it('says in words where the guide is, and until when it was checked', async () => {
    const texts = (await read('/card')).tags.map(({ text }) => text);
    expect(texts).toContain(PUBLIC_URL.replace('https://', ''));
    expect(texts.some((text) => /\b20\d\d\.$/.test(text))).toBe(true);
  });
});

it('opens the page on devices by name, and nothing else by name', async () => {
  const start = await read('/');
  const seal = start.tags.find(({ attributes }) => attributes.name === 'seal')?.attributes.value ?? '';
  const post = async (to: string) => {
    const body = new URLSearchParams({ seal, to });
    return readHtml(await (await fetch(app.url, { method: 'POST', body })).text());
  };
  const title = ({ tags }: ReturnType<typeof readHtml>) => tags.find(({ name }) => name === 'h1')?.text;
  expect(title(await post('device'))).not.toBe(title(start));
  expect(title(await post('about'))).toBe(title(start));
});
