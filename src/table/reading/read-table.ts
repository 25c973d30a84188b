import { AppError } from '../../errors.ts';
import { MAX_CELLS, MAX_COLUMNS } from '../limits.ts';
import { readRecords } from '../read-records.ts';
import type { Table } from '../table.ts';
import { decideDecimals } from './decide-decimal.ts';
import { findMissing } from './find-missing.ts';
import { type FoundTable, findTable } from './find-table.ts';
import { decodeForeign } from './guess-encoding.ts';
import { guessSeparator } from './guess-separator.ts';
import { readPlain } from './read-plain.ts';
import type { Reading, TableChoices } from './reading.ts';
import type { CsvRecord } from './record.ts';
import { type TypedColumn, typeColumn } from './type-column.ts';

/** The rows of a workbook's sheet as text. */
export interface SheetRecords {
  sheet: { name: string; of: number };
  records: CsvRecord[];
}

/** The name of a first column without one: numbers or names of rows, as R and pandas write them. Analyze takes it for an identifier. */
const INDEX = 'row_no';

/**
 * Reads a table as people have them: any usual encoding, separator and decimal mark, lines above and below the table, a row of units,
 * marks for missing cells, signs around numbers. What a person has chosen is taken; the rest is guessed.
 * @returns the table, and how it was read
 * @throws AppError csv_encoding, csv_binary, csv_empty, csv_line, csv_header (values: line, column), csv_ragged (values: line, expected, found),
 *   csv_unreadable (values: line), csv_too_large (values: limit, in rows), csv_too_wide (values: limit, found), csv_not_numeric and
 *   csv_not_date (values: line, column), column_not_found (for a name in `types`; values: column)
 */
export function readTable(bytes: Uint8Array, choices: TableChoices = {}): { table: Table; reading: Reading } {
  const plain = readPlain(bytes, choices);
  if (plain !== undefined) return plain;
  const { text, encoding } = decodeForeign(bytes, choices.encoding);
  const separator = choices.separator ?? guessSeparator(text);
  return fromRecords(readRecords(text, separator), choices, { encoding, separator });
}

/** Reads a table from a workbook's sheet. @throws AppError as `readTable` does, but for encodings and quotation marks */
export function readSheet(
  { records, sheet }: SheetRecords,
  choices: TableChoices = {},
): { table: Table; reading: Reading } {
  return fromRecords(records, choices, { encoding: undefined, separator: undefined, sheet });
}

function fromRecords(
  records: readonly CsvRecord[],
  choices: TableChoices,
  file: Pick<Reading, 'encoding' | 'separator' | 'sheet'>,
): { table: Table; reading: Reading } {
  const found = findTable(records, choices);
  const { names, named } = namesOf(found);
  if (names.length > MAX_COLUMNS) throw new AppError('csv_too_wide', { limit: MAX_COLUMNS, found: names.length });
  const limit = Math.floor((choices.maxCells ?? MAX_CELLS) / names.length);
  if (found.rows.length > limit) throw new AppError('csv_too_large', { limit });
  const types = new Map(Object.entries(choices.types ?? {}));
  for (const column of types.keys()) if (!names.includes(column)) throw new AppError('column_not_found', { column });
  const { columns, missing } = textsOf(found, names.length, choices);
  const decimals = choices.decimal === undefined ? decideDecimals(columns) : columns.map(() => choices.decimal ?? '.');
  const lineOf = (row: number) => found.rows[row]?.line ?? 0;
  const typed = columns.map((cells, place) => {
    const name = names[place] ?? '';
    return typeColumn({ name, cells, lineOf }, decimals[place] ?? '.', types.get(name));
  });
  const table = { rows: found.rows.length, columns: typed.map(({ column }) => column) };
  const { above, units, below, blankColumns } = found;
  const reading: Reading = {
    ...file,
    decimal: choices.decimal ?? decimals.find((_, place) => typed[place]?.hasDecimals === true) ?? '.',
    header: found.header.line,
    above,
    units,
    below,
    missing,
    codes: namesWhere(typed, ({ isCode }) => isCode),
    percent: namesWhere(typed, ({ isPercent }) => isPercent),
    currency: namesWhere(typed, ({ hasCurrency }) => hasCurrency),
    named,
    blankColumns,
    spoilt: typed.flatMap(({ spoilt }) => (spoilt === undefined ? [] : [spoilt])),
  };
  return { table, reading };
}

function namesWhere(typed: readonly TypedColumn[], is: (column: TypedColumn) => boolean): string[] {
  return typed.filter(is).map(({ column }) => column.name);
}

/** @throws AppError csv_header */
function namesOf({ header }: FoundTable): { names: string[]; named: string | undefined } {
  const names = header.cells.map((cell) => cell.trim());
  const taken = new Set(names);
  let named: string | undefined;
  if (names[0] === '' && names.length > 1) {
    named = INDEX;
    while (taken.has(named)) named += '.';
    names[0] = named;
  }
  const seen = new Set(['']);
  for (const [place, name] of names.entries()) {
    if (seen.has(name)) throw new AppError('csv_header', { line: header.line, column: place + 1 });
    seen.add(name);
  }
  return { names, named };
}

/** Cells by column, null where one is missing; and what was taken for missing. */
function textsOf(
  { rows }: FoundTable,
  width: number,
  { missing }: TableChoices,
): { columns: (string | null)[][]; missing: Reading['missing'] } {
  const chosen = missing === undefined ? undefined : new Set(missing.map((text) => text.trim()));
  const counts = new Map<string, number>();
  const columns = Array.from({ length: width }, (_, place) => {
    const cells = rows.map((row) => row.cells[place]?.trim() || null);
    const markers = findMissing(cells, chosen);
    if (markers.size === 0) return cells;
    return cells.map((text) => {
      if (text === null || !markers.has(text)) return text;
      counts.set(text, (counts.get(text) ?? 0) + 1);
      return null;
    });
  });
  const found = [...counts].map(([text, cells]) => ({ text, cells }));
  return { columns, missing: found.toSorted((a, b) => b.cells - a.cells) };
}
