import type { Column, Table } from './table.ts';
import { spread, type Texts } from './texts.ts';

/**
 * A column in little memory: its numbers, NaN where a cell is missing, or its different cells and which of them each row has. A column of a
 * table takes three times as much where cells are missing.
 */
export type CompactColumn = { name: string } & (
  | { type: 'numeric'; numbers: Float64Array }
  | { type: 'numeric'; words: readonly (number | null)[]; codes: Int32Array }
  | ({ type: 'categorical' | 'date' } & Texts)
);

/** A table in little memory, for what looks at one column after the other. */
export interface CompactTable {
  rows: number;
  columns: CompactColumn[];
}

/** The column as steps take it. */
export function unpackColumn(column: CompactColumn): Column {
  const { name } = column;
  if ('numbers' in column) return { name, type: 'numeric', values: unpackNumbers(column.numbers) };
  // The type decides which words a column has.
  const { type, words, codes } = column;
  return { name, type, values: spread<string | number | null>(words, codes) } as Column;
}

/** The table as steps take it. */
export function unpackTable({ rows, columns }: CompactTable): Table {
  return { rows, columns: columns.map(unpackColumn) };
}

/** Numbers with null where a cell is missing. */
export function unpackNumbers(numbers: Float64Array): (number | null)[] {
  const values = new Array<number | null>(numbers.length);
  for (let row = 0; row < numbers.length; row += 1) {
    const value = numbers[row] as number;
    values[row] = Number.isNaN(value) ? null : value;
  }
  return values;
}

/** The cells of some rows. @param to the row after the last one */
export function cellsOf(column: Column | CompactColumn, from: number, to: number): (string | number | null)[] {
  if ('values' in column) return column.values.slice(from, to);
  if ('numbers' in column) return unpackNumbers(column.numbers.subarray(from, to));
  return spread<string | number | null>(column.words, column.codes.subarray(from, to));
}
