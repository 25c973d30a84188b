import type { Column } from './table.ts';

/** A cell of a column; null where it's missing. @param row from 0 */
export function cellOf(column: Column, row: number): string | number | null {
  if (column.type !== 'numeric') return column.words[column.codes[row] as number] ?? null;
  const value = column.values[row] as number;
  return Number.isNaN(value) ? null : value;
}

/** How many cells a column has. */
export function lengthOf(column: Column): number {
  return column.type === 'numeric' ? column.values.length : column.codes.length;
}

/** The cells of some rows. @param to the row after the last one */
export function cellsOf(column: Column, from: number, to: number): (string | number | null)[] {
  return Array.from({ length: to - from }, (_, place) => cellOf(column, from + place));
}
