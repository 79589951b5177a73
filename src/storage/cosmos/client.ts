/** Connects to Cosmos DB: by key or identity, over one connection policy. The SDK is loaded only here, when asked. */

import type { CosmosClient, CosmosClientOptions } from '@azure/cosmos';
import type { CosmosSettings } from './settings';

export interface CosmosAccounts {
  /** `cases`, `roster` and `usage`. */
  main: CosmosClient;
  /** `keys`; the same account when there is no other. */
  keys: CosmosClient;
  close(): void;
}

/** Connects to nothing yet. `attempt`: how long to wait for one answer, in milliseconds. */
export function openAccounts(settings: CosmosSettings, attempt: number): CosmosAccounts {
  const open = (endpoint: string, key: string | undefined) =>
    openClient({
      endpoint,
      ...identity(key),
      connectionPolicy: {
        requestTimeout: attempt,
        // The account has one writing region, whose address the endpoint is. Looking for others, the SDK asks a silent
        // account for minutes and does not listen to our signal.
        enableEndpointDiscovery: false,
        // Ours alone retries a refused request: two layers would multiply.
        retryOptions: { maxRetryAttemptCount: 0 },
      },
    });
  const main = open(settings.endpoint, settings.key);
  const keys = settings.keysEndpoint ? open(settings.keysEndpoint, settings.keysKey) : main;
  return {
    main,
    keys,
    close() {
      main.dispose();
      if (keys !== main) keys.dispose();
    },
  };
}

function openClient(options: CosmosClientOptions): CosmosClient {
  const { CosmosClient } = require('@azure/cosmos') as typeof import('@azure/cosmos');
  return new CosmosClient(options);
}

function identity(key: string | undefined): Pick<CosmosClientOptions, 'key' | 'aadCredentials'> {
  if (key) return { key };
  const { DefaultAzureCredential } = require('@azure/identity') as typeof import('@azure/identity');
  return { aadCredentials: new DefaultAzureCredential() };
}
