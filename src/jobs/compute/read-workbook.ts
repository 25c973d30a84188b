import { zipSync } from 'fflate';
import Papa from 'papaparse';
import readWorkbookFile, { type CellValue, type Sheet } from 'read-excel-file/universal';
import { AppError } from '../../errors.ts';
import { innerRows } from '../../table/csv-text.ts';
import { joinBytes } from '../../table/join-bytes.ts';
import type { SheetText } from '../../table/reading/read-table.ts';
import { unpackEntries } from './unpack-entries.ts';

/** Most megabytes that a workbook may have unpacked: a bomb of zeros packs a thousandfold. */
const MOST_MB = 200;
const BYTES_PER_MB = 1_000_000;
/** Least size of the pieces in which a sheet is read: for one of 180 MB in one piece, the package would need 1 to 2 GB of memory. */
const PIECE_BYTES = 3_000_000;
/** What is read of each sheet to find those with rows; more, where no row ends in it. A smaller sheet is read at once. */
const HEAD_BYTES = 200_000;
/** Where office programs write sheets. Sheets elsewhere are read, too, but in one piece. */
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/u;
const SHARED_TEXTS = /sharedStrings\.xml$/iu;
/** What the package reads besides sheets. */
const OTHERS = /\.xml$|\.xml\.rels$/u;

const ROW_END = '</row>';
/** A row's or a cell's number: `<row r="12"`, `<c r="AB12"`. */
const NUMBERED = /(<(?:row|c)\s(?:[^<>]*?\s)?r="[A-Z]*)(\d+)"/gu;
const EMPTY_SHEET = '<worksheet><sheetData/></worksheet>';
const SHEET_OF_ONE = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>';

/** The parts of a workbook that are small, and the beginnings of its sheets. */
interface Beginnings {
  others: Record<string, Uint8Array>;
  heads: Map<string, Head>;
}

/** The beginning of a sheet, as a sheet of its own. */
interface Head {
  xml: Uint8Array;
  isWhole: boolean;
}

type Rows = Sheet['data'];

/**
 * Reads a sheet of a workbook as text. Dates are written as 2024-01-31. The unpacked size is counted first, in slices, so that
 * a file that unpacks to more than the machine's memory is refused. A large sheet is read in pieces.
 * @param wanted name of the sheet; the first one that has rows by default
 * @param mostMb largest unpacked size in megabytes
 * @param pieceBytes least size of a piece, unpacked
 * @throws AppError workbook_unreadable, workbook_too_large, workbook_sheet, csv_empty where no sheet has rows
 */
export async function readWorkbook(
  bytes: Uint8Array,
  wanted?: string,
  { mostMb = MOST_MB, pieceBytes = PIECE_BYTES }: { mostMb?: number; pieceBytes?: number } = {},
): Promise<SheetText> {
  const beginnings = unpackBeginnings(bytes, { mostMb, headBytes: Math.min(HEAD_BYTES, pieceBytes) });
  const sheets = await sheetsOf(withSheets(beginnings, (_, head) => head.xml));
  const named = wanted === undefined ? sheets : sheets.filter(({ sheet }) => sheet === wanted);
  if (named.length === 0 && wanted !== undefined) {
    throw new AppError('workbook_sheet', { typed: wanted, sheets: sheets.map(({ sheet }) => sheet).join(', ') });
  }
  for (const { sheet: name, data } of named) {
    const writer = new SheetWriter();
    const path = await pathOf(name, beginnings);
    if (path === undefined) writer.take(data);
    else await readPieces(bytes, { path, beginnings, name, pieceBytes }, (rows) => writer.take(rows));
    const text = writer.text();
    if (text.csv.length > 0) return { sheet: { name, of: sheets.length }, ...text };
  }
  throw new AppError('csv_empty');
}

/** Reads the sheet in pieces, each as a workbook of its own. Only the package knows how cells are written. */
async function readPieces(
  bytes: Uint8Array,
  { path, beginnings, name, pieceBytes }: { path: string; beginnings: Beginnings; name: string; pieceBytes: number },
  take: (rows: Rows) => void,
): Promise<void> {
  // All other parts are read again for each piece, texts that cells share among them.
  const others = Object.values(beginnings.others).reduce((sum, { byteLength }) => sum + byteLength, 0);
  let least = Math.max(pieceBytes, others);
  const decoder = new TextDecoder();
  let read = '';
  let beginning: string | undefined;
  let taken = 0;
  const takePiece = async (piece: string) => {
    const whole = new TextEncoder().encode(renumbered(piece, taken));
    const sheets = await sheetsOf(withSheets(beginnings, (other) => (other === path ? whole : undefined)));
    const rows = sheets.find(({ sheet }) => sheet === name)?.data ?? [];
    taken += rows.length;
    take(rows);
  };
  for (const _ of unpackEntries(bytes, (entry) =>
    entry === path ? (slice) => (read += decoder.decode(slice, { stream: true })) : undefined,
  )) {
    if (read.length < least) continue;
    beginning ??= beginningOf(read);
    const end = read.lastIndexOf(ROW_END);
    if (beginning === undefined || end < beginning.length) {
      // One long row, or no sheet at all.
      least = 2 * read.length;
      continue;
    }
    const piece = read.slice(0, end + ROW_END.length);
    read = beginning + read.slice(end + ROW_END.length);
    await takePiece(`${piece}</sheetData></worksheet>`);
  }
  await takePiece(read + decoder.decode());
}

/** What comes before the rows. */
function beginningOf(xml: string): string | undefined {
  const at = xml.indexOf('<sheetData');
  const end = at < 0 ? -1 : xml.indexOf('>', at);
  return end < 0 ? undefined : xml.slice(0, end + 1);
}

/** Rows and cells with their numbers in a piece: those that say none are counted from the piece's beginning anyway. */
function renumbered(piece: string, before: number): string {
  if (before === 0) return piece;
  return piece.replace(NUMBERED, (_, start: string, number: string) => `${start}${Number(number) - before}"`);
}

/** The entry that holds a sheet; undefined where its beginning is all of it. Only the package knows which name belongs to which. */
async function pathOf(name: string, beginnings: Beginnings): Promise<string | undefined> {
  const probe = new TextEncoder().encode(SHEET_OF_ONE);
  // The probe has no text, and reading the texts that cells share takes long.
  const others = Object.fromEntries(Object.entries(beginnings.others).filter(([path]) => !SHARED_TEXTS.test(path)));
  for (const [path, { isWhole }] of beginnings.heads) {
    if (isWhole) continue;
    const { heads } = beginnings;
    const sheets = await sheetsOf(withSheets({ others, heads }, (other) => (other === path ? probe : undefined)));
    if (sheets.some(({ sheet, data }) => sheet === name && data.length > 0)) return path;
  }
  return undefined;
}

/** What is kept of an entry, and its size. */
interface Part {
  slices: Uint8Array[];
  size: number;
  hasRow: boolean;
}

/** @throws AppError workbook_too_large, workbook_unreadable */
function unpackBeginnings(bytes: Uint8Array, { mostMb, headBytes }: { mostMb: number; headBytes: number }): Beginnings {
  let unpacked = 0;
  const parts = new Map<string, Part>();
  const takerOf = (name: string) => {
    const part: Part = { slices: [], size: 0, hasRow: false };
    const isSheet = SHEET.test(name);
    if (isSheet || OTHERS.test(name)) parts.set(name, part);
    return (slice: Uint8Array) => {
      unpacked += slice.length;
      if (unpacked > mostMb * BYTES_PER_MB) throw new AppError('workbook_too_large', { limit: mostMb });
      if (!parts.has(name)) return;
      const isEnough = isSheet && part.hasRow && part.size >= headBytes;
      part.size += slice.length;
      if (isEnough) return;
      part.slices.push(slice.slice());
      part.hasRow ||= isSheet && Buffer.from(slice.buffer, slice.byteOffset, slice.length).includes(ROW_END);
    };
  };
  for (const _ of unpackEntries(bytes, takerOf));
  const others: Record<string, Uint8Array> = {};
  const heads = new Map<string, Head>();
  for (const [name, { slices, size, hasRow }] of parts) {
    const kept = joinBytes(slices);
    const isWhole = size <= headBytes || !hasRow;
    if (SHEET.test(name)) heads.set(name, { xml: isWhole ? kept : closed(kept), isWhole });
    else others[name] = kept;
  }
  return { others, heads };
}

/** The beginning of a sheet, ended after its last whole row. */
function closed(head: Uint8Array): Uint8Array {
  const end = Buffer.from(head.buffer, head.byteOffset, head.length).lastIndexOf(ROW_END);
  return joinBytes([head.subarray(0, end), new TextEncoder().encode(`${ROW_END}</sheetData></worksheet>`)]);
}

/** A workbook of the same parts with other sheets. @param contentOf a sheet's XML; without one, it's empty */
function withSheets(
  { others, heads }: Beginnings,
  contentOf: (path: string, head: Head) => Uint8Array | undefined,
): Uint8Array<ArrayBuffer> {
  const empty = new TextEncoder().encode(EMPTY_SHEET);
  const sheets = [...heads].map(([path, head]): [string, Uint8Array] => [path, contentOf(path, head) ?? empty]);
  const zip = zipSync({ ...others, ...Object.fromEntries(sheets) }, { level: 0 });
  return zip.byteLength === zip.buffer.byteLength ? zip : zip.slice();
}

async function sheetsOf(bytes: Uint8Array<ArrayBuffer>): Promise<Sheet[]> {
  try {
    return await readWorkbookFile(bytes.buffer);
  } catch (cause) {
    // The package has errors of its own for archives, and others' for XML; each means that the file isn't what it says.
    throw new AppError('workbook_unreadable', {}, { cause });
  }
}

/** Writes rows as CSV with a line for each row of the sheet, so that lines are rows. */
class SheetWriter {
  private readonly lines: { text: Uint8Array; width: number }[] = [];
  private hasBreaks = false;
  private width = 0;

  take(rows: Rows): void {
    if (rows.length === 0) return;
    const texts = rows.map((row) => row.map((cell) => textOf(cell).trim()));
    const width = Math.max(...rows.map((row) => row.length));
    this.hasBreaks ||= texts.some((row) => row.some((text) => /[\r\n]/u.test(text)));
    const lines = texts.map((row) => (row.some((text) => text !== '') ? row : []));
    this.lines.push({ text: new TextEncoder().encode(innerRows(lines)), width });
    this.width = Math.max(this.width, width);
  }

  text(): Omit<SheetText, 'sheet'> {
    const lines = this.lines.map(({ text, width }) => (width === this.width ? text : widened(text, this.width)));
    return { csv: joinBytes(lines), hasBreaks: this.hasBreaks };
  }
}

/** The package drops blank columns at the end of a piece; the sheet's other pieces may have them. */
function widened(text: Uint8Array, width: number): Uint8Array {
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(text).slice(0, -1), { delimiter: ',', newline: '\n' });
  const rows = data.map((row) =>
    row.every((cell) => cell === '') ? [] : [...row, ...new Array<string>(width - row.length).fill('')],
  );
  return new TextEncoder().encode(innerRows(rows));
}

function textOf(value: CellValue<number> | null): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  // Without a time, a date alone. The package reads dates as UTC.
  const [day = '', time = ''] = value.toISOString().split(/[TZ.]/u);
  return time === '00:00:00' ? day : `${day} ${time}`;
}
