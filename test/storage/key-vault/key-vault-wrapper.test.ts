import { randomBytes } from 'node:crypto';
import { openKeyVaultWrapper } from '../../../src/storage/key-vault/key-vault-wrapper';
import { type KeyVault, openKeyVault } from '../../fakes/key-vault';

let vault: KeyVault;
beforeEach(async () => {
  vault = await openKeyVault();
});
afterEach(() => vault.close());

const key = randomBytes(32);
const open = (keyId = vault.keyId) =>
  openKeyVaultWrapper({ keyId, credential: vault.credential, options: vault.options });

describe('a key in Azure Key Vault', () => {
  it('wraps and unwraps, without a byte going out before the vault knows us', async () => {
    const wrapper = await open();
    const wrapped = await wrapper.wrap(key);
    expect(wrapped.keyId).toBe(wrapper.currentKeyId());
    expect(Buffer.from(wrapped.wrapped)).toHaveLength(256);
    expect(Buffer.from((await wrapper.unwrap(wrapped)) ?? [])).toEqual(key);
    expect(vault.unsignedBytes()).toBe(0);
  });

  it('uses a new version after a refresh and still reads the one before', async () => {
    const wrapper = await open(`${vault.keyId}/${'a'.repeat(32)}`);
    const before = await wrapper.wrap(key);
    const newest = vault.addVersion();
    expect(wrapper.currentKeyId()).toBe(before.keyId);
    await wrapper.refresh();
    expect(wrapper.currentKeyId()).toBe(newest);
    expect((await wrapper.wrap(key)).keyId).toBe(newest);
    expect(Buffer.from((await wrapper.unwrap(before)) ?? [])).toEqual(key);
  });

  it('opens nothing that was changed, or that a destroyed version wrapped', async () => {
    const wrapper = await open();
    const { keyId, wrapped } = await wrapper.wrap(key);
    expect(await wrapper.unwrap({ keyId, wrapped: randomBytes(256) })).toBeUndefined();
    vault.addVersion();
    vault.dropVersion(keyId);
    expect(await wrapper.unwrap({ keyId, wrapped })).toBeUndefined();
  });

  it.each([
    ['another vault', (id: string) => id.replace('127.0.0.1', 'localhost')],
    ['a host that begins alike', (id: string) => id.replace('127.0.0.1', '127.0.0.1@localhost')],
    ['another key', (id: string) => id.replace('wegwijzer', 'other')],
    ['a key whose name begins alike', (id: string) => id.replace('wegwijzer', 'wegwijzer2')],
    ['a path that climbs', (id: string) => id.replace('/wegwijzer/', '/wegwijzer/../other/')],
    ['no version', () => vault.keyId],
    ['nothing', () => ''],
  ])('asks nobody when a row names %s', async (_what, change) => {
    const wrapper = await open();
    const { keyId, wrapped } = await wrapper.wrap(key);
    const before = vault.asked.length;
    expect(await wrapper.unwrap({ keyId: change(keyId), wrapped })).toBeUndefined();
    expect(vault.asked).toHaveLength(before);
  });

  it.each([429, 503, 500])('tries again after %i', async (status) => {
    const wrapper = await open();
    const wrapped = await wrapper.wrap(key);
    vault.fail(status, 2, status === 429 ? { 'retry-after-ms': '1' } : {});
    expect(Buffer.from((await wrapper.unwrap(wrapped)) ?? [])).toEqual(key);
  });

  it.each([
    [429, 'key-vault-down'],
    [503, 'key-vault-down'],
    [403, 'key-vault-refused'],
  ])('says so when %i goes on', async (status, code) => {
    const wrapper = await open();
    const wrapped = await wrapper.wrap(key);
    for (const ask of [() => wrapper.unwrap(wrapped), () => wrapper.wrap(key), () => wrapper.refresh()]) {
      vault.fail(status, status === 403 ? 1 : 4, { 'retry-after-ms': '1' });
      await expect(ask()).rejects.toMatchObject({ code, cause: status });
    }
    expect(wrapper.currentKeyId()).toBe(wrapped.keyId);
  });

  it('does not start without its key, or with an address that is none', async () => {
    await expect(open(`${vault.url}/keys/other`)).rejects.toMatchObject({ code: 'key-vault-refused' });
    await expect(open(`${vault.url}/secrets/wegwijzer`)).rejects.toMatchObject({
      code: 'key-vault-key-wrong',
    });
    await expect(open('wegwijzer')).rejects.toMatchObject({ code: 'key-vault-key-wrong' });
  });
});
