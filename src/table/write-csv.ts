import { csvText } from './csv-text.ts';

/** One row, by column name. */
export type CsvRow = Readonly<Record<string, string | number | undefined>>;

/**
 * Writes a CSV file for spreadsheets, as `csvText` does. A byte-order mark marks it as UTF-8. Undefined cells are empty.
 * @param columns names of the columns in order; also the header
 */
export function writeCsv(columns: readonly string[], rows: readonly CsvRow[]): Uint8Array {
  const data = rows.map((row) => columns.map((column) => row[column] ?? ''));
  return new TextEncoder().encode(`\uFEFF${csvText(columns, data, '\r\n')}`);
}
