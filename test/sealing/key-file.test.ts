import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFileIn } from '../../src/sealing/key-ring';

describe('the key file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-keys-'));
  const key = Buffer.alloc(32, 1).toString('base64');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is for this account alone, and keeps what it was given', () => {
    const file = keyFileIn(folder);
    file.save({ '100': key });
    expect(file.load()).toEqual({ '100': key });
    expect(statSync(join(folder, 'page-keys.json')).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{', '[]', 'null', '{"x":"y"}', '{"100":"short"}'])(
    'starts anew when it holds %j',
    (damaged) => {
      writeFileSync(join(folder, 'page-keys.json'), damaged);
      expect(keyFileIn(folder).load()).toEqual({});
    },
  );
});
