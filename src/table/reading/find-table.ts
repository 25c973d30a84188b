import { AppError } from '../../errors.ts';
import { isMark } from './find-missing.ts';
import { readNumber } from './read-number.ts';
import type { ReadingChoices } from './reading.ts';
import { type CsvRecord, filledIn } from './record.ts';

/** Where a table is among the rows of a file. */
export interface FoundTable {
  header: CsvRecord;
  rows: CsvRecord[];
  above: number;
  units: number | undefined;
  below: { lines: number; from: number } | undefined;
  blankColumns: number;
}

/** Rows in which a header is looked for. */
const HEADER_WITHIN = 30;
/** Share of the columns that a header names at least. */
const HEADER_SHARE = 0.6;
/** Cells that a line above or below a table may have: "table no.", "0001". */
const MOST_IN_NOTE = 2;
/** Longest unit: "1,000 yen", "persons". */
const LONGEST_UNIT = 12;
/** Share of numbers from which a column is one of numbers, when units are looked for. */
const MOSTLY = 0.9;

/**
 * Finds a table among the rows of a file: leaves out lines above the header and after the data, a row of units, blank columns at the
 * end, and blank cells after the last column. Portals of governments write such files.
 * @throws AppError csv_empty; csv_line (values: line) when a chosen line isn't there; csv_ragged (values: line, expected, found)
 */
export function findTable(records: readonly CsvRecord[], choices: ReadingChoices): FoundTable {
  const within = records.filter(({ line }) => line <= (choices.last ?? Number.POSITIVE_INFINITY));
  const filled = within.map(filledIn);
  const width = usualWidth(within, filled);
  const at = choices.header === undefined ? headerAt(within, filled, width) : lineAt(within, choices.header);
  const header = within[at];
  if (header === undefined) throw new AppError('csv_empty');
  const first = choices.first === undefined ? at + 1 : lineAt(within, choices.first);
  const from = Math.max(first, at + 1);
  const all = within.slice(from);
  const end = choices.last === undefined ? endOf(all, filled.slice(from), width) : all.length;
  const data = all.slice(0, end);
  const { fitted, blankColumns } = fitRows(header, data);
  const hasUnits = choices.first === undefined && hasUnitsFirst(fitted.rows);
  const rows = hasUnits ? fitted.rows.slice(1) : fitted.rows;
  if (rows.length === 0) throw new AppError('csv_empty');
  const left = all[end] ?? records[within.length];
  return {
    header: fitted.header,
    rows,
    above: at,
    units: hasUnits ? data[0]?.line : undefined,
    below:
      left === undefined ? undefined : { lines: all.length - end + records.length - within.length, from: left.line },
    blankColumns,
  };
}

/** The number of cells that most rows have, among rows with more than one filled cell; else 1. */
function usualWidth(records: readonly CsvRecord[], filled: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const [at, { cells }] of records.entries()) {
    const width = cells.length;
    if (width > 1 && (filled[at] ?? 0) > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let best = { width: 1, rows: 0 };
  for (const [width, rows] of counts) if (rows > best.rows) best = { width, rows };
  return best.width;
}

/** The first row that names most columns, if only short lines come before it; else the first row. */
export function headerAt(records: readonly CsvRecord[], filled: readonly number[], width: number): number {
  if (width === 1) return 0;
  const columns = columnsIn(filled);
  for (const [at, record] of records.slice(0, HEADER_WITHIN).entries()) {
    if ((filled[at] ?? 0) >= Math.max(2, HEADER_SHARE * columns)) return at;
    if (!isNote(record, columns)) return 0;
  }
  return 0;
}

/** Columns that hold anything in the usual row: the middle one of the counts of filled cells. */
function columnsIn(filled: readonly number[]): number {
  const counts = filled.filter((count) => count > 1).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 1;
}

/** Whether a row can stand above or below a table of so many columns: a text at its beginning, and hardly anything else. */
export function isNote(record: CsvRecord, columns: number): boolean {
  const [first = ''] = record.cells;
  const filled = filledIn(record);
  if (first.trim() === '' || readNumber(first.trim(), '.') !== undefined) return false;
  return filled === 1 ? columns > 1 : filled <= MOST_IN_NOTE && columns > 2 * MOST_IN_NOTE;
}

/** Signs with which notes begin. */
const NOTE = /^\s*(?:[*※†‡#(（「【]|注|備考|出典|資料|出所|note|source|total|合計)/iu;

/** Where the data ends: notes come after it. In a table of two columns, only what begins like a note is one. A row that isn't given is of data. */
export function endOf(rows: readonly (CsvRecord | undefined)[], filled: readonly number[], width: number): number {
  const columns = Math.min(width, columnsIn(filled));
  let end = rows.length;
  while (end > 1) {
    const row = rows[end - 1];
    if (row === undefined || filled[end - 1] !== 1 || !isNote(row, columns)) break;
    if (columns < 3 && !NOTE.test(row.cells[0] ?? '')) break;
    end -= 1;
  }
  return end;
}

/**
 * Gives every row as many cells as the header has names, when only blank cells are too many.
 * @throws AppError csv_ragged
 */
function fitRows(
  header: CsvRecord,
  rows: readonly CsvRecord[],
): { fitted: { header: CsvRecord; rows: CsvRecord[] }; blankColumns: number } {
  let widest = 0;
  for (const row of rows) widest = Math.max(widest, filledWidth(row));
  const named = filledWidth(header);
  // R writes names of rows, and no name for their column.
  const lacksFirst =
    widest === named + 1 && header.cells.length === named && rows.every(({ cells }) => cells.length === named + 1);
  const names = lacksFirst ? ['', ...header.cells] : header.cells;
  // A column without a name is kept where it has values: its header is refused by its place.
  const width = Math.max(lacksFirst ? widest : named, Math.min(widest, names.length));
  const fitted = rows.map(({ line, cells }): CsvRecord => {
    if (cells.length === width) return { line, cells };
    const found = cells.length < width ? cells.length : filledWidth({ line, cells });
    if (cells.length < width || found > width) throw new AppError('csv_ragged', { line, expected: width, found });
    return { line, cells: cells.slice(0, width) };
  });
  return {
    fitted: { header: { line: header.line, cells: names.slice(0, width) }, rows: fitted },
    blankColumns: Math.max(0, header.cells.length - width),
  };
}

/** Cells up to the last one with a text. */
function filledWidth({ cells }: CsvRecord): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]?.trim() === '') width -= 1;
  return width;
}

const IN_BRACKETS = /^[([（［【].*[)\]）］】]$/u;
/** Words that stand for a missing value, not for a unit. */
const UNKNOWN = /^(?:unknown|none|missing|tbd|n\/?a|nan|null|不明|なし|無し|未定|未回答)$/iu;

/** Whether a text above numbers can be their unit. */
export function isUnit(text: string): boolean {
  if (UNKNOWN.test(text)) return false;
  return IN_BRACKETS.test(text) || (text.length <= LONGEST_UNIT && /\p{L}|[%‰$¥€£㎡°]/u.test(text));
}

function hasUnitsFirst([first, ...rows]: readonly CsvRecord[]): boolean {
  if (first === undefined || rows.length < 2) return false;
  const texts = first.cells.map((cell) => cell.trim());
  return areUnits(texts, (place) => areNumbers(rows, place));
}

/**
 * Whether a row names units: texts above at least two columns of numbers, or in brackets above one, and no number.
 * @param texts its cells, trimmed
 * @param isOfNumbers whether most cells below are numbers
 */
export function areUnits(texts: readonly string[], isOfNumbers: (place: number) => boolean): boolean {
  // A dash may say that a column has no unit; NA is a missing value.
  if (texts.some((text) => (isMark(text) ? /[A-Z]/iu.test(text) : isNumber(text)))) return false;
  let [above, bracketed, beside] = [0, 0, 0];
  for (const [place, text] of texts.entries()) {
    if (isMark(text)) continue;
    if (isUnit(text) && isOfNumbers(place)) {
      above += 1;
      if (IN_BRACKETS.test(text)) bracketed += 1;
    } else beside += 1;
  }
  return beside <= above / 2 && (above >= 2 || bracketed >= 1);
}

function areNumbers(rows: readonly CsvRecord[], place: number): boolean {
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    const text = (cells[place] ?? '').trim();
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return areMostlyNumbers(counts);
}

/**
 * Whether most cells of a column are numbers. Marks for a missing value don't count.
 * @param texts the column's different texts, each with how many cells have it
 */
export function areMostlyNumbers(texts: Iterable<readonly [text: string, cells: number]>): boolean {
  let [values, numbers] = [0, 0];
  for (const [text, cells] of texts) {
    if (isMark(text)) continue;
    values += cells;
    if (isNumber(text)) numbers += cells;
  }
  return values > 0 && numbers >= MOSTLY * values;
}

function isNumber(text: string): boolean {
  return readNumber(text, '.') !== undefined || readNumber(text, ',') !== undefined;
}

/** @throws AppError csv_line */
function lineAt(records: readonly CsvRecord[], line: number): number {
  const at = records.findIndex((record) => record.line === line);
  if (at < 0) throw new AppError('csv_line', { line });
  return at;
}
