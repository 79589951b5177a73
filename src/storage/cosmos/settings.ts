/** What the Cosmos DB store must know, and how long it keeps trying. */

export interface CosmosSettings {
  /** Of the account, such as `https://name.documents.azure.com`. */
  endpoint: string;
  /** Absent: the managed identity, or whoever is signed in, is used. Preferred. */
  key?: string;
  database: string;
  /** Another account for the wrapped keys, whose backups are kept the shortest time; same database name. */
  keysEndpoint?: string;
  keysKey?: string;
}

/** In milliseconds. */
export interface Patience {
  /** For one operation with all its retries. */
  total: number;
  /** For one answer. */
  attempt: number;
  /** Before the first retry, at most; doubled each time up to twenty times this. */
  firstWait: number;
}

export const PATIENCE: Patience = { total: 10_000, attempt: 4_000, firstWait: 100 };
