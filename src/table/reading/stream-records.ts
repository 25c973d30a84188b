import { AppError } from '../../errors.ts';
import { breaksIn, readRecords } from '../read-records.ts';
import type { Separator } from './reading.ts';
import type { CsvRecord } from './record.ts';

/** Bytes that are split into rows at once: the rows of 50 MB take ten times as much memory as texts. */
const PIECE = 262_144;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const LF = 10;
const CR = 13;
const QUOTE = 34;

/**
 * Splits a file into rows as `readRecords` does, but one after another, so that it never holds more than a piece of the file as texts.
 * @param utf8 a whole file, valid UTF-8
 * @param size about how many bytes are split at once
 * @throws AppError csv_unreadable (values: line, column)
 */
export function* streamRecords(utf8: Uint8Array, separator: Separator, size = PIECE): Generator<CsvRecord> {
  const bytes = BYTE_ORDER_MARK.every((byte, at) => utf8[at] === byte) ? utf8.subarray(BYTE_ORDER_MARK.length) : utf8;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let above = 0;
  for (let from = 0; from < bytes.length; ) {
    const to = endOfPiece(bytes, { from, size, separator: separator.charCodeAt(0) });
    const piece = decoder.decode(bytes.subarray(from, to));
    for (const { line, cells } of recordsOf(piece, separator, above)) yield { line: line + above, cells };
    above += breaksIn(piece);
    from = to;
  }
}

/** Splits a workbook's sheet into rows. Their lines are those of the sheet: a line break in a cell begins none. */
export function* streamSheet(csv: Uint8Array): Generator<CsvRecord> {
  let breaks = 0;
  for (const { line, cells } of streamRecords(csv, ',')) {
    yield { line: line - breaks, cells };
    for (const cell of cells) breaks += breaksIn(cell);
  }
}

/** @throws AppError csv_unreadable, with the line in the whole file */
function recordsOf(piece: string, separator: Separator, above: number): CsvRecord[] {
  try {
    return readRecords(piece, separator);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'csv_unreadable') throw error;
    const { line, column } = error.values;
    throw new AppError('csv_unreadable', { line: Number(line) + above, column: Number(column) });
  }
}

/** Where a piece that begins a row ends: after a line break between two rows. A quotation mark opens a quoted text only where its cell begins. */
function endOfPiece(
  bytes: Uint8Array,
  { from, size, separator }: { from: number; size: number; separator: number },
): number {
  let isQuoted = false;
  let begins = true;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (isQuoted) {
      if (byte !== QUOTE) continue;
      if (bytes[at + 1] === QUOTE) at += 1;
      else isQuoted = false;
    } else if (byte === QUOTE && begins) {
      isQuoted = true;
      begins = false;
    } else {
      const ends = byte === LF || (byte === CR && bytes[at + 1] !== LF);
      if (ends && at - from >= size) return at + 1;
      begins = ends || byte === CR || byte === separator;
    }
  }
  return bytes.length;
}
