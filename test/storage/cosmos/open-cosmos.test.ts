import { createContainers } from '../../../src/storage/cosmos/create-containers';
import { openCosmosStore } from '../../../src/storage/cosmos/open-cosmos';
import { storeContract } from '../../contracts/store-contract';
import { type CosmosEmulator, openCosmosEmulator } from '../../fakes/cosmos-emulator';

let emulator: CosmosEmulator;
let opened = 0;
beforeAll(async () => {
  emulator = await openCosmosEmulator();
});
afterAll(() => emulator.close());

storeContract('the Cosmos DB store', async () => {
  opened += 1;
  const settings = { ...emulator.settings, database: `store-${opened}` };
  await createContainers(settings);
  let store = openCosmosStore(settings);
  return {
    store,
    async reopen() {
      await store.close();
      store = openCosmosStore(settings);
      return store;
    },
    discard: () => store.close(),
  };
});
