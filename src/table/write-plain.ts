import { cellsOf } from './cells-of.ts';
import { csvRows, csvText } from './csv-text.ts';
import type { Table } from './table.ts';

/** Rows that are written at once: all of a large table would take many times its size in memory. */
const ROWS = 1000;

/**
 * Writes a table as a plain CSV, however its file was written: UTF-8, commas, points before decimals, LF, blank for missing. It's as safe
 * in a spreadsheet as every CSV of the app; the notebook takes the apostrophes off that this needs.
 */
export function writePlain(table: Table): string {
  return [...plainParts(table)].join('');
}

/** The same in parts of many rows each. */
export function* plainParts({ rows, columns }: Table): Generator<string> {
  const fields = columns.map(({ name }) => name);
  if (rows === 0) yield csvText(fields, [], '\n');
  for (let from = 0; from < rows; from += ROWS) {
    const length = Math.min(ROWS, rows - from);
    const cells = columns.map((column) => cellsOf(column, from, from + length));
    const data = Array.from({ length }, (_, row) => cells.map((column) => column[row] ?? ''));
    yield from === 0 ? csvText(fields, data, '\n') : csvRows(data, '\n');
  }
}
