/** Makes the database and its containers. Needs more rights than the running bot has. */

import { isDeepStrictEqual } from 'node:util';
import type { Container, ContainerDefinition, CosmosClient } from '@azure/cosmos';
import { AppError } from '../../errors';
import { openAccounts } from './client';
import { KEYS_CONTAINERS, MAIN_CONTAINERS, type Wanted } from './containers';
import { breakage, meaningOf } from './failure';
import { type CosmosSettings, PATIENCE } from './settings';

/** `differs`: another partition key, which nobody can change: use another database name. */
type Outcome = 'made' | 'kept' | 'mended' | 'differs';

export interface ContainerDone {
  name: string;
  outcome: Outcome;
}

const REFUSED =
  'Cosmos DB lets only a key make containers, never an identity: set the keys for this once, or deploy infra/cosmos.bicep, which makes them too.';

/** Makes and mends what is not so yet; touches no item. Throws an `AppError` when Cosmos DB refuses. */
export async function createContainers(settings: CosmosSettings): Promise<ContainerDone[]> {
  const accounts = openAccounts(settings, PATIENCE.total);
  try {
    const main = await createIn(accounts.main, settings.database, MAIN_CONTAINERS);
    return [...main, ...(await createIn(accounts.keys, settings.database, KEYS_CONTAINERS))];
  } catch (error) {
    if (meaningOf(error) !== 'refused') throw breakage(error);
    throw new AppError('provision-refused', REFUSED);
  } finally {
    accounts.close();
  }
}

async function createIn(client: CosmosClient, id: string, wanted: Wanted[]): Promise<ContainerDone[]> {
  const { database } = await client.databases.createIfNotExists({ id });
  const done: ContainerDone[] = [];
  for (const definition of wanted) {
    const made = await database.containers.createIfNotExists(definition);
    const outcome = made.statusCode === 201 ? 'made' : await mend(made.container, definition, made.resource);
    done.push({ name: `${id}/${definition.id}`, outcome });
  }
  return done;
}

async function mend(container: Container, wanted: Wanted, there: ContainerDefinition = {}): Promise<Outcome> {
  if (!isDeepStrictEqual(there.partitionKey?.paths, wanted.partitionKey.paths)) return 'differs';
  if (there.defaultTtl === wanted.defaultTtl && isDeepStrictEqual(indexed(there), indexed(wanted)))
    return 'kept';
  const { indexingPolicy, defaultTtl } = wanted;
  await container.replace({ ...there, indexingPolicy, defaultTtl });
  return 'mended';
}

/** Cosmos DB adds paths of its own to what is excluded. */
function indexed({ indexingPolicy: { includedPaths = [], excludedPaths = [] } = {} }: ContainerDefinition) {
  return [includedPaths.map(({ path }) => path).sort(), excludedPaths.some(({ path }) => path === '/*')];
}
