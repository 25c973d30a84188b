import { AppError } from '../errors.ts';

/**
 * Bytes of a CSV as text: UTF-8 (with or without byte-order mark), else Shift_JIS, which Japanese spreadsheets save.
 * @throws AppError csv_encoding when they are neither
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: try the next.
    }
  }
  throw new AppError('csv_encoding');
}
