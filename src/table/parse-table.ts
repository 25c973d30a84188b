import { AppError } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { type CsvRecord, readRecords } from './read-records.ts';
import type { Column, Table } from './table.ts';

/** A decimal number as pandas reads one: sign, digits, fraction, exponent; no thousands separators. */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** 100,000 rows of 200 columns, the size that the steps are made for. */
const MAX_CELLS = 20_000_000;

export interface ParseOptions {
  /** A cell that says this is missing, as a blank one is. */
  missing?: string;
  /** What a column holds, by its name, where it shall not be told from its cells. */
  types?: Record<string, Column['type']>;
  /** Rows times columns above which a table is refused, rather than the machine run out of memory. */
  maxCells?: number;
}

/**
 * Reads a CSV into typed columns. A column is numeric when every non-missing cell is a number, and there is one; a cell is
 * missing when it is blank or equals `missing`. Nothing is guessed away: what cannot be read is refused with its line.
 * @param bytes the file, UTF-8 or Shift_JIS, comma-separated, quoted fields, LF or CRLF
 * @throws AppError csv_encoding, csv_empty, csv_header (values: line, column), csv_ragged (values: line, expected, found),
 *   csv_unreadable (values: line), csv_too_large (values: limit, in rows), csv_not_numeric (values: line, column), column_not_found (of `types`; values: column)
 */
export function parseTable(bytes: Uint8Array, options: ParseOptions = {}): Table {
  const [header, ...records] = readRecords(decodeText(bytes));
  if (header === undefined || records.length === 0) throw new AppError('csv_empty');
  const names = checkHeader(header);
  const limit = Math.floor((options.maxCells ?? MAX_CELLS) / names.length);
  if (records.length > limit) throw new AppError('csv_too_large', { limit });
  for (const { line, cells } of records) {
    if (cells.length !== names.length) {
      throw new AppError('csv_ragged', { line, expected: names.length, found: cells.length });
    }
  }
  const types = new Map(Object.entries(options.types ?? {}));
  for (const column of types.keys()) if (!names.includes(column)) throw new AppError('column_not_found', { column });
  const missing = options.missing?.trim();
  const columns = names.map((name, position): Column => {
    const cells = records.map((record) => cell(record.cells[position], missing));
    const type = types.get(name) ?? typeOf(cells);
    if (type === 'categorical') return { name, type, values: shared(cells) };
    const isChecked = !types.has(name);
    return {
      name,
      type,
      values: cells.map((text, row) => (isChecked ? known(text) : number(text, name, records[row]))),
    };
  });
  return { rows: records.length, columns };
}

function checkHeader({ line, cells }: CsvRecord): string[] {
  const names = cells.map((cell) => cell.trim());
  const bad = names.findIndex((name, index) => name === '' || names.indexOf(name) < index);
  if (bad >= 0) throw new AppError('csv_header', { line, column: bad + 1 });
  return names;
}

function cell(raw: string | undefined, missing: string | undefined): string | null {
  const text = raw?.trim() ?? '';
  return text === '' || text === missing ? null : text;
}

function typeOf(cells: (string | null)[]): Column['type'] {
  const present = cells.filter((text) => text !== null);
  return present.length > 0 && present.every(isNumber) ? 'numeric' : 'categorical';
}

/** What is too large for a number (1e999) is none. */
function isNumber(text: string): boolean {
  return NUMBER.test(text) && Number.isFinite(Number(text));
}

/** The same words, each kept once: a column of categories says few words often, and equal ones are compared faster. */
function shared(cells: (string | null)[]): (string | null)[] {
  const words = new Map<string, string>();
  return cells.map((text) => {
    if (text === null) return null;
    const word = words.get(text);
    if (word !== undefined) return word;
    words.set(text, text);
    return text;
  });
}

/** A cell of a column that was found to hold numbers alone. */
function known(text: string | null): number | null {
  // Zero has no sign: -0 would be written "-0" in figures and charts.
  return text === null ? null : Number(text) + 0;
}

function number(text: string | null, column: string, record: CsvRecord | undefined): number | null {
  if (text === null) return null;
  if (!isNumber(text)) throw new AppError('csv_not_numeric', { line: record?.line ?? 0, column });
  return known(text);
}
