import { Unzip, UnzipInflate } from 'fflate';
import readWorkbookFile, { type CellValue } from 'read-excel-file/universal';
import { AppError } from '../../errors.ts';
import type { SheetRecords } from '../../table/reading/read-table.ts';

/** Most megabytes that a workbook may have unpacked: a bomb of zeros packs a thousandfold. */
const MOST_MB = 200;
const BYTES_PER_MB = 1_000_000;
/** Packed bytes that are unpacked in one go: at most 64 MB of zeros. */
const CHUNK_BYTES = 65_536;

/**
 * Reads a sheet of a workbook as rows of text. Dates are written as 2024-01-31. The unpacked size is counted first, in slices, so that
 * a file that unpacks to more than the machine's memory is refused.
 * @param wanted name of the sheet; the first one that has rows by default
 * @param mostMb largest unpacked size in megabytes
 * @throws AppError workbook_unreadable, workbook_too_large, workbook_sheet, csv_empty
 */
export async function readWorkbook(bytes: Uint8Array, wanted?: string, mostMb = MOST_MB): Promise<SheetRecords> {
  checkSize(bytes, mostMb);
  const sheets = await sheetsOf(bytes);
  const sheet =
    wanted === undefined ? sheets.find(({ data }) => data.length > 0) : sheets.find((one) => one.sheet === wanted);
  if (sheet === undefined) {
    if (wanted === undefined) throw new AppError('csv_empty');
    throw new AppError('workbook_sheet', { typed: wanted, sheets: sheets.map((one) => one.sheet).join(', ') });
  }
  const records = sheet.data
    .map((row, nth) => ({ line: nth + 1, cells: row.map(textOf) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { sheet: { name: sheet.sheet, of: sheets.length }, records };
}

async function sheetsOf(bytes: Uint8Array) {
  try {
    return await readWorkbookFile(new Uint8Array(bytes).buffer);
  } catch (cause) {
    // The package has errors of its own for archives, and others' for XML; each means that the file isn't what it says.
    throw new AppError('workbook_unreadable', {}, { cause });
  }
}

/** @throws AppError workbook_too_large, workbook_unreadable */
function checkSize(bytes: Uint8Array, mostMb: number): void {
  let unpacked = 0;
  const count = (error: Error | null, chunk?: Uint8Array) => {
    // What this function throws comes back as the error of the archive.
    if (error instanceof AppError) throw error;
    if (error !== null) throw new AppError('workbook_unreadable', {}, { cause: error });
    unpacked += chunk?.length ?? 0;
    if (unpacked > mostMb * BYTES_PER_MB) throw new AppError('workbook_too_large', { limit: mostMb });
  };
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => count(error, chunk);
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
      unzip.push(bytes.subarray(from, from + CHUNK_BYTES), from + CHUNK_BYTES >= bytes.length);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('workbook_unreadable', {}, { cause });
  }
}

function textOf(value: CellValue<number> | null): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  // Without a time, a date alone. The package reads dates as UTC.
  const [day = '', time = ''] = value.toISOString().split(/[TZ.]/u);
  return time === '00:00:00' ? day : `${day} ${time}`;
}
