import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFileWrapper } from '../../src/sealing/file-wrapper';
import { temporaryFolder } from '../fakes/temporary-folder';

const DAY = 24 * 60 * 60 * 1000;
const NAME = 'key-encryption-keys.json';
const temporary = temporaryFolder();
const key = randomBytes(32);

let folder: string;
let time = 1_000 * DAY;
const now = () => time;
beforeEach(() => {
  folder = join(temporary, randomBytes(4).toString('hex'));
});
const open = () => openFileWrapper(folder, now, false);

describe('key-encryption keys in a file', () => {
  it('wrap and unwrap, also after a restart', async () => {
    const wrapped = await open().wrap(key);
    expect(wrapped.keyId).toBe(open().currentKeyId());
    expect(await open().unwrap(wrapped)).toEqual(key);
  });

  it('are for this account alone', () => {
    open();
    expect(statSync(join(folder, NAME)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual([NAME]);
  });

  it('open nothing that was changed, or that another key wrapped', async () => {
    const wrapper = open();
    const { keyId, wrapped } = await wrapper.wrap(key);
    wrapper.rotate();
    const changed = Uint8Array.from(wrapped);
    changed[20] = (changed[20] ?? 0) ^ 1;
    expect(await wrapper.unwrap({ keyId, wrapped: changed })).toBeUndefined();
    expect(await wrapper.unwrap({ keyId: wrapper.currentKeyId(), wrapped })).toBeUndefined();
    expect(await wrapper.unwrap({ keyId: 'file/0', wrapped })).toBeUndefined();
    expect(await wrapper.unwrap({ keyId, wrapped: Buffer.alloc(3) })).toBeUndefined();
  });

  it('stay readable for 90 days after a newer one came, and are destroyed then', async () => {
    const wrapper = open();
    const wrapped = await wrapper.wrap(key);
    time += 400 * DAY;
    wrapper.rotate();
    expect(wrapper.currentKeyId()).not.toBe(wrapped.keyId);
    time += 90 * DAY - 1;
    wrapper.sweep();
    expect(await wrapper.unwrap(wrapped)).toEqual(key);
    time += 1;
    expect(await wrapper.unwrap(wrapped)).toBeUndefined();
    expect(readFileSync(join(folder, NAME), 'utf8')).toContain(wrapped.keyId);
    wrapper.sweep();
    expect(readFileSync(join(folder, NAME), 'utf8')).not.toContain(wrapped.keyId);
    expect(wrapper.currentKeyId()).toBe(open().currentKeyId());
  });

  it('are found by a process that was running when another made a new one', async () => {
    const [one, other] = [open(), open()];
    other.rotate();
    expect(await one.unwrap(await other.wrap(key))).toEqual(key);
    const wrapped = await other.wrap(key);
    one.rotate();
    expect(await other.unwrap(wrapped)).toEqual(key);
  });

  it.each([
    '',
    '{}',
    '[]',
    'null',
    '[{"id":"file/0123456789abcdef","key":"c2hvcnQ="}]',
    '[{"id":"file/0123456789abcdef","key":"secret-secret"',
  ])('are not replaced when the file holds %j', (text) => {
    mkdirSync(folder);
    writeFileSync(join(folder, NAME), text);
    expect(open).toThrow(expect.objectContaining({ code: 'key-file-damaged', cause: undefined }));
    expect(readFileSync(join(folder, NAME), 'utf8')).toBe(text);
  });

  it('are not made anew when the store needs those that are missing', async () => {
    expect(() => openFileWrapper(folder, now, true)).toThrow(
      expect.objectContaining({ code: 'key-file-damaged' }),
    );
    const wrapper = open();
    rmSync(join(folder, NAME));
    expect(() => wrapper.rotate()).toThrow(expect.objectContaining({ code: 'key-file-damaged' }));
    expect(readdirSync(folder)).toEqual([]);
  });
});
