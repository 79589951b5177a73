/** The four containers: partitions, what is indexed, and that items may carry a time to live. */

import type { ContainerDefinition } from '@azure/cosmos';

export const CASES = 'cases';
export const ROSTER = 'roster';
export const USAGE = 'usage';
export const KEYS = 'keys';

export type Wanted = Required<
  Pick<ContainerDefinition, 'id' | 'partitionKey' | 'indexingPolicy' | 'defaultTtl'>
>;

/** Indexes what is asked for and nothing else: a box is never looked into. */
function container(id: string, indexed: string[]): Wanted {
  return {
    id,
    partitionKey: { paths: ['/id'] },
    // On, without a period of its own: each item says how long it lives.
    defaultTtl: -1,
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: indexed.map((path) => ({ path: `${path}/?` })),
      excludedPaths: [{ path: '/*' }],
    },
  };
}

export const MAIN_CONTAINERS = [
  container(CASES, ['/inbox', '/wake', '/expires']),
  container(ROSTER, ['/name']),
  container(USAGE, ['/name']),
];
export const KEYS_CONTAINERS = [container(KEYS, ['/name'])];
