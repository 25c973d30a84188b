import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';

/** Encrypts bytes before they are stored. */
export interface Cipher {
  /**
   * Encrypts with the current key; returns the bytes as they are where there is none.
   * @param place what the bytes belong to: they can only be decrypted for the same place
   */
  seal(bytes: Uint8Array, place: string): { content: Uint8Array; keyId?: string };
  /** @param keyId of the key that encrypted them; undefined for plain bytes @throws AppError own_data_key */
  open(content: Uint8Array, keyId: string | undefined, place: string): Uint8Array;
}

const ALGORITHM = 'aes-256-gcm';
/** As NIST recommends for GCM: https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Makes a cipher with AES-256-GCM. A part begins with its random start value and ends with its tag.
 * @param keys of 32 bytes each: the current one first, then earlier ones, which only decrypt; none stores bytes as they are
 */
export function createCipher(keys: readonly Uint8Array[]): Cipher {
  const [current] = keys;
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  return {
    seal(bytes, place) {
      if (current === undefined) return { content: bytes };
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, current, iv).setAAD(Buffer.from(place));
      const content = Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
      return { content, keyId: keyIdOf(current) };
    },
    open(content, keyId, place) {
      if (keyId === undefined) return content;
      const key = byId.get(keyId);
      if (key === undefined) throw new AppError('own_data_key');
      const end = content.byteLength - TAG_BYTES;
      const decipher = createDecipheriv(ALGORITHM, key, content.subarray(0, IV_BYTES))
        .setAAD(Buffer.from(place))
        .setAuthTag(content.subarray(end));
      return Buffer.concat([decipher.update(content.subarray(IV_BYTES, end)), decipher.final()]);
    },
  };
}

/** Names a key without telling it. */
function keyIdOf(key: Uint8Array): string {
  return createHash('sha256').update('kakehashi data key ').update(key).digest('hex').slice(0, 16);
}
