/** The store of an organisation with more than one replica. */

import type { Store } from '../ports';
import { type CaseFields, cosmosCases } from './cases';
import { openAccounts } from './client';
import { CASES, KEYS, ROSTER, USAGE } from './containers';
import { openItems } from './items';
import { cosmosKeys, type KeyFields } from './keys';
import { makePersist } from './persist';
import { type AdviserFields, cosmosRoster } from './roster';
import { type CosmosSettings, PATIENCE } from './settings';
import { cosmosTallies, type ReleaseFields, type TallyFields } from './tallies';

/** Connects when first asked; the containers must exist (`npm run provision`). Throws what `persist` throws. */
export function openCosmosStore(
  settings: CosmosSettings,
  now: () => number = Date.now,
  patience = PATIENCE,
): Store {
  const accounts = openAccounts(settings, patience.attempt);
  const persist = makePersist(patience);
  const main = accounts.main.database(settings.database);
  const cases = openItems<CaseFields>(main.container(CASES), persist);
  const roster = openItems<AdviserFields>(main.container(ROSTER), persist);
  const tallies = openItems<TallyFields>(main.container(USAGE), persist);
  const releases = openItems<ReleaseFields>(main.container(USAGE), persist);
  const keys = openItems<KeyFields>(accounts.keys.database(settings.database).container(KEYS), persist);
  return {
    cases: cosmosCases(cases, now),
    keys: cosmosKeys(keys),
    roster: cosmosRoster(roster),
    tally: cosmosTallies(tallies, releases),
    // Microsoft purges by itself; older backups keep the wrapped key until their time is over.
    purge: async () => 'gone',
    async isUp() {
      const both = accounts.keys === accounts.main ? [keys] : [keys, cases];
      return (await Promise.all(both.map((items) => items.isUp()))).every(Boolean);
    },
    close: async () => accounts.close(),
  };
}
