import Papa from 'papaparse';

/** One row, by column name. */
export type CsvRow = Readonly<Record<string, string | number | undefined>>;

/** Papa Parse's own pattern matches only texts of one line, so a formula with a line break would pass. */
const FORMULA = /^[=+\-@\t\r]/u;

/**
 * Writes a CSV file (RFC 4180) that is safe to open in spreadsheets. A byte-order mark marks it as UTF-8, and an
 * apostrophe precedes each text that would run as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
 * Undefined cells are empty.
 * @param columns names of the columns in order; also the header
 */
export function writeCsv(columns: readonly string[], rows: readonly CsvRow[]): Uint8Array {
  const data = rows.map((row) => columns.map((column) => row[column] ?? ''));
  const text = Papa.unparse({ fields: [...columns], data }, { escapeFormulae: FORMULA, newline: '\r\n' });
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}
