import { parseTable } from '../../table/parse-table.ts';
import { readSheet, readTable } from '../../table/reading/read-table.ts';
import type { Reading } from '../../table/reading/reading.ts';
import type { TableReading } from '../../table/reading/type-table.ts';
import type { Table } from '../../table/table.ts';
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
  return readForeign({ types, choices }, bytes);
}

/**
 * Reads a table that isn't the course's.
 * @throws AppError as `readTable` and `readWorkbook` do
 */
export async function readForeign(
  { types, choices: { sheet, ...others } }: { types?: Source['types']; choices: NonNullable<Source['choices']> },
  bytes: Uint8Array,
): Promise<TableReading> {
  const said = { ...others, types };
  if (!isWorkbook(bytes)) return readTable(bytes, said);
  // Loaded only where there is a workbook: most tables are text.
  const { readWorkbook } = await import('./workbook/read-workbook.ts');
  return readSheet(readWorkbook(bytes, sheet), said);
}

/** Types of all columns, for a notebook that reads the table from a plain CSV. */
export function typesOf({ columns }: Table): NonNullable<Source['types']> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, type]));
}
