import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFileIn } from '../../src/sealing/key-ring';
import { temporaryFolder } from '../fakes/temporary-folder';

describe('the key file', () => {
  const folder = temporaryFolder();
  const key = Buffer.alloc(32, 1).toString('base64');

  it('is for this account alone, and keeps what it was given', () => {
    const file = keyFileIn(folder);
    file.save({ '100': key });
    expect(file.load()).toEqual({ '100': key });
    expect(statSync(join(folder, 'page-keys.json')).mode & 0o777).toBe(0o600);
  });

  it('stands beside that of another ring, and leaves nothing else behind', () => {
    const other = keyFileIn(folder, 'hand-off-keys.json');
    expect(other.load()).toEqual({});
    other.save({ '101': key });
    expect(keyFileIn(folder).load()).toEqual({ '100': key });
    expect(readdirSync(folder).sort()).toEqual(['hand-off-keys.json', 'page-keys.json']);
  });

  it.each(['', '{', '[]', 'null', '{"x":"y"}', '{"100":"short"}'])(
    'starts anew when it holds %j',
    (damaged) => {
      writeFileSync(join(folder, 'page-keys.json'), damaged);
      expect(keyFileIn(folder).load()).toEqual({});
    },
  );
});
