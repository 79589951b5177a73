/** T14: known answers, rows that change places, nonces, rotation under load. */

import { randomBytes, randomInt } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { caseIdOf } from '../../src/handoff/receipt';
import { openBox, sealBox } from '../../src/sealing/box';
import { openFileWrapper } from '../../src/sealing/file-wrapper';
import { decrypt } from '../../src/sealing/gcm';
import { rewrapAll } from '../../src/storage/rewrap';
import { createSecret, readSecret } from '../../src/storage/secrets';
import { memoryKeys } from '../fakes/memory-keys';
import { temporaryFolder } from '../fakes/temporary-folder';
import { amount, trust } from './record';

const hex = (text: string) => Buffer.from(text, 'hex');
const bindOf = (id: string, version: number) => `${id}|${version}|case`;
const folder = temporaryFolder();
const now = () => 0;

/** McGrew and Viega, “The Galois/Counter Mode of Operation”, test cases 13, 14 and 16, as NIST took them over. */
const GCM = [
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    aad: '',
    text: '',
    sealed: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    aad: '',
    text: '00'.repeat(16),
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    key: 'feffe9928665731c6d6a8f9467308308'.repeat(2),
    nonce: 'cafebabefacedbaddecaf888',
    aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    text: 'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    sealed:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
  },
];
/** RFC 4231, test cases 1 and 2; a case id is the first half. */
const HMAC = [
  { key: Buffer.alloc(20, 0x0b), text: 'Hi There', mac: 'b0344c61d8db38535ca8afceaf0bf12b' },
  { key: Buffer.from('Jefe'), text: 'what do ya want for nothing?', mac: '5bdcc146bf60754e6a042426089575c7' },
];

describe('T14', () => {
  trust('T14', 'known answers', () => {
    for (const { key, nonce, aad, text, sealed } of GCM) {
      expect(decrypt(hex(key), hex(nonce + sealed), hex(aad))).toEqual(hex(text));
    }
    for (const { key, text, mac } of HMAC) {
      expect(caseIdOf(key, Buffer.from(text))).toBe(hex(mac).toString('base64url'));
    }
    return { gcm: GCM.length, hmac: HMAC.length };
  });

  trust('T14', 'rows that change places do not open; a whole older row does, which is a known limit', () => {
    const [mine, other] = [randomBytes(32), randomBytes(32)];
    const text = Buffer.from('a talk');
    const first = sealBox(mine, text, bindOf('mine', 1));
    const attempts = [
      openBox(mine, first, bindOf('other', 1)),
      openBox(other, first, bindOf('other', 1)),
      openBox(other, first, bindOf('mine', 1)),
      openBox(mine, first, bindOf('mine', 2)),
      openBox(mine, first, 'mine|1|adviser'),
    ];
    expect(attempts.filter(Boolean)).toEqual([]);
    // Who can write to the store can put back row, version and all: nothing outside the row says what is newest.
    expect(openBox(mine, first, bindOf('mine', 1))).toEqual(text);
    return { swapped: attempts.length, rolledBack: 1 };
  });

  trust('T14', 'no nonce comes twice', () => {
    const many = amount({ quick: 20_000, full: 100_000 });
    const key = randomBytes(32);
    const nonces = new Set<string>();
    for (let i = 0; i < many; i++) {
      nonces.add(Buffer.from(sealBox(key, Buffer.alloc(0), '').subarray(1, 13)).toString('base64'));
    }
    expect(nonces.size).toBe(many);
    return { nonces: many };
  });

  trust('T14', 'everything is readable at every moment of a rotation', async () => {
    const rotations = amount({ quick: 5, full: 50 });
    const keys = memoryKeys();
    const writer = openFileWrapper(folder, now, false);
    const reader = openFileWrapper(folder, now, true);
    const ids = Array.from({ length: 300 }, (_, i) => `case/${i}`);
    const secrets = await Promise.all(ids.map((id) => createSecret(keys, writer, id, now)));
    let isRotating = true;
    let reads = 0;
    const read = async () => {
      while (isRotating) {
        const i = randomInt(ids.length);
        expect(await readSecret(keys, reader, ids[i] ?? '')).toEqual(secrets[i]);
        reads += 1;
        await turn();
      }
    };
    const reading = Promise.all([read(), read(), read(), read()]);
    for (let i = 0; i < rotations; i++) {
      writer.rotate();
      while ((await rewrapAll(keys, writer, 50)).left > 0);
    }
    isRotating = false;
    await reading;
    const current = writer.currentKeyId();
    expect([...keys.rows.values()].filter(({ keyId }) => keyId !== current)).toEqual([]);
    return { rotations, rows: ids.length, reads };
  });
});
