import { codeCells } from '../../src/stats/code-cells.ts';
import { cellsOf, lengthOf } from '../../src/table/cells-of.ts';
import type { Column, DateColumn, NumericColumn } from '../../src/table/table.ts';

/** The column with these cells, null where one is missing. */
export function columnOf(cells: { name: string; type: 'numeric'; values: readonly (number | null)[] }): NumericColumn;
export function columnOf(cells: { name: string; type: 'date'; values: readonly (string | null)[] }): DateColumn;
export function columnOf(cells: { name: string; type: Column['type']; values: readonly unknown[] }): Column;
export function columnOf({ name, type, values }: { name: string; type: Column['type']; values: readonly unknown[] }) {
  if (type === 'numeric') return { name, type, values: numbersOf(values as (number | null)[]) };
  return { name, type, ...codeCells(values as (string | null)[]) };
}

/** Numbers as a column has them. @param values null where a cell is missing */
export function numbersOf(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN);
}

/** A column's cells, null where one is missing. */
export function valuesOf(column: Column | undefined): (string | number | null)[] {
  if (column === undefined) return [];
  return cellsOf(column, 0, lengthOf(column));
}
