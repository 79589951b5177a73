/** `npm run provision`: makes the database and containers in Cosmos DB; may be run again at any time. */

import { environment, readCosmosSettings } from '../config';
import { AppError } from '../errors';
import { complain, print } from '../log';
import { createContainers } from '../storage/cosmos/create-containers';
import type { CosmosSettings } from '../storage/cosmos/settings';

const TOLD = {
  made: 'made',
  kept: 'was there already, as it should be',
  mended: 'was there; what is indexed and the time to live are now as they should be',
  differs: 'has another partition key, which cannot be changed: choose another COSMOS_DATABASE',
};

/** One line a container; `isDone` when the bot can work with them. */
export async function provision(settings: CosmosSettings): Promise<{ lines: string[]; isDone: boolean }> {
  const done = await createContainers(settings);
  return {
    lines: done.map(({ name, outcome }) => `${name}: ${TOLD[outcome]}`),
    isDone: done.every(({ outcome }) => outcome !== 'differs'),
  };
}

async function main(): Promise<void> {
  const { lines, isDone } = await provision(readCosmosSettings(environment()));
  for (const line of lines) print(line);
  if (!isDone) process.exitCode = 1;
}

if (require.main === module) {
  main().catch((error: unknown) => {
    complain(error instanceof AppError ? error.message : `provision-failed: ${(error as Error).message}`);
    process.exitCode = 1;
  });
}
