import { csvText } from './csv-text.ts';
import type { Table } from './table.ts';

/**
 * Writes a table as a plain CSV, however its file was written: UTF-8, commas, points before decimals, LF, blank for missing. It's as safe
 * in a spreadsheet as every CSV of the app; the notebook takes the apostrophes off that this needs.
 */
export function writePlain({ rows, columns }: Table): string {
  const fields = columns.map(({ name }) => name);
  const data = Array.from({ length: rows }, (_, row) => columns.map(({ values }) => values[row] ?? ''));
  return csvText(fields, data, '\n');
}
