import { AppError } from '../errors.ts';
import { codeCells, recode } from '../stats/code-cells.ts';
import { unescapeFormula } from './csv-text.ts';
import { decodeText } from './decode-text.ts';
import { MAX_CELLS, MAX_COLUMNS } from './limits.ts';
import { findUndated } from './read-date.ts';
import { readRecords } from './read-records.ts';
import type { CsvRecord } from './reading/record.ts';
import { type ScannedColumn, scanPlain } from './scan-plain.ts';
import { shownText } from './shown-text.ts';
import type { Column, Table } from './table.ts';

/** A decimal number as pandas reads it: sign, digits, fraction, exponent; no thousands separators. */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

export interface ParseOptions {
  /** Text that marks a missing cell, besides a blank. */
  missing?: string;
  /** Types by column name, for columns whose type must not be inferred from their cells. */
  types?: Record<string, Column['type']>;
  /** Most cells (rows times columns) that are accepted, so that the machine does not run out of memory. */
  maxCells?: number;
  /** Whether the app has written the file with `csvText`: its apostrophes are taken off, and it may have any number of columns. */
  ours?: boolean;
}

/**
 * Reads a CSV into typed columns. A cell is missing when it is blank or equals `missing`. A column is numeric when it
 * has at least one non-missing cell and all of them are numbers; it is a date column when all of them are dates, or all are times.
 * Unreadable input is an error, never repaired.
 * @param bytes the file: UTF-8 or Shift_JIS, comma-separated, quoted fields, LF or CRLF
 * @throws AppError csv_encoding, csv_empty, csv_header (values: line, column), csv_ragged (values: line, expected,
 *   found, column), csv_unreadable (values: line, column), csv_too_large (values: limit, in rows), csv_too_wide (values: limit, found), csv_not_numeric and csv_not_date (values:
 *   line, column, text), column_not_found (for a name in `types`; values: column)
 */
export function parseTable(bytes: Uint8Array, options: ParseOptions = {}): Table {
  return parsePlain(bytes, options) ?? parseAny(bytes, options);
}

/** Reads a plain file, in a third of the time; undefined for any other, also where something is wrong. */
function parsePlain(bytes: Uint8Array, { types = {}, ours = false, ...options }: ParseOptions): Table | undefined {
  const wanted = new Map(Object.entries(types));
  const missing = options.missing?.trim() || undefined;
  const scan = scanPlain(bytes, {
    ...(missing === undefined ? {} : { missing: [missing] }),
    staysText: (name) => (wanted.get(name) ?? 'numeric') !== 'numeric',
    maxColumns: ours ? Number.POSITIVE_INFINITY : MAX_COLUMNS,
    maxCells: options.maxCells ?? MAX_CELLS,
  });
  if (scan === undefined) return undefined;
  const columns: Column[] = [];
  for (const found of scan.columns) {
    // An apostrophe may have to be taken off.
    if (ours && found.name.includes("'")) return undefined;
    const type = wanted.get(found.name);
    wanted.delete(found.name);
    const column = plainColumn(found, { type, missing, ours });
    if (column === undefined) return undefined;
    columns.push(column);
  }
  return wanted.size > 0 ? undefined : { rows: scan.rows, columns };
}

/** @returns undefined when a cell doesn't fit the type */
function plainColumn(
  found: ScannedColumn,
  { type, missing, ours }: { type: Column['type'] | undefined; missing: string | undefined; ours: boolean },
): Column | undefined {
  const { name } = found;
  if (found.kind === 'numbers') return { name, type: 'numeric', values: found.numbers };
  if (type === 'numeric') return undefined;
  const words = found.words.map((word) => {
    if (word === null || word === missing) return null;
    return ours ? unescapeFormula(word) : word;
  });
  const areDates = findUndated(words) < 0;
  if (type === 'date' && !areDates) return undefined;
  const isDated = type === 'date' || (type === undefined && areDates && words.some((word) => word !== null));
  return { name, type: isDated ? 'date' : 'categorical', ...recode(words, found.codes) };
}

function parseAny(bytes: Uint8Array, options: ParseOptions): Table {
  const [header, ...records] = readRecords(decodeText(bytes));
  if (header === undefined || records.length === 0) throw new AppError('csv_empty');
  const { ours = false } = options;
  if (!ours && header.cells.length > MAX_COLUMNS) {
    throw new AppError('csv_too_wide', { limit: MAX_COLUMNS, found: header.cells.length });
  }
  const names = checkHeader(header, ours);
  const limit = Math.floor((options.maxCells ?? MAX_CELLS) / names.length);
  if (records.length > limit) throw new AppError('csv_too_large', { limit });
  for (const { line, cells } of records) {
    if (cells.length !== names.length) {
      const column = names[Math.min(cells.length, names.length) - 1] ?? '';
      throw new AppError('csv_ragged', { line, expected: names.length, found: cells.length, column });
    }
  }
  const types = new Map(Object.entries(options.types ?? {}));
  const known = new Set(names);
  for (const column of types.keys()) if (!known.has(column)) throw new AppError('column_not_found', { column });
  const missing = options.missing?.trim();
  const columns = names.map((name, position): Column => {
    const cells = records.map((record) => trimCell(record.cells[position], missing, ours));
    const type = types.get(name) ?? typeOf(cells);
    const isInferred = !types.has(name);
    if (type === 'date' && !isInferred) checkDates(cells, name, records);
    if (type !== 'numeric') return { name, type, ...codeCells(cells) };
    return {
      name,
      type,
      values: Float64Array.from(cells, (text, row) =>
        isInferred ? toNumber(text) : checkedNumber(text, name, records[row]),
      ),
    };
  });
  return { rows: records.length, columns };
}

function checkHeader({ line, cells }: CsvRecord, ours: boolean): string[] {
  const names = cells.map((cell) => trimCell(cell, undefined, ours) ?? '');
  const seen = new Set(['']);
  const bad = names.findIndex((name) => {
    const isEmptyOrRepeated = seen.has(name);
    seen.add(name);
    return isEmptyOrRepeated;
  });
  if (bad >= 0) throw new AppError('csv_header', { line, column: bad + 1 });
  return names;
}

function trimCell(raw: string | undefined, missing: string | undefined, ours: boolean): string | null {
  const text = raw?.trim() ?? '';
  if (text === '' || text === missing) return null;
  return ours ? unescapeFormula(text) : text;
}

function typeOf(cells: (string | null)[]): Column['type'] {
  const present = cells.filter((text) => text !== null);
  if (present.length === 0) return 'categorical';
  if (present.every(isNumber)) return 'numeric';
  return findUndated(present) < 0 ? 'date' : 'categorical';
}

/** @throws AppError csv_not_date */
function checkDates(cells: (string | null)[], column: string, records: CsvRecord[]): void {
  const bad = findUndated(cells);
  if (bad >= 0)
    throw new AppError('csv_not_date', { line: records[bad]?.line ?? 0, column, text: shownText(cells[bad] ?? '') });
}

/** Refuses a number that overflows, such as 1e999. */
function isNumber(text: string): boolean {
  return NUMBER.test(text) && Number.isFinite(Number(text));
}

/** Converts a cell that is known to be a number or missing. */
function toNumber(text: string | null): number {
  // Adding 0 turns -0 into 0; figures and charts would show "-0".
  return text === null ? Number.NaN : Number(text) + 0;
}

function checkedNumber(text: string | null, column: string, record: CsvRecord | undefined): number {
  if (text === null) return Number.NaN;
  if (!isNumber(text))
    throw new AppError('csv_not_numeric', { line: record?.line ?? 0, column, text: shownText(text) });
  return toNumber(text);
}
