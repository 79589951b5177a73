import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFile, writePrivateFile } from '../../src/sealing/private-file';
import { temporaryFolder } from '../fakes/temporary-folder';

const folder = join(temporaryFolder(), 'made');

describe('a private file', () => {
  it('is made by the first who comes, and left alone by the next', () => {
    expect(createPrivateFile(folder, 'one', 'first')).toBe(true);
    expect(createPrivateFile(folder, 'one', 'second')).toBe(false);
    expect(readFileSync(join(folder, 'one'), 'utf8')).toBe('first');
  });

  it('is replaced whole, and is for this account alone', () => {
    writePrivateFile(folder, 'other', 'a longer text');
    writePrivateFile(folder, 'other', 'short');
    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('short');
    expect(statSync(join(folder, 'other')).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing beside it', () => {
    createPrivateFile(folder, 'third', 'x');
    createPrivateFile(folder, 'third', 'x');
    expect(readdirSync(folder).filter((name) => name.includes('new'))).toEqual([]);
  });
});
