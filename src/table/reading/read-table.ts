import { AppError } from '../../errors.ts';
import { MAX_CELLS, MAX_COLUMNS } from '../limits.ts';
import { breaksIn, readRecords } from '../read-records.ts';
import type { Table } from '../table.ts';
import { TextsFinder } from '../texts.ts';
import { decideDecimals } from './decide-decimal.ts';
import { findMissing } from './find-missing.ts';
import { findTable } from './find-table.ts';
import { findTotal } from './find-total.ts';
import { decodeForeign } from './guess-encoding.ts';
import { guessSeparator } from './guess-separator.ts';
import { readFramed } from './read-framed.ts';
import { readPlain } from './read-plain.ts';
import type { DecimalMark, Encoding, Reading, Separator, TableChoices } from './reading.ts';
import type { CsvRecord } from './record.ts';
import { type SourceColumn, TextsColumn } from './source-column.ts';
import { type TypedColumn, typeColumn } from './type-column.ts';

/** A workbook's sheet as text. */
export interface SheetText {
  sheet: { name: string; of: number };
  /** UTF-8, separated at commas, with a line for each row of the sheet, also a blank one. */
  csv: Uint8Array;
  /** Whether cells have line breaks, so that lines aren't rows. */
  hasBreaks: boolean;
}

/** A table, and how it was read. */
export interface TableReading {
  table: Table;
  reading: Reading;
}

/** The name of a first column without one: numbers or names of rows, as R and pandas write them. Analyze takes it for an identifier. */
const INDEX = 'row_no';

/** What is read of a table before its columns get their types: where it is in the file, and its cells. */
interface Source {
  names: string[];
  columns: SourceColumn[];
  rows: number;
  lineOf: (row: number) => number;
  found: Pick<Reading, 'encoding' | 'separator' | 'header' | 'above' | 'units' | 'below' | 'named' | 'blankColumns'>;
}

/**
 * Reads a table as people have them: any usual encoding, separator and decimal mark, lines above and below the table, a row of units,
 * marks for missing cells, signs around numbers. What a person has chosen is taken; the rest is guessed.
 * @returns the table, and how it was read
 * @throws AppError csv_encoding, csv_binary, csv_empty, csv_line, csv_header (values: line, column), csv_ragged (values: line, expected, found),
 *   csv_unreadable (values: line), csv_too_large (values: limit, in rows), csv_too_wide (values: limit, found), csv_not_numeric and
 *   csv_not_date (values: line, column), column_not_found (for a name in `types`; values: column)
 */
export function readTable(bytes: Uint8Array, choices: TableChoices = {}): TableReading {
  const mayBeUtf8 = choices.encoding === undefined || choices.encoding === 'utf-8';
  const quick = mayBeUtf8 ? typeQuick(bytes, 'utf-8', choices) : undefined;
  if (quick !== undefined) return quick;
  const { utf8, encoding } = decodeForeign(bytes, choices.encoding);
  const anew = encoding === 'utf-8' ? undefined : typeQuick(utf8, encoding, choices);
  return anew ?? readRowByRow(utf8, encoding, choices);
}

/** Reads any table of text, in several times the time and memory of a regular one. @throws AppError as `readTable` does, but for encodings */
export function readRowByRow(utf8: Uint8Array, encoding: Encoding, choices: TableChoices): TableReading {
  const text = new TextDecoder().decode(utf8);
  const separator = choices.separator ?? guessSeparator(text);
  return fromRecords(readRecords(text, separator), choices, { encoding, separator });
}

/** Reads a table from a workbook's sheet. @throws AppError as `readTable` does, but for encodings and quotation marks */
export function readSheet({ csv, sheet, hasBreaks }: SheetText, choices: TableChoices = {}): TableReading {
  const said: TableChoices = { ...choices, separator: ',' };
  const quick = hasBreaks ? undefined : typeQuick(csv, 'utf-8', said);
  const { table, reading } = quick ?? fromRecords(sheetRecords(csv), said, {});
  return { table, reading: { ...reading, encoding: undefined, separator: undefined, sheet } };
}

/** Rows of a sheet. Their lines are those of the sheet: a line break in a cell begins none. */
function sheetRecords(csv: Uint8Array): CsvRecord[] {
  let breaks = 0;
  return readRecords(new TextDecoder().decode(csv)).map(({ line, cells }) => {
    const record = { line: line - breaks, cells };
    for (const cell of cells) breaks += breaksIn(cell);
    return record;
  });
}

/** Reads a regular table from its bytes, also one with lines around it. @returns undefined for any other */
function typeQuick(utf8: Uint8Array, encoding: Encoding, choices: TableChoices): TableReading | undefined {
  return typePlain(utf8, encoding, choices) ?? typeFramed(utf8, encoding, choices);
}

/** Reads a regular file. @returns undefined for any other */
function typePlain(bytes: Uint8Array, encoding: Encoding, choices: TableChoices): TableReading | undefined {
  const plain = readPlain(bytes, choices);
  if (plain === undefined) return undefined;
  const { separator, rows, columns, linesBefore, units, blankColumns } = plain;
  const header = { line: 1, cells: plain.names };
  const { names, named } = namesOf(header);
  const first = units === undefined ? 2 : 3;
  const line = units === undefined ? undefined : 2;
  const around = { header: 1, above: 0, units: line, below: undefined, named, blankColumns };
  return typeTable(
    { names, columns, rows, lineOf: (row) => first + linesBefore(row), found: { encoding, separator, ...around } },
    choices,
  );
}

/** Reads a file whose table is regular, and has lines above or below it. @returns undefined for any other */
function typeFramed(utf8: Uint8Array, encoding: Encoding, choices: TableChoices): TableReading | undefined {
  const framed = readFramed(utf8, choices);
  if (framed === undefined) return undefined;
  const { plain, header, above, below } = framed;
  const { separator, rows, columns, linesBefore } = plain;
  const units = plain.units === undefined ? undefined : header + 1;
  const first = (units ?? header) + 1;
  const { names, named } = namesOf({ line: header, cells: plain.names });
  const found = { encoding, separator, header, above, units, below, named, blankColumns: 0 };
  return typeTable({ names, columns, rows, lineOf: (row) => first + linesBefore(row), found }, choices);
}

function fromRecords(
  records: readonly CsvRecord[],
  choices: TableChoices,
  file: Partial<Pick<Reading, 'encoding' | 'separator'>>,
): TableReading {
  const { header, rows, above, units, below, blankColumns } = findTable(records, choices);
  const { names, named } = namesOf(header);
  if (names.length > MAX_COLUMNS) throw new AppError('csv_too_wide', { limit: MAX_COLUMNS, found: names.length });
  const limit = Math.floor((choices.maxCells ?? MAX_CELLS) / names.length);
  if (rows.length > limit) throw new AppError('csv_too_large', { limit });
  const columns = columnsOf(rows, names.length);
  const { encoding, separator } = file;
  const found = { encoding, separator, header: header.line, above, units, below, named, blankColumns };
  const typed = typeTable({ names, columns, rows: rows.length, lineOf: (row) => rows[row]?.line ?? 0, found }, choices);
  if (typed === undefined) throw new Error('texts of a file can be read by either mark');
  return typed;
}

function columnsOf(rows: readonly CsvRecord[], width: number): TextsColumn[] {
  const finders = Array.from({ length: width }, () => new TextsFinder(rows.length));
  // Row by row, as the cells are in memory.
  for (const [row, { cells }] of rows.entries()) {
    for (let place = 0; place < width; place += 1) finders[place]?.take(row, cells[place]?.trim() ?? '');
  }
  return finders.map((finder) => new TextsColumn(finder.found()));
}

/**
 * Gives columns their types.
 * @returns undefined where numbers were read by one mark, and the other columns have another
 * @throws AppError column_not_found, csv_not_numeric, csv_not_date
 */
function typeTable({ names, columns, rows, lineOf, found }: Source, choices: TableChoices): TableReading | undefined {
  const types = new Map(Object.entries(choices.types ?? {}));
  for (const column of types.keys()) if (!names.includes(column)) throw new AppError('column_not_found', { column });
  const missing = dropMissing(columns, choices);
  const { decimal: chosen } = choices;
  const decimals = chosen === undefined ? decideDecimals(columns, found.separator) : columns.map(() => chosen);
  const isOtherwise = (column: SourceColumn, place: number) =>
    column.kind === 'numbers' && column.either.length > 0 && column.mark !== decimals[place];
  if (columns.some(isOtherwise)) return undefined;
  const typed = columns.map((column, place) => {
    const name = names[place] ?? '';
    return typeColumn(name, column, { decimal: decimals[place] ?? '.', wanted: types.get(name), lineOf });
  });
  const reading: Reading = {
    ...found,
    decimal: chosen ?? decimals.find((_, place) => typed[place]?.hasDecimals === true) ?? '.',
    ambiguous: chosen === undefined ? ambiguousIn(typed, decimals, found.separator) : [],
    missing,
    codes: namesWhere(typed, ({ isCode }) => isCode),
    percent: namesWhere(typed, ({ isPercent }) => isPercent),
    currency: namesWhere(typed, ({ hasCurrency }) => hasCurrency),
    spoilt: typed.flatMap(({ spoilt }) => (spoilt === undefined ? [] : [spoilt])),
    unsureDates: unsureIn(typed),
    total: findTotal(columns, { rows, lineOf }),
  };
  return { table: { rows, columns: typed.map(({ column }) => column) }, reading };
}

function unsureIn(typed: readonly TypedColumn[]): Reading['unsureDates'] {
  const first = typed.find(({ unsure }) => unsure !== undefined)?.unsure;
  return first && { columns: namesWhere(typed, ({ unsure }) => unsure !== undefined), ...first };
}

/** Columns whose marks could mean either, by what they were taken for. Points before decimals are as usual, unless commas may be there, too. */
function ambiguousIn(
  typed: readonly TypedColumn[],
  decimals: readonly DecimalMark[],
  separator: Separator | undefined,
): Reading['ambiguous'] {
  const mayBeCommas = separator === ';' || decimals.includes(',');
  return (['.', ','] as const).flatMap((mark) =>
    (['decimals', 'thousands'] as const).flatMap((before) => {
      if (mark === '.' && before === 'decimals' && !mayBeCommas) return [];
      const columns = typed.flatMap(({ column, either }, place) =>
        either.includes(mark) && (decimals[place] === mark) === (before === 'decimals') ? [column.name] : [],
      );
      return columns.length === 0 ? [] : [{ mark, before, columns }];
    }),
  );
}

function namesWhere(typed: readonly TypedColumn[], is: (column: TypedColumn) => boolean): string[] {
  return typed.filter(is).map(({ column }) => column.name);
}

/** @throws AppError csv_header */
function namesOf(header: CsvRecord): { names: string[]; named: string | undefined } {
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

/** Makes the marks for missing cells blank. @returns what was taken for missing */
function dropMissing(columns: readonly SourceColumn[], { missing }: TableChoices): Reading['missing'] {
  const chosen = missing === undefined ? undefined : new Set(missing.map((text) => text.trim()));
  const counts = new Map<string, number>();
  for (const column of columns) {
    const dropped = column.kind === 'numbers' ? column.missing : column.drop(findMissing(column, chosen));
    for (const [text, cells] of dropped) {
      counts.set(text, (counts.get(text) ?? 0) + cells);
    }
  }
  const found = [...counts].map(([text, cells]) => ({ text, cells }));
  return found.toSorted((a, b) => b.cells - a.cells);
}
