import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';

/** Encrypts bytes before they are stored. */
export interface Cipher {
  /** Names the key that encrypts; undefined where there is none. */
  keyId: string | undefined;
  /**
   * Encrypts with the current key; returns the bytes as they are where there is none.
   * @param place what the bytes belong to: they can only be decrypted for the same place
   */
  seal(bytes: Uint8Array, place: string): { content: Uint8Array; keyId?: string };
  /**
   * Decrypts content that comes in parts.
   * @param keyId of the key that encrypted it; undefined for plain bytes
   * @param size length of the content in bytes
   * @returns a function that takes the parts in order and returns the bytes of each. With the last part, it throws when the content was changed,
   *   or belongs elsewhere
   * @throws AppError own_data_key
   */
  opener(keyId: string | undefined, place: string, size: number): (part: Uint8Array) => Uint8Array;
}

/** Keys of tables and files. */
export interface DataKeys {
  current?: Uint8Array;
  /** An earlier one, which only decrypts. */
  before?: Uint8Array;
}

const ALGORITHM = 'aes-256-gcm';
/** As NIST recommends for GCM: https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Makes a cipher with AES-256-GCM. Sealed content begins with its random start value and ends with its tag.
 * @param keys of 32 bytes each. Without a current one, bytes are stored as they are
 */
export function createCipher({ current, before }: DataKeys = {}): Cipher {
  const byId = new Map([current, before].flatMap((key) => (key === undefined ? [] : [[keyIdOf(key), key] as const])));
  const keyId = current && keyIdOf(current);
  return {
    keyId,
    seal(bytes, place) {
      if (current === undefined || keyId === undefined) return { content: bytes };
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, current, iv).setAAD(Buffer.from(place));
      const content = Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
      return { content, keyId };
    },
    opener(sealedWith, place, size) {
      if (sealedWith === undefined) return (part) => part;
      const key = byId.get(sealedWith);
      if (key === undefined) throw new AppError('own_data_key');
      return openInParts(key, place, size);
    },
  };
}

/** Decrypts sealed content whose parts may end anywhere, also within the start value or the tag. */
function openInParts(key: Uint8Array, place: string, size: number): (part: Uint8Array) => Uint8Array {
  const iv = Buffer.alloc(IV_BYTES);
  const tag = Buffer.alloc(TAG_BYTES);
  const end = size - TAG_BYTES;
  let at = 0;
  let decipher: ReturnType<typeof decipherOf> | undefined;
  return (part) => {
    const from = at;
    at += part.byteLength;
    const slice = (begin: number, stop: number) =>
      part.subarray(Math.max(0, begin - from), Math.max(0, Math.min(part.byteLength, stop - from)));
    if (from < IV_BYTES) iv.set(slice(0, IV_BYTES), from);
    if (at > end) tag.set(slice(end, size), Math.max(0, from - end));
    if (at < IV_BYTES) return new Uint8Array();
    decipher ??= decipherOf(key, iv, place);
    const plain = decipher.update(slice(IV_BYTES, end));
    if (at < size) return plain;
    // The end of a stream cipher has no bytes of its own. It checks the tag.
    decipher.setAuthTag(tag).final();
    return plain;
  };
}

function decipherOf(key: Uint8Array, iv: Uint8Array, place: string) {
  return createDecipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place));
}

/** Names a key without telling it. */
function keyIdOf(key: Uint8Array): string {
  return createHash('sha256').update('kakehashi data key ').update(key).digest('hex').slice(0, 16);
}
