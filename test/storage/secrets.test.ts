import { openFileWrapper } from '../../src/sealing/file-wrapper';
import { createSecret, loadPepper, loadSecret, readSecret } from '../../src/storage/secrets';
import { memoryKeys } from '../fakes/memory-keys';
import { temporaryFolder } from '../fakes/temporary-folder';

const HOUR = 60 * 60 * 1000;
const now = () => 1_000.9 * HOUR;
const wrapper = openFileWrapper(temporaryFolder(), now, false);
const other = openFileWrapper(temporaryFolder(), now, false);

describe('a secret', () => {
  it('is made once and stays the same', async () => {
    const keys = memoryKeys();
    const pepper = await loadPepper(keys, wrapper, now);
    expect(pepper).toHaveLength(32);
    expect(await loadPepper(keys, wrapper, now)).toEqual(pepper);
    expect(await readSecret(keys, wrapper, 'pepper')).toEqual(pepper);
    expect(await loadSecret(keys, wrapper, 'roster', now)).not.toEqual(pepper);
  });

  it('is the same for processes that ask at once', async () => {
    const keys = memoryKeys();
    const all = await Promise.all(Array.from({ length: 10 }, () => loadPepper(keys, wrapper, now)));
    expect(new Set(all.map((pepper) => Buffer.from(pepper).toString('hex'))).size).toBe(1);
  });

  it('is kept wrapped, with the hour it was made', async () => {
    const keys = memoryKeys();
    const secret = await createSecret(keys, wrapper, 'case/1', now);
    const row = keys.rows.get('case/1');
    expect(row).toMatchObject({ keyId: wrapper.currentKeyId(), made: 1_000 * HOUR });
    expect(Buffer.from(row?.wrapped ?? []).includes(Buffer.from(secret ?? []))).toBe(false);
    expect(await createSecret(keys, wrapper, 'case/1', now)).toBeUndefined();
    expect(await readSecret(keys, wrapper, 'case/1')).toEqual(secret);
  });

  it('is gone when its row is', async () => {
    const keys = memoryKeys();
    await createSecret(keys, wrapper, 'case/1', now);
    await keys.remove('case/1');
    expect(await readSecret(keys, wrapper, 'case/1')).toBeUndefined();
  });

  it('is not made anew when it can no longer be read', async () => {
    const keys = memoryKeys();
    await loadPepper(keys, wrapper, now);
    await expect(loadPepper(keys, other, now)).rejects.toMatchObject({ code: 'secret-unreadable' });
  });
});
