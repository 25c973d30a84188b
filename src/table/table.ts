import type { CodedCells } from '../stats/code-cells.ts';

/** A column of numbers; a missing cell is NaN. An array of numbers and nulls would hold each number as an object of its own. */
export interface NumericColumn {
  name: string;
  type: 'numeric';
  values: Float64Array;
}

/** A column of categories. */
export interface CategoricalColumn extends CodedCells {
  name: string;
  type: 'categorical';
}

/** A column of dates, each in a notation that `readDate` reads, or of times without a day (`readTime`). */
export interface DateColumn extends CodedCells {
  name: string;
  type: 'date';
}

export type Column = NumericColumn | CategoricalColumn | DateColumn;

/** Types that a column can have, or be said to have. */
export const COLUMN_TYPES = ['numeric', 'categorical', 'date'] as const satisfies readonly Column['type'][];

/**
 * A table with typed columns of equal length. Numbers and codes lie in typed arrays: a table of a hundred thousand rows is a few objects,
 * which takes little memory, and no time of the garbage collector.
 */
export interface Table {
  rows: number;
  columns: Column[];
}
