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

export type Column = NumericColumn | CategoricalColumn;

/** A table with typed columns of equal length. */
export interface Table {
  rows: number;
  columns: Column[];
}
