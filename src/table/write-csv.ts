import Papa from 'papaparse';

/** One line of a table, by the names of its columns. */
export type CsvRow = Readonly<Record<string, string | number | undefined>>;

/** The library's own pattern ends at the first line, and would let a text of two lines through. */
const FORMULA = /^[=+\-@\t\r]/u;

/**
 * A CSV file (RFC 4180) that spreadsheets open as it is meant: with a byte-order mark, so that they see UTF-8, and with an
 * apostrophe before what they would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection). What is
 * undefined is empty.
 * @param columns in their order; also the header
 */
export function writeCsv(columns: readonly string[], rows: readonly CsvRow[]): Uint8Array {
  const data = rows.map((row) => columns.map((column) => row[column] ?? ''));
  const text = Papa.unparse({ fields: [...columns], data }, { escapeFormulae: FORMULA, newline: '\r\n' });
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}
