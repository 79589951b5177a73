/** The key-encryption key in Azure Key Vault: it never leaves the vault, whoever steals a server or a store. */

import type { TokenCredential } from '@azure/identity';
import type { CryptographyClient, KeyClientOptions } from '@azure/keyvault-keys';
import { AppError } from '../../errors';
import type { Wrapper } from '../../sealing/wrapping';

const ALGORITHM = 'RSA-OAEP-256';
const LONGEST_WAIT = { requestOptions: { timeout: 10_000 } };
/** What the vault answers about a version that is gone, and about bytes that it did not wrap. */
const NOT_OURS = [400, 404];

export interface KeyVaultSettings {
  /** Such as `https://ours.vault.azure.net/keys/wegwijzer`; a version at the end is left aside. */
  keyId: string;
  credential: TokenCredential;
  /** Only for tests, which have no vault. No setting leads here. */
  options?: KeyClientOptions;
}

export interface KeyVaultWrapper extends Wrapper {
  /** Looks up the newest version. Called at start and every hour. */
  refresh(): Promise<void>;
}

/** Needs get, wrapKey and unwrapKey on this key. Throws `key-vault-down` or `key-vault-refused`. */
export async function openKeyVaultWrapper({
  keyId,
  credential,
  options = {},
}: KeyVaultSettings): Promise<KeyVaultWrapper> {
  // Loaded when used: who keeps the keys in a file does not wait for it.
  const sdk: typeof import('@azure/keyvault-keys') = require('@azure/keyvault-keys');
  const { vaultUrl, name } = parseKeyId(keyId);
  const prefix = `${vaultUrl}/keys/${name}/`;
  const client = new sdk.KeyClient(vaultUrl, credential, { ...options });
  const versions = new Map<string, CryptographyClient>();
  let current = '';

  /** Given a key without a date, so that the vault decides: the library refuses expired keys even to unwrap. */
  const clientOf = (version: string): CryptographyClient => {
    const known = versions.get(version);
    if (known) return known;
    const key = { id: prefix + version, name, properties: { vaultUrl, name, version } };
    const made = new sdk.CryptographyClient(key, credential, { ...options });
    versions.set(version, made);
    return made;
  };

  const wrapper: KeyVaultWrapper = {
    currentKeyId: () => current,
    async wrap(key) {
      const by = current;
      const wrapping = () => clientOf(by.slice(prefix.length)).wrapKey(ALGORITHM, key, LONGEST_WAIT);
      const { result } = await asked(wrapping);
      return { keyId: by, wrapped: result };
    },
    async unwrap({ keyId, wrapped }) {
      // What a row says decides neither which host nor which key is asked.
      const version = keyId.startsWith(prefix) ? keyId.slice(prefix.length) : '';
      if (!isVersion(version)) return undefined;
      try {
        return (await clientOf(version).unwrapKey(ALGORITHM, wrapped, LONGEST_WAIT)).result;
      } catch (error) {
        if (NOT_OURS.includes(statusOf(error) ?? 0)) return undefined;
        throw failed(error);
      }
    },
    async refresh() {
      const { properties } = await asked(() => client.getKey(name, LONGEST_WAIT));
      if (!isVersion(properties.version ?? '')) throw failed(undefined);
      current = prefix + properties.version;
    },
  };
  await wrapper.refresh();
  return wrapper;
}

function parseKeyId(keyId: string): { vaultUrl: string; name: string } {
  const url = URL.parse(keyId);
  const name = url && /^\/keys\/([0-9a-z-]{1,127})(?:\/[0-9a-f]{32})?$/i.exec(url.pathname)?.[1];
  if (name) return { vaultUrl: url.origin, name };
  throw new AppError(
    'key-vault-key-wrong',
    'Give the address of a key, such as https://ours.vault.azure.net/keys/wegwijzer.',
  );
}

function isVersion(text: string): boolean {
  return /^[0-9a-f]{32}$/i.test(text);
}

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw failed(error);
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : undefined;
}

/** The error itself is not passed on: it holds the request, with the token and the key that was to be wrapped. */
function failed(error: unknown): AppError {
  const status = statusOf(error);
  return [400, 401, 403, 404].includes(status ?? 0)
    ? new AppError(
        'key-vault-refused',
        'Give this identity the role “Key Vault Crypto Service Encryption User” on the key, and see that the key exists, is enabled and has not expired.',
        status,
      )
    : new AppError('key-vault-down', 'Azure Key Vault does not answer: try again later.', status);
}
