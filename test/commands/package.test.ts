import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { packageValues, readPackageSettings } from '../../src/commands/package';
import { makeSlackManifest } from '../../src/commands/slack-manifest';
import type { ManifestValues } from '../../src/commands/teams-manifest';
import { makeTeamsPackage } from '../../src/commands/teams-package';
import { loadCheck } from '../../src/commands/teams-schemas';
import { example, ROOT } from '../fakes/example';

const SETTINGS = {
  ORGANISATION: 'example',
  MICROSOFT_APP_ID: '11111111-2222-4333-8444-555555555555',
  PUBLIC_URL: 'https://wegwijzer.ministerie.example/start',
};
const { languages } = example().words;

const file = (name: string) => {
  const there = readdirSync(join(ROOT, 'appPackage')).includes(name);
  return there ? readFileSync(join(ROOT, 'appPackage', name)) : undefined;
};
const values = (): ManifestValues => {
  const filled = packageValues(ROOT, SETTINGS);
  if ('problems' in filled) throw new Error(JSON.stringify(filled.problems));
  return structuredClone(filled.values);
};
const lines = (made: ReturnType<typeof makeTeamsPackage>) =>
  'problems' in made ? made.problems.map((told) => `${told.file}: ${told.key}: ${told.remedy}`) : [];
/** With one file of `appPackage/` replaced. */
const linesWith = (name: string, bytes: Buffer | undefined) =>
  lines(makeTeamsPackage((asked) => (asked === name ? bytes : file(asked)), values()));
const linesWithManifest = (change: (text: string) => string) =>
  linesWith('manifest.json', Buffer.from(change(String(file('manifest.json')))));

function files(): Record<string, Uint8Array> {
  const made = makeTeamsPackage(file, values());
  if ('problems' in made) throw new Error(lines(made).join('\n'));
  return unzipSync(made.zip);
}
const json = (name: string) => JSON.parse(strFromU8(files()[name] ?? new Uint8Array()));

describe('the package', () => {
  it('has the same bytes when it is made twice', () => {
    const digest = () => {
      const made = makeTeamsPackage(file, values());
      return 'zip' in made && createHash('sha256').update(made.zip).digest('hex');
    };
    expect(digest()).toMatch(/^\w{64}$/);
    expect(digest()).toBe(digest());
  });

  it('holds the manifest, two icons and a file for each language, and nothing else', () => {
    const names = ['manifest.json', 'color.png', 'outline.png', ...languages.map((one) => `${one}.json`)];
    expect(Object.keys(files()).sort()).toEqual(names.sort());
  });

  it('is for this bot at this address, and asks for no permission', () => {
    const manifest = json('manifest.json');
    expect(manifest).toMatchObject({ id: SETTINGS.MICROSOFT_APP_ID, defaultInstallScope: 'personal' });
    expect(manifest.bots[0]).toMatchObject({ botId: SETTINGS.MICROSOFT_APP_ID, supportsFiles: false });
    expect(manifest.validDomains).toEqual(['wegwijzer.ministerie.example']);
    for (const name of ['permissions', 'authorization', 'webApplicationInfo', 'devicePermissions']) {
      expect(manifest).not.toHaveProperty(name);
    }
  });

  it('leaves no slot open', () => {
    expect(
      Object.values(files())
        .map((bytes) => strFromU8(bytes))
        .join(''),
    ).not.toContain('${{');
  });

  it('hints in private only: what a hint says would stand before colleagues', () => {
    const lists: { scopes: string[] }[] = json('manifest.json').bots[0].commandLists;
    expect(lists.flatMap(({ scopes }) => scopes)).toEqual(['personal']);
  });

  it.each(languages)('hints at questions that are understood in %s', (language) => {
    const strings = json(`${language}.json`);
    const places = ['card', 'danger', 'desk/confidential-adviser', 'manager', 'about'];
    for (const [i, place] of places.entries()) {
      const { places: proposed } = example().understand(
        strings[`bots[0].commandLists[0].commands[${i}].title`],
        language,
      );
      expect(proposed.map((one) => one.place)).toContain(place);
    }
  });

  it.each(languages)('says nothing of its subject in its name and short description in %s', (language) => {
    const { 'name.short': name, 'description.short': short } = json(`${language}.json`);
    expect(`${name} ${short}`).not.toMatch(/integri|meld|report|klacht|complain|vertrouw|confiden/i);
  });

  it('names every language of the organisation, the first one as default', () => {
    const { localizationInfo } = json('manifest.json');
    const others = localizationInfo.additionalLanguages.map(
      ({ languageTag }: Record<string, string>) => languageTag,
    );
    expect([localizationInfo.defaultLanguageTag, ...others]).toEqual(languages);
    const keys = languages.map((language) => Object.keys(json(`${language}.json`)));
    expect(new Set(keys.map(String)).size).toBe(1);
  });
});

describe('what is wrong is named:', () => {
  it.each<[string, (text: string) => string, RegExp]>([
    ['no JSON', (text) => text.slice(1), /^appPackage\/manifest.json: \(file\): write it as JSON$/],
    ['an unknown slot', (text) => text.replace('{{VERSION', '{{NAME'), /: version: no such slot: NAME$/],
    ['an unknown key', (text) => text.replace('"icons"', '"pictures"'), /: \(file\): .*(icons|pictures)/],
    [
      'a scope Teams does not know',
      (text) => text.replace('"team"', '"crowd"'),
      /: bots\[0\]\.scopes\[1\]: /,
    ],
    ['an unknown version', (text) => text.replace('"1.24"', '"1.18"'), /: manifestVersion: name a version/],
    [
      'another schema than the version',
      (text) => text.replace('/v1.24/', '/v1.20/'),
      /: \$schema: write .*v1\.24/,
    ],
  ])('a manifest with %s', (_, change, message) => {
    expect(linesWithManifest(change).join('\n')).toMatch(new RegExp(message, 'm'));
  });

  it('a sentence that is too long, in the file where it stands', () => {
    const long = values();
    (long.locales.en?.package as { description: object }).description = {
      short: 'word '.repeat(20),
      full: 'word',
    };
    const told = lines(makeTeamsPackage(file, long));
    expect(told).toEqual([expect.stringMatching(/^locales\/en\/package.json: description.short: .*80/)]);
  });

  it('a sentence that is not there', () => {
    const missing = values();
    delete missing.locales.nl?.package;
    expect(lines(makeTeamsPackage(file, missing))).toContain(
      'locales/nl/package.json: description.short: write this sentence',
    );
  });

  it.each<[string, string, Buffer | undefined, string]>([
    ['missing', 'color.png', undefined, 'put the icon there'],
    ['no PNG', 'color.png', Buffer.from('GIF89a'), 'save it as PNG'],
    ['too small', 'color.png', file('outline.png'), 'make it 192 × 192 pixels: it is 32 × 32'],
    ['too large', 'outline.png', file('color.png'), 'make it 32 × 32 pixels: it is 192 × 192'],
    ['without transparency', 'outline.png', plainIcon(2, [255, 255, 255]), 'save it as 8-bit RGBA'],
    ['coloured', 'outline.png', plainIcon(6, [255, 0, 0, 255]), 'use white only'],
    ['white all over', 'outline.png', plainIcon(6, [255, 255, 255, 255]), 'make the background transparent'],
  ])('an icon that is %s', (_, name, png, remedy) => {
    expect(linesWith(name, png)).toEqual([expect.stringContaining(`appPackage/${name}: icon: ${remedy}`)]);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['all missing', {}, ['MICROSOFT_APP_ID', 'PUBLIC_URL']],
    ['empty', { MICROSOFT_APP_ID: '', PUBLIC_URL: '' }, ['MICROSOFT_APP_ID', 'PUBLIC_URL']],
    ['no id', { ...SETTINGS, MICROSOFT_APP_ID: 'bot' }, ['MICROSOFT_APP_ID']],
    ['without TLS', { ...SETTINGS, PUBLIC_URL: 'http://localhost:3978' }, ['PUBLIC_URL']],
  ])('settings that are %s', (_, given, names) => {
    const read = readPackageSettings(given, false);
    expect('problems' in read && read.problems.map(({ key }) => key)).toEqual(names);
  });

  it('a schema version that the development package lacks', () => {
    expect(loadCheck('0.9', 'MicrosoftTeams.schema.json')).toBeUndefined();
  });
});

it('makes an example without any setting, for nobody’s bot', () => {
  const read = readPackageSettings({}, true);
  if ('problems' in read) throw new Error('no example');
  expect(read.settings.PUBLIC_URL).toMatch(/\.example$/);
  const filled = packageValues(ROOT, read.settings);
  expect('values' in filled && lines(makeTeamsPackage(file, filled.values))).toEqual([]);
});

/** A 32 × 32 PNG of one colour; `type` 2 is RGB, 6 is RGBA. Teams never reads it, so its checksums are left out. */
function plainIcon(type: number, pixel: number[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(32, 0);
  header.writeUInt32BE(32, 4);
  header.set([8, type, 0, 0, 0], 8);
  const row = [0, ...Array.from({ length: 32 }, () => pixel).flat()];
  const rows = Buffer.from(Array.from({ length: 32 }, () => row).flat());
  const chunk = (name: string, bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, Buffer.from(name), bytes, Buffer.alloc(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows))]);
}

describe('the manifest for Slack', () => {
  const template = () => String(file('slack-manifest.json'));
  const made = (text = template()) => makeSlackManifest(Buffer.from(text), values());
  const told = (text: string) => {
    const result = made(text);
    return 'problems' in result ? result.problems.map(({ key, remedy }) => `${key}: ${remedy}`) : [];
  };

  it('asks for the least, leaves the Messages tab on and read-only, and points to this address', () => {
    const result = made();
    if ('problems' in result) throw new Error(JSON.stringify(result.problems));
    const manifest = JSON.parse(result.manifest);
    expect(manifest.oauth_config.scopes).toEqual({ bot: ['chat:write', 'commands', 'users:read'] });
    expect(manifest.features.app_home).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
    const address = 'https://wegwijzer.ministerie.example/slack/events';
    expect(result.manifest.match(new RegExp(`"${address}"`, 'g'))).toHaveLength(3);
    expect(result.manifest).not.toContain('${{');
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'a closed Messages tab',
      (text) => text.replace('"messages_tab_enabled": true', '"messages_tab_enabled": false'),
      /knocks/,
    ],
    ['another scope', (text) => text.replace('"users:read"', '"users:read", "channels:history"'), /scopes/],
    ['a slot that is not there', (text) => text.replace('{{SLACK_URL', '{{NOWHERE'), /no such slot: NOWHERE/],
    ['no JSON', (text) => text.slice(1), /write it as JSON/],
  ])('is not made with %s', (_, change, remedy) => {
    expect(told(change(template())).join(' ')).toMatch(remedy);
  });

  it('needs the address and not the registration of Teams', () => {
    expect(readPackageSettings({ PUBLIC_URL: SETTINGS.PUBLIC_URL }, false, true)).toHaveProperty('settings');
    expect(readPackageSettings({}, false, true)).toMatchObject({ problems: [{ key: 'PUBLIC_URL' }] });
  });
});
