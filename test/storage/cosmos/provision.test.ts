import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import { provision } from '../../../src/commands/provision';
import { readCosmosSettings } from '../../../src/config';
import { KEYS_CONTAINERS, MAIN_CONTAINERS } from '../../../src/storage/cosmos/containers';
import { type CosmosEmulator, openCosmosEmulator } from '../../fakes/cosmos-emulator';
import { openCosmosFaults } from '../../fakes/cosmos-faults';
import { ROOT } from '../../fakes/example';

let emulator: CosmosEmulator;
let client: CosmosClient;
let made = 0;
beforeAll(async () => {
  emulator = await openCosmosEmulator({ isEmpty: true });
  const { endpoint, key = '' } = emulator.settings;
  client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
});
afterAll(async () => {
  client.dispose();
  await emulator.close();
});

const fresh = () => {
  made += 1;
  return { ...emulator.settings, database: `provision-${made}` };
};

it('makes four containers, and leaves them alone when they are there', async () => {
  const settings = fresh();
  const names = ['cases', 'roster', 'usage', 'keys'].map((name) => `${settings.database}/${name}`);
  const first = await provision(settings);
  expect(first).toEqual({ lines: names.map((name) => `${name}: made`), isDone: true });
  const second = await provision(settings);
  expect(second.isDone).toBe(true);
  expect(second.lines.every((line) => line.includes('as it should be'))).toBe(true);
});

it('partitions by id, indexes no box, and lets items have a time to live', async () => {
  const settings = fresh();
  await provision(settings);
  const { resource } = await client.database(settings.database).container('cases').read();
  expect(resource).toMatchObject({
    partitionKey: { paths: ['/id'] },
    defaultTtl: -1,
    indexingPolicy: {
      includedPaths: [{ path: '/inbox/?' }, { path: '/wake/?' }, { path: '/expires/?' }],
      excludedPaths: [{ path: '/*' }],
    },
  });
});

it('keeps the keys in their own account when there is one', async () => {
  const other = await openCosmosEmulator({ isEmpty: true });
  try {
    const { endpoint: keysEndpoint, key: keysKey = '' } = other.settings;
    const settings = { ...fresh(), keysEndpoint, keysKey };
    await provision(settings);
    const { resources } = await client.database(settings.database).containers.readAll().fetchAll();
    expect(resources.map(({ id }) => id).sort()).toEqual(['cases', 'roster', 'usage']);
  } finally {
    await other.close();
  }
});

it('mends a container without time to live, and tells of one with another partition key', async () => {
  const settings = fresh();
  const { database } = await client.databases.createIfNotExists({ id: settings.database });
  await database.containers.create({ id: 'cases', partitionKey: { paths: ['/id'] } });
  await database.containers.create({ id: 'roster', partitionKey: { paths: ['/elsewhere'] } });
  const { lines, isDone } = await provision(settings);
  expect(isDone).toBe(false);
  expect(lines[0]).toContain('now as they should be');
  expect(lines[1]).toContain('another partition key');
  expect((await database.container('cases').read()).resource).toMatchObject({ defaultTtl: -1 });
});

it('says what to do when only an identity was given', async () => {
  const door = await openCosmosFaults(fresh());
  try {
    door.fail(({ method }) => (method === 'POST' ? { status: 403 } : undefined));
    await expect(provision(door.settings)).rejects.toMatchObject({ code: 'provision-refused' });
  } finally {
    await door.close();
  }
});

it('names every wrong setting and repeats no key', () => {
  const wrong = () => readCosmosSettings({ COSMOS_KEYS_ENDPOINT: 'nowhere', COSMOS_KEY: 'hidden' });
  expect(wrong).toThrow(/COSMOS_ENDPOINT: .*COSMOS_KEYS_ENDPOINT: /);
  expect(wrong).not.toThrow(/hidden/);
  expect(readCosmosSettings({ COSMOS_ENDPOINT: 'https://a.example', COSMOS_KEY: '' })).toEqual({
    endpoint: 'https://a.example',
    database: 'wegwijzer',
  });
});

describe('what infra/ deploys', () => {
  const read = (name: string) => readFileSync(join(ROOT, 'infra', name), 'utf8');

  it('has the same containers with the same indexes', () => {
    const bicep = read('cosmos.bicep');
    for (const { id, indexingPolicy } of [...MAIN_CONTAINERS, ...KEYS_CONTAINERS]) {
      const paths = indexingPolicy.includedPaths?.map(({ path }) => `'${path.replace('/?', '')}'`).join(', ');
      expect(bicep).toContain(`{ id: '${id}', indexed: [${paths}] }`);
    }
  });

  it('lets the bot read and write items and nothing more', () => {
    const actions = read('cosmos-account.bicep').match(/'Microsoft\.DocumentDB\/databaseAccounts\/[^'@]*'/g);
    expect(actions?.map((action) => action.split('databaseAccounts/')[1])).toEqual([
      "readMetadata'",
      "sqlDatabases/containers/items/create'",
      "sqlDatabases/containers/items/read'",
      "sqlDatabases/containers/items/replace'",
      "sqlDatabases/containers/items/delete'",
      "sqlDatabases/containers/executeQuery'",
    ]);
  });
});
