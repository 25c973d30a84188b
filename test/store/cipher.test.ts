import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCipher } from '../../src/store/cipher.ts';

const key = (byte: number) => new Uint8Array(32).fill(byte);
const bytes = fc.uint8Array({ maxLength: 300 });

it('opens what it has sealed for the same place, and tells nothing of it', () => {
  const cipher = createCipher([key(1)]);
  fc.assert(
    fc.property(bytes, fc.string(), (content, place) => {
      const sealed = cipher.seal(content, place);
      expect(Buffer.compare(cipher.open(sealed.content, sealed.keyId, place), content)).toBe(0);
      if (content.length >= 16) expect(Buffer.from(sealed.content).includes(Buffer.from(content))).toBe(false);
      // The same content looks different each time.
      expect(Buffer.compare(cipher.seal(content, place).content, sealed.content)).not.toBe(0);
    }),
  );
});

it('refuses what was changed, cut or moved to another place', () => {
  const cipher = createCipher([key(1)]);
  const { content, keyId } = cipher.seal(Buffer.from('rows of a team'), 'T1 d 0');
  fc.assert(
    fc.property(fc.nat(content.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const changed = Uint8Array.from(content);
      changed[place] = (changed[place] ?? 0) ^ change;
      expect(() => cipher.open(changed, keyId, 'T1 d 0')).toThrow();
      expect(() => cipher.open(content.subarray(0, place), keyId, 'T1 d 0')).toThrow();
    }),
  );
  for (const place of ['T2 d 0', 'T1 e 0', 'T1 d 1', '']) expect(() => cipher.open(content, keyId, place)).toThrow();
});

it('opens with an earlier key, and names one that it lacks', () => {
  const before = createCipher([key(1)]);
  const sealed = before.seal(Buffer.from('x'), 'p');
  const rotated = createCipher([key(2), key(1)]);
  expect(Buffer.from(rotated.open(sealed.content, sealed.keyId, 'p')).toString()).toBe('x');
  expect(rotated.seal(Buffer.from('x'), 'p').keyId).not.toBe(sealed.keyId);
  for (const cipher of [createCipher([key(2)]), createCipher([])]) {
    expect(() => cipher.open(sealed.content, sealed.keyId, 'p')).toThrow(
      expect.objectContaining({ code: 'own_data_key' }),
    );
  }
  // The name of a key tells nothing of it.
  expect(sealed.keyId).not.toContain('0101');
});

it('stores bytes as they are without a key, and reads those that were', () => {
  const plain = createCipher([]);
  expect(plain.seal(Uint8Array.of(1, 2), 'p')).toEqual({ content: Uint8Array.of(1, 2) });
  expect(createCipher([key(1)]).open(Uint8Array.of(1, 2), undefined, 'p')).toEqual(Uint8Array.of(1, 2));
});
