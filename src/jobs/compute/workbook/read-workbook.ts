import { AppError } from '../../../errors.ts';
import type { SheetText } from '../../../table/reading/read-table.ts';
import type { CellTexts } from './cell-text.ts';
import { findParts } from './find-parts.ts';
import { readRows } from './read-rows.ts';
import { readSharedTexts } from './read-shared-texts.ts';
import { readStyles } from './read-styles.ts';
import { SheetWriter } from './sheet-writer.ts';
import { unpackEntries } from './unpack-entries.ts';
import { isUnreadable, shownSheet, unreadableSheet } from './unreadable-sheet.ts';

/** Most megabytes that a workbook may have unpacked: a bomb of zeros packs a thousandfold. */
const MOST_MB = 200;
const BYTES_PER_MB = 1_000_000;
/** Sheets that are named to choose from. */
const NAMED = 20;

/**
 * Reads a sheet of a workbook as text, in slices: neither the file nor its cells are in memory at once, and only the sheet that is wanted
 * is read. The unpacked size is counted first, so that a file that unpacks to more than the machine's memory is refused.
 *
 * Our own reader, because the packages that are kept up hold a whole workbook as objects (1 to 2 GB for 180 MB of XML), and make a cell for each blank one
 * before a cell far away: a file of 1 KB would end the process.
 * @param wanted name of the sheet; by default the first one that can be a table, or else the first one with rows
 * @param mostMb largest unpacked size in megabytes
 * @throws AppError workbook_unreadable, workbook_unreadable_sheet (values: sheet), workbook_unreadable_cell (values: sheet, cell), workbook_too_large
 *   (values: limit), workbook_sheet (values: typed, sheets), workbook_too_wide (values: sheet, cell, limit), csv_too_large; csv_empty where no sheet
 *   has rows
 */
export function readWorkbook(bytes: Uint8Array, wanted?: string, mostMb = MOST_MB): SheetText {
  checkSize(bytes, mostMb);
  const { sheets, ...parts } = findParts(bytes);
  const named = wanted === undefined ? sheets : sheets.filter(({ name }) => name === wanted);
  if (named.length === 0 && wanted !== undefined) {
    const names = sheets.slice(0, NAMED).map(({ name }) => shownSheet(name));
    const more = sheets.length > NAMED ? ['…'] : [];
    throw new AppError('workbook_sheet', { typed: shownSheet(wanted), sheets: [...names, ...more] });
  }
  const texts: CellTexts = {
    shared: readSharedTexts(bytes, parts.sharedTexts),
    styles: readStyles(bytes, parts.styles),
    isFrom1904: parts.isFrom1904,
  };
  let withRows: SheetText | undefined;
  for (const { name, path } of named) {
    if (path === undefined) continue;
    const writer = new SheetWriter(name);
    readRows(
      bytes,
      { name, path, texts },
      (row, cells) => writer.take(row, cells),
      (row, column) => writer.takeUnworked(row, column),
    );
    const text = { sheet: { name, of: sheets.length }, ...writer.text() };
    // A cover may have a title, and a sheet of notes one column.
    if (writer.isTable) return text;
    if (text.csv.length > 0) withRows ??= text;
  }
  if (withRows === undefined) throw new AppError('csv_empty');
  return withRows;
}

/** @throws AppError workbook_too_large, workbook_unreadable, workbook_unreadable_sheet */
function checkSize(bytes: Uint8Array, mostMb: number): void {
  let unpacked = 0;
  let entry = '';
  const count = (slice: Uint8Array) => {
    unpacked += slice.length;
    if (unpacked > mostMb * BYTES_PER_MB) throw new AppError('workbook_too_large', { limit: mostMb });
  };
  try {
    unpackEntries(bytes, (name) => {
      entry = name;
      return count;
    });
  } catch (error) {
    const sheet = isUnreadable(error) ? sheetIn(bytes, entry) : undefined;
    throw sheet === undefined ? error : unreadableSheet(sheet, undefined, error);
  }
}

/** The name of the sheet that is in an entry of a broken archive; undefined where none is, or it can't be told. */
function sheetIn(bytes: Uint8Array, entry: string): string | undefined {
  try {
    return findParts(bytes).sheets.find(({ path }) => path === entry)?.name;
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
