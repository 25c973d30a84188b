import { AppError } from '../../errors.ts';
import type { Encoding } from './reading.ts';

/** Bytes that are looked at for zeros. */
const SAMPLE = 4096;

/**
 * Decodes the bytes of a text table: UTF-16 (Excel's "Unicode text"), UTF-8, with or without a byte-order mark, Shift_JIS, which Japanese
 * spreadsheets save, or Windows-1252, which Western ones save.
 * @param chosen the encoding, when a person has named it
 * @throws AppError csv_encoding when the bytes aren't in the chosen encoding; csv_binary when they are no text, such as a picture's
 */
export function decodeForeign(bytes: Uint8Array, chosen?: Encoding): { text: string; encoding: Encoding } {
  const encoding = chosen ?? guessEncoding(bytes);
  const text = decode(bytes, encoding);
  if (text === undefined) throw new AppError('csv_encoding');
  // No text has this character, and nearly every other file does.
  if (text.includes('\0')) throw new AppError('csv_binary');
  return { text, encoding };
}

function guessEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = zerosOf(bytes);
  if (zeros !== undefined) return zeros;
  if (decode(bytes, 'utf-8') !== undefined) return 'utf-8';
  const japanese = decode(bytes, 'shift_jis');
  return japanese !== undefined && isJapanese(japanese) ? 'shift_jis' : 'windows-1252';
}

/** UTF-16 without a byte-order mark: nearly every other byte of separators and digits is zero. */
function zerosOf(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (const [place, byte] of sample.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 8 && even * 8 < odd) return 'utf-16le';
  if (even > sample.length / 8 && odd * 8 < even) return 'utf-16be';
  return undefined;
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Kana, Japanese punctuation, full-width forms and kanji. A half-width kana alone may be a Western letter: Å, or the sign £. */
const LIKELY = /[\u3000-\u30ff\uff01-\uff5e\u4e00-\u9fff]/gu;
/** A letter, one character that two bytes could make, and no further one: `Montr饌l` was `Montréal`. */
const AMONG_LETTERS =
  /(?<=[A-Za-z])[\u4e00-\u9fff\uff61-\uff9f\ue000-\uf8ff](?![\u3000-\u30ff\u4e00-\u9fff\uff61-\uff9f])/gu;
/** Kanji and other characters stand in runs in Japanese. */
const RUN = /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f]{2}/gu;

/** Whether a text that was decoded as Shift_JIS is Japanese, and not a Western text with accents. */
function isJapanese(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const among = count(AMONG_LETTERS);
  const runs = count(RUN);
  return runs > among || (among === 0 && count(LIKELY) > 0);
}
