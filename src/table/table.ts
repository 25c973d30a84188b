/** A column of numbers; a missing cell is null. */
export interface NumericColumn {
  name: string;
  type: 'numeric';
  values: (number | null)[];
}

/** A column of categories; a missing cell is null. */
export interface CategoricalColumn {
  name: string;
  type: 'categorical';
  values: (string | null)[];
}

/** A column of dates, each as it is written (`readDate` reads it); a missing cell is null. */
export interface DateColumn {
  name: string;
  type: 'date';
  values: (string | null)[];
}

export type Column = NumericColumn | CategoricalColumn | DateColumn;

/** Types that a column can have, or be said to have. */
export const COLUMN_TYPES = ['numeric', 'categorical', 'date'] as const satisfies readonly Column['type'][];

/** A table with typed columns of equal length. */
export interface Table {
  rows: number;
  columns: Column[];
}
