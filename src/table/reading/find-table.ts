import { AppError } from '../../errors.ts';
import { isMark } from './find-missing.ts';
import { isSplitText } from './is-split-text.ts';
import { isNumberByEither, readNumber } from './read-number.ts';
import type { ReadingChoices } from './reading.ts';
import { type CsvRecord, filledIn, filledWidth } from './record.ts';

/** Where a table is among the rows of a file. */
export interface FoundTable {
  /** As many cells as the table has columns. */
  header: CsvRecord;
  /** The first of the file's rows that is the table's, from 0; it may be one of units. */
  from: number;
  /** The line of each of the table's rows. */
  lines: Int32Array;
  /** Whether the first row may name units: no person has said where the data begins. */
  mayHaveUnits: boolean;
  above: number;
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
 * Finds a table among the rows of a file: leaves out lines above the header and after the data, blank columns at the end, and blank cells
 * after the last column. Portals of governments write such files. The rows are passed once, and few of them are kept.
 * @throws AppError csv_empty; csv_line (values: line) when a chosen line isn't there; csv_ragged (values: line, expected, found, column)
 */
export function findTable(records: Iterable<CsvRecord>, choices: ReadingChoices): FoundTable {
  const shapes = shapesOf(records, choices);
  const { lines, filled } = shapes;
  const count = shapes.within;
  const at =
    choices.header === undefined
      ? headerAt(shapes.first, filled.subarray(0, count), usualWidth(shapes))
      : lineAt(shapes, choices.header);
  const header = shapes.first[at] ?? shapes.chosen;
  if (header === undefined) throw new AppError('csv_empty');
  const from = Math.max(choices.first === undefined ? 0 : lineAt(shapes, choices.first), at + 1);
  const to = choices.last === undefined ? from + endAfter(shapes, from) : count;
  if (from >= to) throw new AppError('csv_empty');
  const fitted = fitRows(header, shapes, from, to);
  const left = lines.length - to;
  return {
    ...fitted,
    from,
    lines: lines.subarray(from, to),
    mayHaveUnits: choices.first === undefined,
    above: at,
    below: left === 0 ? undefined : { lines: left, from: lines[to] as number },
  };
}

/** The cells of one of a table's rows, as many as its header has. */
export function fitCells({ cells }: CsvRecord, width: number): string[] {
  return cells.length === width ? cells : cells.slice(0, width);
}

/** What is kept of a file's rows, one number for each. */
interface Shapes {
  lines: Int32Array;
  /** How many cells a row has. */
  widths: Int32Array;
  /** How many of them have a text. */
  filled: Int32Array;
  /** How many come before the blank ones at its end. */
  named: Int32Array;
  /** Rows up to the last line that a person has chosen. */
  within: number;
  /** The rows at the beginning. */
  first: CsvRecord[];
  /** The rows at the end that have one text each. */
  last: CsvRecord[];
  /** The row of the line that a person has chosen as the header. */
  chosen: CsvRecord | undefined;
}

function shapesOf(records: Iterable<CsvRecord>, choices: ReadingChoices): Shapes {
  const [lines, widths, filled, named] = [new Integers(), new Integers(), new Integers(), new Integers()];
  const first: CsvRecord[] = [];
  let last: CsvRecord[] = [];
  let chosen: CsvRecord | undefined;
  let within = 0;
  for (const record of records) {
    const texts = filledIn(record);
    lines.push(record.line);
    widths.push(record.cells.length);
    filled.push(texts);
    named.push(filledWidth(record));
    if (first.length < HEADER_WITHIN) first.push(record);
    if (record.line === choices.header) chosen = record;
    if (texts === 1) last.push(record);
    else last = [];
    if (record.line <= (choices.last ?? record.line)) within += 1;
  }
  return {
    lines: lines.found(),
    widths: widths.found(),
    filled: filled.found(),
    named: named.found(),
    within,
    first: first.slice(0, within),
    last,
    chosen,
  };
}

/** Integers whose number isn't known before. */
class Integers {
  private values = new Int32Array(1024);
  private length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  found(): Int32Array {
    return this.values.subarray(0, this.length);
  }
}

/** The number of cells that most rows have, among rows with more than one filled cell; else 1. */
function usualWidth({ widths, filled, within }: Shapes): number {
  const counts = new Map<number, number>();
  for (const [at, width] of widths.subarray(0, within).entries()) {
    if (width > 1 && (filled[at] ?? 0) > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let best = { width: 1, rows: 0 };
  for (const [width, rows] of counts) if (rows > best.rows) best = { width, rows };
  return best.width;
}

/** How many rows after the header are of data, where no last line is chosen. */
function endAfter(shapes: Shapes, from: number): number {
  const before = Math.max(0, shapes.within - from - shapes.last.length);
  const ends = shapes.last.slice(Math.max(0, from + shapes.last.length - shapes.within));
  const rows = [...new Array<undefined>(before).fill(undefined), ...ends];
  return endOf(rows, shapes.filled.subarray(from), usualWidth(shapes));
}

/** The first row that names most columns, if only short lines come before it; else the first row. */
export function headerAt(records: readonly CsvRecord[], filled: ArrayLike<number>, width: number): number {
  if (width === 1) return 0;
  const columns = columnsIn(filled);
  for (const [at, record] of records.slice(0, HEADER_WITHIN).entries()) {
    if ((filled[at] ?? 0) >= Math.max(2, HEADER_SHARE * columns)) return at;
    if (!isNote(record, columns)) return 0;
  }
  return 0;
}

/** Columns that hold anything in the usual row: the middle one of the counts of filled cells. */
function columnsIn(filled: ArrayLike<number>): number {
  const counts = Int32Array.from(filled)
    .filter((count) => count > 1)
    .sort();
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
export function endOf(rows: readonly (CsvRecord | undefined)[], filled: ArrayLike<number>, width: number): number {
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
 * Finds how many cells each row has: as many as the header has names, when only blank cells are too many.
 * @throws AppError csv_ragged
 */
function fitRows(
  header: CsvRecord,
  { lines, widths, named: filledWidths, first }: Shapes,
  from: number,
  to: number,
): Pick<FoundTable, 'header' | 'blankColumns'> {
  let widest = 0;
  for (let row = from; row < to; row += 1) widest = Math.max(widest, filledWidths[row] as number);
  const named = filledWidth(header);
  // R writes names of rows, and no name for their column.
  const lacksFirst =
    widest === named + 1 &&
    header.cells.length === named &&
    !isSplitText(header, first.slice(from, to)) &&
    widths.subarray(from, to).every((width) => width === named + 1);
  const names = lacksFirst ? ['', ...header.cells] : header.cells;
  // A column without a name is kept where it has values: its header is refused by its place.
  const width = Math.max(lacksFirst ? widest : named, Math.min(widest, names.length));
  for (let row = from; row < to; row += 1) {
    const cells = widths[row] as number;
    if (cells === width) continue;
    const found = cells < width ? cells : (filledWidths[row] as number);
    if (cells >= width && found <= width) continue;
    const last = Math.min(found, width);
    const column = names[last - 1]?.trim() || String(last);
    throw new AppError('csv_ragged', { line: lines[row] as number, expected: width, found, column });
  }
  return {
    header: { line: header.line, cells: names.slice(0, width) },
    blankColumns: Math.max(0, header.cells.length - width),
  };
}

const IN_BRACKETS = /^[([（［【].*[)\]）］】]$/u;
/** Words that stand for a missing value, not for a unit. */
const UNKNOWN = /^(?:unknown|none|missing|tbd|n\/?a|nan|null|不明|なし|無し|未定|未回答)$/iu;

/** Whether a text above numbers can be their unit. */
export function isUnit(text: string): boolean {
  if (UNKNOWN.test(text)) return false;
  return IN_BRACKETS.test(text) || (text.length <= LONGEST_UNIT && /\p{L}|[%‰$¥€£㎡°]/u.test(text));
}

/**
 * Whether a row names units: texts above at least two columns of numbers, or in brackets above one, and no number.
 * @param texts its cells, trimmed
 * @param isOfNumbers whether most cells below are numbers
 */
export function areUnits(texts: readonly string[], isOfNumbers: (place: number) => boolean): boolean {
  // A dash may say that a column has no unit; NA is a missing value.
  if (texts.some((text) => (isMark(text) ? /[A-Z]/iu.test(text) : isNumberByEither(text)))) return false;
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

/**
 * Whether most cells of a column are numbers. Marks for a missing value don't count.
 * @param texts the column's different texts, each with how many cells have it
 */
export function areMostlyNumbers(texts: Iterable<readonly [text: string, cells: number]>): boolean {
  let [values, numbers] = [0, 0];
  for (const [text, cells] of texts) {
    if (isMark(text)) continue;
    values += cells;
    if (isNumberByEither(text)) numbers += cells;
  }
  return values > 0 && numbers >= MOSTLY * values;
}

/** @throws AppError csv_line */
function lineAt({ lines, within }: Shapes, line: number): number {
  const at = lines.subarray(0, within).indexOf(line);
  if (at < 0) throw new AppError('csv_line', { line });
  return at;
}
