/** The store is down when Wegwijzer starts, and comes up later. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakDisk } from './fakes/broken-disk';
import { type RunningApp, runApp } from './fakes/running-app';
import { temporaryFolder } from './fakes/temporary-folder';
import { openVisitor } from './fakes/web-visitor';
import { adviserAtDesk, beginTalk, goToDoor, receiptOn } from './handoff/walk';

const DOOR = 'handoff/relay/confidential-adviser';
const disk = breakDisk();
let app: RunningApp;
let isRunning = false;
afterEach(async () => {
  disk.mend();
  if (isRunning) await app.close();
  isRunning = false;
});

const ready = async () => (await fetch(`${app.url}/readyz`)).status;

async function start(): Promise<void> {
  app = await runApp();
  isRunning = true;
}

/** Reading lists is the first thing that is done with an open store. */
async function startWithoutStore(): Promise<void> {
  disk.fail((operation) => operation === 'all');
  await start();
}

describe('while the store is down from the start', () => {
  beforeEach(startWithoutStore);

  it('the guide answers, and says that it is alive but not ready', async () => {
    const visitor = openVisitor(app.url);
    await visitor.open();
    const start = visitor.title();
    await visitor.press(4);
    expect(visitor.status()).toBe(200);
    expect(visitor.title()).not.toBe(start);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect(await ready()).toBe(503);
  });

  it('hand-off takes no request, and shows how to call', async () => {
    const visitor = openVisitor(app.url);
    await goToDoor(visitor, DOOR);
    expect(visitor.status()).toBe(200);
    expect(visitor.places()).toContain('handoff/call');
    expect(visitor.places()).not.toContain('handoff/write/first');
    await visitor.go('handoff/call');
    expect(visitor.text()).toMatch(/\d{3}/);
  });

  it('has no staff pages, and no code for them', async () => {
    expect(app.staffCode()).toBe('');
    expect((await fetch(`${app.url}/staff`)).status).toBe(404);
  });

  it('is told once, however long it lasts', async () => {
    for (let minute = 0; minute < 3; minute += 1) await app.pass(60_000);
    expect(app.logged).toEqual(['handoff-down']);
  });
});

describe('when the store comes up', () => {
  beforeEach(startWithoutStore);

  it('hand-off works, and the log says so', async () => {
    disk.mend();
    await app.pass(60_000);
    expect(app.logged).toEqual(['handoff-down', 'handoff-up']);
    expect(await ready()).toBe(200);
    const visitor = openVisitor(app.url);
    await beginTalk(app, visitor, 'nu wel');
    expect(receiptOn(visitor).words).toHaveLength(6);
    const adviser = await adviserAtDesk(app);
    await adviser.go('adviser/case');
    expect(adviser.text()).toContain('nu wel');
  });

  it('a page that was shown before leads on', async () => {
    const visitor = openVisitor(app.url);
    await goToDoor(visitor, DOOR);
    disk.mend();
    await app.pass(60_000);
    await visitor.go(DOOR);
    expect(visitor.places()).toContain('handoff/write/first');
  });

  it('and fails once more while it is made ready, it is tried again', async () => {
    let lists = 0;
    // The keys can be read, the roster cannot.
    disk.fail((operation) => operation === 'all' && ++lists > 1);
    await app.pass(60_000);
    expect(await ready()).toBe(503);
    disk.mend();
    await app.pass(60_000);
    expect(await ready()).toBe(200);
    expect(app.logged.at(-1)).toBe('handoff-up');
  });
});

it('goes down and comes back while Wegwijzer runs', async () => {
  await start();
  const visitor = openVisitor(app.url);
  disk.fail(() => true);
  await goToDoor(visitor, DOOR);
  expect(visitor.places()).toContain('handoff/call');
  expect(await ready()).toBe(503);
  disk.mend();
  await visitor.go(DOOR);
  expect(visitor.places()).toContain('handoff/write/first');
  expect(await ready()).toBe(200);
});

describe('what does not pass by itself stops the start', () => {
  const folder = temporaryFolder();

  it.each([
    ['cases.db', 'store-damaged'],
    ['keys.db', 'store-damaged'],
    ['key-encryption-keys.json', 'key-file-damaged'],
  ])('a damaged %s', async (name, code) => {
    const dataDir = join(folder, name);
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, name), 'no database, and no keys either'.repeat(200));
    await expect(runApp({}, undefined, (config) => Object.assign(config, { dataDir }))).rejects.toThrow(code);
  });
});
