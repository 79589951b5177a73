/**
 * A Cosmos DB on loopback. It lacks what these tests cover otherwise: expiry by ttl, sub-statuses of 404, 429 and its
 * kin, limits of size, keys, roles and regions. One partition holds everything.
 */

import type { AddressInfo } from 'node:net';
import { createHttpServer } from '@vercel/cosmosdb-server';
import { createContainers } from '../../src/storage/cosmos/create-containers';
import type { CosmosSettings } from '../../src/storage/cosmos/settings';

export interface CosmosEmulator {
  settings: CosmosSettings;
  close(): Promise<void>;
}

/** With the containers made, unless told not to. */
export async function openCosmosEmulator(how: { isEmpty?: boolean } = {}): Promise<CosmosEmulator> {
  const options = { keepAlive: true };
  const server = createHttpServer(options);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const settings = {
    endpoint: `http://127.0.0.1:${port}`,
    key: Buffer.from('nobody checks this').toString('base64'),
    database: 'wegwijzer',
  };
  if (!how.isEmpty) await createContainers(settings);
  return {
    settings,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
