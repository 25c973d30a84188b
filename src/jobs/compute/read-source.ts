import { AppError } from '../../errors.ts';
import { hasMoreRows } from '../../table/has-more-rows.ts';
import { parseTable } from '../../table/parse-table.ts';
import { readSheet, readTable, type SheetText } from '../../table/reading/read-table.ts';
import type { FileChoices, Reading } from '../../table/reading/reading.ts';
import type { TableReading } from '../../table/reading/type-table.ts';
import type { Table } from '../../table/table.ts';
import { undecodedLine } from '../../table/undecoded-line.ts';
import { isWorkbook } from './is-workbook.ts';
import type { Source } from './thread-messages.ts';

/**
 * Reads a source's table: the course's own as it is written, anybody else's by what its maker may have meant (`readTable`).
 * @returns how the table was read, where something was guessed
 * @throws AppError as `parseTable`, `readTable` and `readWorkbook` do
 */
export async function readSource(
  { missing, types, choices }: Pick<Source, 'missing' | 'types' | 'choices'>,
  bytes: Uint8Array,
): Promise<{ table: Table; reading?: Reading }> {
  if (choices === undefined) {
    const options = { ...(missing === undefined ? {} : { missing }), ...(types === undefined ? {} : { types }) };
    return { table: parseTable(bytes, options) };
  }
  return readForeign({ choices: { ...choices, types } }, bytes);
}

/**
 * Reads a table that isn't the course's.
 * @param mostRows rows of a table that is taken; one with far more is refused before its cells take memory
 * @throws AppError as `readTable` and `readWorkbook` do; csv_encoding_line (values: line) for bytes that aren't in the chosen encoding; own_data_rows
 *   (values: limit)
 */
export async function readForeign(
  { choices: { sheet, ...said }, mostRows }: { choices: FileChoices; mostRows?: number },
  bytes: Uint8Array,
): Promise<TableReading> {
  const check = (csv: Uint8Array) => {
    // Lines that a person leaves out may be many.
    const isWhole = [said.header, said.first, said.last].every((line) => line === undefined);
    if (mostRows !== undefined && isWhole) refuseMany(csv, mostRows);
  };
  if (!isWorkbook(bytes)) {
    check(bytes);
    return naming(said.encoding, bytes, () => readTable(bytes, said));
  }
  // Loaded only where there is a workbook: most tables are text.
  const { readWorkbook } = await import('./workbook/read-workbook.ts');
  const text = readWorkbook(bytes, sheet);
  check(text.csv);
  const { table, reading } = readSheet(text, said);
  const unworked = unworkedIn(text, { table, reading });
  return { table, reading: unworked.length === 0 ? reading : { ...reading, unworked } };
}

/** The columns in whose rows formulas have no results. */
function unworkedIn({ unworked = [] }: SheetText, { table, reading: { header, below } }: TableReading): string[] {
  const end = below?.from ?? Number.POSITIVE_INFINITY;
  return unworked.flatMap(({ column, first, last }) => {
    const name = table.columns[column - 1]?.name;
    return name === undefined || last <= header || first >= end ? [] : [name];
  });
}

/** Refuses a table with more than twice as many rows. With fewer, the lines around it must be told from its rows first. @throws AppError own_data_rows */
function refuseMany(csv: Uint8Array, limit: number): void {
  if (hasMoreRows(csv, 2 * limit)) throw new AppError('own_data_rows', { limit });
}

/** Reads, and names the line where bytes aren't in the encoding. @throws AppError csv_encoding_line; what `read` throws */
function naming<T>(encoding: string | undefined, bytes: Uint8Array, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (encoding === undefined || !(error instanceof AppError) || error.code !== 'csv_encoding') throw error;
    const line = undecodedLine(bytes, encoding);
    throw line === undefined ? error : new AppError('csv_encoding_line', { line }, { cause: error });
  }
}

/** Types of all columns, for a notebook that reads the table from a plain CSV. */
export function typesOf({ columns }: Table): NonNullable<Source['types']> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, type]));
}
