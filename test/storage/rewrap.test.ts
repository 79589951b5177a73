import { openFileWrapper } from '../../src/sealing/file-wrapper';
import { rewrapAll } from '../../src/storage/rewrap';
import { createSecret, readSecret } from '../../src/storage/secrets';
import { memoryKeys } from '../fakes/memory-keys';
import { temporaryFolder } from '../fakes/temporary-folder';

const folder = temporaryFolder();
const elsewhere = temporaryFolder();
let time = 0;
const now = () => time;
const ids = Array.from({ length: 250 }, (_, i) => `case/${i}`);

async function filled() {
  const wrapper = openFileWrapper(folder, now, false);
  const keys = memoryKeys();
  const secrets = await Promise.all(ids.map((id) => createSecret(keys, wrapper, id, now)));
  const read = () => Promise.all(ids.map((id) => readSecret(keys, wrapper, id)));
  return { wrapper, keys, secrets, read };
}

describe('wrapping anew', () => {
  it('does nothing while the key is current', async () => {
    const { wrapper, keys } = await filled();
    expect(await rewrapAll(keys, wrapper, 1000)).toEqual({ rewrapped: 0, left: 0 });
  });

  it('goes on where it stopped, and then the old key may go', async () => {
    const { wrapper, keys, secrets, read } = await filled();
    wrapper.rotate();
    expect(await rewrapAll(keys, wrapper, 100)).toEqual({ rewrapped: 100, left: 150 });
    expect(await read()).toEqual(secrets);
    expect(await rewrapAll(keys, wrapper, 1000)).toEqual({ rewrapped: 150, left: 0 });
    time += 91 * 24 * 60 * 60 * 1000;
    wrapper.sweep();
    expect(await read()).toEqual(secrets);
  });

  it('by two processes at once does every row once, and brings none back', async () => {
    const { wrapper, keys, secrets, read } = await filled();
    wrapper.rotate();
    const both = Promise.all([rewrapAll(keys, wrapper, 1000), rewrapAll(keys, wrapper, 1000)]);
    await keys.remove('case/77');
    const [one, other] = await both;
    expect(one.rewrapped + other.rewrapped).toBe(ids.length - 1);
    expect(await read()).toEqual(secrets.map((secret, i) => (i === 77 ? undefined : secret)));
  });

  it('counts as left what nothing can open', async () => {
    const { keys } = await filled();
    const other = openFileWrapper(elsewhere, now, false);
    expect(await rewrapAll(keys, other, 1000)).toEqual({ rewrapped: 0, left: ids.length });
  });
});
