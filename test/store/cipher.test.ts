import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCipher } from '../../src/store/cipher.ts';

const KEY = randomBytes(32);
const OTHER = randomBytes(32);
const open = (
  keys: Parameters<typeof createCipher>[0],
  sealed: { content: Uint8Array; keyId?: string },
  place = 'T1 a',
) => createCipher(keys).opener(sealed.keyId, place, sealed.content.byteLength)(sealed.content);

test('what is sealed is read again, in parts that end anywhere', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      (bytes, cuts) => {
        const { content, keyId } = createCipher({ current: KEY }).seal(bytes, 'T1 a');
        const take = createCipher({ current: OTHER, before: KEY }).opener(keyId, 'T1 a', content.byteLength);
        const read: number[] = [];
        for (let from = 0, nth = 0; from < content.byteLength; nth += 1) {
          const length = cuts[nth % cuts.length] ?? 1;
          read.push(...take(content.subarray(from, from + length)));
          from += length;
        }
        expect(Uint8Array.from(read)).toEqual(bytes);
      },
    ),
  );
});

test('without a key, bytes are stored and read as they are', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const sealed = createCipher().seal(bytes, 'T1 a');
  expect(sealed).toEqual({ content: bytes });
  expect(open({ current: KEY }, sealed)).toEqual(bytes);
});

test('sealed bytes hold nothing of the text, and each sealing differs', () => {
  const bytes = Buffer.from('region,revenue\nNorth,120\n');
  const [one, two] = [0, 1].map(() => Buffer.from(createCipher({ current: KEY }).seal(bytes, 'T1 a').content));
  expect(one?.includes('North')).toBe(false);
  expect(one?.equals(two ?? Buffer.alloc(0))).toBe(false);
});

test('bytes that were changed, moved elsewhere or sealed with a lost key are refused', () => {
  const sealed = createCipher({ current: KEY }).seal(Buffer.from('region,revenue'), 'T1 a');
  for (let at = 0; at < sealed.content.byteLength; at += 1) {
    const changed = Uint8Array.from(sealed.content);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => open({ current: KEY }, { ...sealed, content: changed })).toThrow();
  }
  expect(() => open({ current: KEY }, sealed, 'T2 a')).toThrow();
  expect(() => open({ current: OTHER }, sealed)).toThrow('own_data_key');
});
