import { AppError } from '../errors.ts';

/**
 * Decodes the bytes of a CSV: UTF-8 (with or without byte-order mark), else Shift_JIS, which Japanese spreadsheets
 * save.
 * @throws AppError csv_encoding when the bytes are neither
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The bytes are not in this encoding; the loop tries the next one.
    }
  }
  throw new AppError('csv_encoding');
}
