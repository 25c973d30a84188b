import { MAX_CELLS, MAX_COLUMNS } from '../limits.ts';
import { readWholeRecords } from '../read-records.ts';
import { type ScannedColumn, scanPlain } from '../scan-plain.ts';
import { isMark } from './find-missing.ts';
import { areMostlyNumbers, areUnits, isUnit } from './find-table.ts';
import { guessSeparator } from './guess-separator.ts';
import type { DecimalMark, Separator, TableChoices } from './reading.ts';
import { type SourceColumn, TextsColumn } from './source-column.ts';

/** Bytes of the file's beginning from which its separator and its decimal mark are guessed. */
const SAMPLE_BYTES = 100_000;

/** A file as columns: nothing stands above or below its table. */
export interface PlainFile {
  separator: Separator;
  names: string[];
  columns: SourceColumn[];
  rows: number;
  /** The cells of the line after the header, where they name units. */
  units: readonly string[] | undefined;
  /** Columns at the end without a name or a value, which are left out. */
  blankColumns: number;
  /** How many lines stand between the header and a row, but for one with units. */
  linesBefore: (row: number) => number;
}

/**
 * Reads the columns of a regular file straight from its bytes, many times faster: its first line is its header, and its rows are as wide.
 * @param bytes the file as UTF-8
 * @param choices which line is which can't be chosen
 * @param known what is known of the file: that no line in it is a note, and whether the line after the header may name units
 * @returns undefined for any other file
 */
export function readPlain(
  bytes: Uint8Array,
  choices: TableChoices,
  known: { isTable: boolean; mayHaveUnits: boolean } = { isTable: false, mayHaveUnits: true },
): PlainFile | undefined {
  const { maxCells = MAX_CELLS, types = {}, missing = [], header, first, last } = choices;
  if (header !== undefined || first !== undefined || last !== undefined) return undefined;
  // Zeros are those of UTF-16.
  if (bytes.includes(0)) return undefined;
  const sample = sampleOf(bytes);
  // The header is the first line.
  if (sample.split('\n', 1)[0]?.trim() === '') return undefined;
  const separator = choices.separator ?? guessSeparator(sample);
  const decimal = choices.decimal ?? (separator !== ',' && /\d,\d/u.test(sample) ? ',' : '.');
  const limits = { maxColumns: MAX_COLUMNS, maxCells };
  const taken = { codesAreWords: true, mayLackNames: true, mayHaveThousands: true };
  const wanted = new Map(Object.entries(types));
  const said = {
    missing: missing.map((text) => text.trim()).filter((text) => text !== ''),
    // A column without a name gets one later, by which its type is chosen.
    staysText: (name: string) => wanted.size > 0 && (name === '' || (wanted.get(name) ?? 'numeric') !== 'numeric'),
  };
  // R writes names of rows, and no name for their column. One cell alone may be a title.
  const [head = '', firstRow = ''] = sample.split('\n', 2);
  const [named, filled] = [cellsIn(head, separator), cellsIn(firstRow, separator)];
  const lacksFirst = named > 1 && filled === named + 1;
  // A text with the separator may have been split, as `findTable` finds out.
  if (lacksFirst && firstRow.includes(`${separator} `)) return undefined;
  const columnsOf = (hasUnits: boolean) => {
    const scan = scanPlain(bytes, { ...limits, ...taken, ...said, separator, decimal, hasUnits, lacksFirst });
    if (scan === undefined) return undefined;
    const found = scan.columns;
    const width = found.findLastIndex(({ name }) => name !== '') + 1;
    if (width < 2 || !found.slice(width).every(isBlank)) return undefined;
    // Where it's blank, it's no column.
    if (lacksFirst && (width < found.length || found.slice(-1).some(isBlank))) return undefined;
    const columns = found.slice(0, width).map((column) => sourceOf(column, decimal));
    const endsWithNote = columns.filter((column) => isFilled(column, scan.rows - 1)).length < 2;
    if (endsWithNote && !known.isTable) return undefined;
    const { rows, linesBefore: lines } = scan;
    const linesBefore = (row: number) => lines?.[row] ?? row;
    const names = found.slice(0, width).map(({ name }) => name);
    return { separator, names, columns, rows, linesBefore, blankColumns: found.length - width };
  };
  const plain = columnsOf(false);
  if (plain === undefined || !known.mayHaveUnits || !mayHaveUnits(plain.columns, plain.rows)) {
    return plain && { ...plain, units: undefined };
  }
  const units = cellsOfLine(sample.split('\n', 2)[1] ?? '', separator).slice(0, plain.columns.length);
  const below = columnsOf(true);
  if (units.length !== plain.columns.length || below === undefined) return undefined;
  return areUnits(units, (place) => mostlyNumbers(below.columns[place])) ? { ...below, units } : undefined;
}

/** The trimmed cells of a line; none where a quotation mark isn't closed in it, or where it's more lines to others. */
function cellsOfLine(line: string, separator: Separator): string[] {
  if (line.trimEnd().includes('\r')) return [];
  return (readWholeRecords(line, separator)?.[0]?.cells ?? []).map((cell) => cell.trim());
}

/** How many cells a line has; quotation marks in it lead elsewhere. */
function cellsIn(line: string, separator: Separator): number {
  return line.includes('"') ? 0 : line.split(separator).length;
}

function isBlank(column: ScannedColumn): boolean {
  return column.kind === 'words' && column.words.every((word) => word === null);
}

function mostlyNumbers(column: SourceColumn | undefined): boolean {
  if (column === undefined || column.kind === 'numbers') return column !== undefined;
  return areMostlyNumbers(column.words.map((text, code) => [text ?? '', column.counts[code] as number]));
}

/** The whole lines at the beginning. */
function sampleOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, SAMPLE_BYTES));
  const end = text.lastIndexOf('\n');
  return bytes.length > SAMPLE_BYTES && end > 0 ? text.slice(0, end + 1) : text;
}

function sourceOf(found: ScannedColumn, mark: DecimalMark): SourceColumn {
  if (found.kind === 'words') return new TextsColumn(found);
  const { numbers, hasOwn, either, missing } = found;
  return { kind: 'numbers', numbers, mark, hasOwn, either, missing };
}

function isFilled(column: SourceColumn, row: number): boolean {
  if (column.kind === 'numbers') return !Number.isNaN(column.numbers[row]);
  return column.words[column.codes[row] as number] !== null;
}

/** Whether the first row could name units: no number or marker of letters is in it, and a text that could be a unit. */
function mayHaveUnits(columns: readonly SourceColumn[], rows: number): boolean {
  if (rows < 3) return false;
  let hasUnit = false;
  for (const column of columns) {
    if (column.kind === 'numbers') {
      if (!Number.isNaN(column.numbers[0])) return false;
      continue;
    }
    const code = column.codes[0] as number;
    const text = column.words[code] ?? '';
    if (isMark(text) ? /[A-Z]/iu.test(text) : column.isNumber(code)) return false;
    if (isUnit(text) && hasNumbers(column)) hasUnit = true;
  }
  return hasUnit;
}

function hasNumbers(column: TextsColumn): boolean {
  return column.words.some((_, code) => column.isNumber(code));
}
