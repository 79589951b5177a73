/** `npm run provision`: makes the database and containers in Cosmos DB; may be run again at any time. */

import { z } from 'zod';
import { environment } from '../config';
import { AppError } from '../errors';
import { complain, print } from '../log';
import { createContainers } from '../storage/cosmos/create-containers';
import type { CosmosSettings } from '../storage/cosmos/settings';

const endpoint = z.string({ message: 'give the address of the account' }).url('give the whole address');
const schema = z.object({
  COSMOS_ENDPOINT: endpoint,
  COSMOS_KEY: z.string().optional(),
  COSMOS_DATABASE: z.string().default('wegwijzer'),
  COSMOS_KEYS_ENDPOINT: endpoint.optional(),
  COSMOS_KEYS_KEY: z.string().optional(),
});

const TOLD = {
  made: 'made',
  kept: 'was there already, as it should be',
  mended: 'was there; what is indexed and the time to live are now as they should be',
  differs: 'has another partition key, which cannot be changed: choose another COSMOS_DATABASE',
};

/** What the settings say, or an `AppError` with every wrong one. Never repeats a key. */
export function readCosmosSettings(given: Record<string, string | undefined>): CosmosSettings {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value)));
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`);
    throw new AppError('settings-wrong', lines.join(' '));
  }
  const { COSMOS_KEY: key, COSMOS_KEYS_ENDPOINT: keysEndpoint, COSMOS_KEYS_KEY: keysKey } = parsed.data;
  return {
    endpoint: parsed.data.COSMOS_ENDPOINT,
    database: parsed.data.COSMOS_DATABASE,
    ...(key && { key }),
    ...(keysEndpoint && { keysEndpoint }),
    ...(keysKey && { keysKey }),
  };
}

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
