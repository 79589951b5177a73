/** `npm run rotate`: a new key-encryption key in the key file, and everything wrapped anew. Stop Wegwijzer first. */

import { environment, readConfig } from '../config';
import { complain, print } from '../log';
import { openStorage } from '../open-storage';
import { rewrapAll } from '../storage/rewrap';

const AT_ONCE = 1000;

async function main(): Promise<void> {
  const config = readConfig(environment());
  if (config.keyVaultKeyId) {
    print(
      'The key stands in Azure Key Vault: make a new version there. A running Wegwijzer takes it within the hour.',
    );
    return;
  }
  const storage = await openStorage(config, Date.now);
  try {
    if (!('rotate' in storage.wrapper)) return;
    storage.wrapper.rotate();
    let wrapped = 0;
    for (let left = 1; left > 0; ) {
      const done = await rewrapAll(storage.store.keys, storage.wrapper, AT_ONCE);
      wrapped += done.rewrapped;
      left = done.rewrapped > 0 ? done.left : 0;
    }
    print(
      `A new key is in use, and ${wrapped} keys were wrapped anew. The old one is destroyed after 90 days.`,
    );
  } finally {
    await storage.close();
  }
}

main().catch((error: unknown) => {
  complain(error instanceof Error ? error.message : 'rotate-failed');
  process.exitCode = 1;
});
