import { decodeForeign } from './guess-encoding.ts';
import { readFramed } from './read-framed.ts';
import { readIrregular, readIrregularSheet } from './read-irregular.ts';
import { readPlain } from './read-plain.ts';
import type { Encoding, TableChoices } from './reading.ts';
import { refuseOtherKind } from './refuse-other-kind.ts';
import { namesOf, type TableReading, typeTable } from './type-table.ts';

/** A column with formulas whose results the file doesn't hold. */
export interface UnworkedColumn {
  /** Its number, from 1. */
  column: number;
  /** The first and the last row with such a formula, from 1. */
  first: number;
  last: number;
}

/** A workbook's sheet as text. */
export interface SheetText {
  sheet: { name: string; of: number };
  /** UTF-8, separated at commas, with a line for each row of the sheet, also a blank one. */
  csv: Uint8Array;
  /** Whether cells have line breaks, so that lines aren't rows. */
  hasBreaks: boolean;
  unworked?: UnworkedColumn[];
}

/**
 * Reads a table as people have them: any usual encoding, separator and decimal mark, lines above and below the table, a row of units,
 * marks for missing cells, signs around numbers. What a person has chosen is taken; the rest is guessed.
 * @returns the table, and how it was read
 * @throws AppError csv_encoding, csv_binary, csv_empty, csv_line, csv_header (values: line, column), csv_ragged (values: line, expected, found, column),
 *   csv_unreadable (values: line, column), csv_too_large (values: limit, in rows), csv_too_wide (values: limit, found), csv_not_numeric and
 *   csv_not_date (values: line, column, text), column_not_found (for a name in `types`; values: column)
 */
export function readTable(bytes: Uint8Array, choices: TableChoices = {}): TableReading {
  refuseOtherKind(bytes);
  const mayBeUtf8 = choices.encoding === undefined || choices.encoding === 'utf-8';
  const quick = mayBeUtf8 ? typeQuick(bytes, 'utf-8', choices) : undefined;
  if (quick !== undefined) return quick;
  const { utf8, encoding } = decodeForeign(bytes, choices.encoding);
  // It may have been UTF-16.
  if (utf8 !== bytes) refuseOtherKind(utf8);
  const anew = encoding === 'utf-8' ? undefined : typeQuick(utf8, encoding, choices);
  return anew ?? readIrregular(utf8, encoding, choices);
}

/** Reads a table from a workbook's sheet. @throws AppError as `readTable` does, but for encodings and quotation marks */
export function readSheet({ csv, sheet, hasBreaks }: SheetText, choices: TableChoices = {}): TableReading {
  const said: TableChoices = { ...choices, separator: ',' };
  const quick = hasBreaks ? undefined : typeQuick(csv, 'utf-8', said);
  const { table, reading } = quick ?? readIrregularSheet(csv, said);
  return { table, reading: { ...reading, encoding: undefined, isEncodingGuess: false, separator: undefined, sheet } };
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
