import { AppError } from '../../errors.ts';
import { isIn, toUtf8 } from './decoded-pieces.ts';
import { isEuc } from './is-euc.ts';
import type { Encoding } from './reading.ts';

/** Bytes that are looked at for zeros. */
const SAMPLE = 4096;

/**
 * Finds how the bytes of a text table are encoded, and gives them as UTF-8: they may be UTF-16 (Excel's "Unicode text"), UTF-8, with or without a
 * byte-order mark, Shift_JIS, which Japanese spreadsheets save, EUC-JP, which Japanese servers did, or Windows-1252, which Western spreadsheets save.
 * @param chosen the encoding, when a person has named it
 * @throws AppError csv_encoding when the bytes aren't in the chosen encoding; csv_binary when they are no text, such as a picture's
 */
export function decodeForeign(bytes: Uint8Array, chosen?: Encoding): { utf8: Uint8Array; encoding: Encoding } {
  const encoding = chosen ?? guessEncoding(bytes);
  const utf8 = encoding === 'utf-8' ? checked(bytes) : anew(bytes, encoding);
  // No text has this character, and nearly every other file does.
  if (utf8.includes(0)) throw new AppError('csv_binary');
  return { utf8, encoding };
}

function checked(bytes: Uint8Array): Uint8Array {
  if (!isIn(bytes, 'utf-8')) throw new AppError('csv_encoding');
  return bytes;
}

function anew(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  try {
    return toUtf8(bytes, encoding);
  } catch (error) {
    // The decoder's, for bytes of another encoding.
    if (error instanceof TypeError) throw new AppError('csv_encoding');
    throw error;
  }
}

function guessEncoding(bytes: Uint8Array): Encoding {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return utf16;
  if (isIn(bytes, 'utf-8')) return 'utf-8';
  if (isEuc(bytes)) return 'euc-jp';
  return isJapanese(bytes) ? 'shift_jis' : 'windows-1252';
}

/** Which UTF-16 bytes are: a byte-order mark tells, or zeros, because nearly every other byte of separators and digits is one. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (const [place, byte] of sample.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 8 && even * 8 < odd) return 'utf-16le';
  if (even > sample.length / 8 && odd * 8 < even) return 'utf-16be';
  return undefined;
}

/** Kana, Japanese punctuation, signs such as ㈱, full-width forms and kanji. A half-width kana alone may be a Western letter: Å, or the sign £. */
const LIKELY = /[\u3000-\u30ff\u3200-\u33ff\uff01-\uff5e\u4e00-\u9fff]/u;
/** A letter, one character that two bytes could make, and no further one: `Montr饌l` was `Montréal`. */
const AMONG_LETTERS =
  /(?<=[A-Za-z])[\u4e00-\u9fff\uff61-\uff9f\ue000-\uf8ff](?![\u3000-\u30ff\u4e00-\u9fff\uff61-\uff9f])/gu;
/** Bytes of accented small letters, which begin two bytes of rare kanji: àáâ … ü, š, œ, ž. */
const SMALL_ACCENTED = [0x9a, 0x9c, 0x9e, ...Array.from({ length: 29 }, (_, nth) => 0xe0 + nth)];
/** Bytes of Š, Œ and Ž, which begin usual kanji, too. */
const CAPITAL_ACCENTED = [0x8a, 0x8c, 0x8e];
/** Characters that Shift_JIS makes of an accented letter and the one after it: `馗ole` was `école`. After a capital, that's a vowel. */
const TWO_LETTERS = `[${[
  ...SMALL_ACCENTED.map((byte) => afterEach(byte, 'abcdefghijklmnopqrstuvwxyz')),
  ...CAPITAL_ACCENTED.map((byte) => afterEach(byte, 'aeiou')),
].join('')}]`;
/**
 * What a word with accents becomes: such characters, beside a letter and no other Japanese character. A half-width one may be a mark: « or ¿.
 * It begins only where a run of them does, so it takes linear time.
 */
const ACCENTED_WORD = new RegExp(
  [
    '(?<![\\u3000-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff60])',
    `(?:(?<=[A-Za-z])${TWO_LETTERS}+|${TWO_LETTERS}+(?=[a-z]))`,
    '(?![\\u3000-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff9f])',
  ].join(''),
  'gu',
);
/** Kanji and other characters stand in runs in Japanese. */
const RUN = /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f]{2}/gu;

/** The characters that Shift_JIS makes of a byte and each of these letters. */
function afterEach(byte: number, letters: string): string {
  const bytes = Uint8Array.from([...letters].flatMap((letter) => [byte, letter.charCodeAt(0)]));
  // What no bytes make becomes the replacement character, and the letter.
  return new TextDecoder('shift_jis').decode(bytes).replace(/[a-z\ufffd]/gu, '');
}

/** Whether bytes are Shift_JIS, and a Japanese text: not a Western one with accents. */
function isJapanese(bytes: Uint8Array): boolean {
  let [among, runs] = [0, 0];
  let isLikely = false;
  const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const isDecoded = isIn(bytes, 'shift_jis', (piece) => {
    const text = piece.replace(ACCENTED_WORD, () => {
      among += 1;
      return ' ';
    });
    among += count(text, AMONG_LETTERS);
    runs += count(text, RUN);
    isLikely ||= LIKELY.test(text);
  });
  return isDecoded && (runs > among || (among === 0 && isLikely));
}
