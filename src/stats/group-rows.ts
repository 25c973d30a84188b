/** A column of categories, made ready once for its contingency tables with other columns. */
export interface GroupedRows {
  /** Category of each row from 0, in the order of first appearance; -1 for a missing cell. */
  codes: Int32Array;
  /** The rows that have a category, those of category 0 first. */
  rows: Int32Array;
  /** Category k has the rows from `starts[k]` to before `starts[k + 1]`. Its length is the number of categories plus 1. */
  starts: Int32Array;
}

/**
 * Groups the rows of a column by category, in time proportional to the rows.
 * @param values any numbers as codes; a missing cell is NaN
 */
export function groupRows(values: Float64Array): GroupedRows {
  const positions = new Map<number, number>();
  const codes = new Int32Array(values.length).fill(-1);
  const sizes: number[] = [];
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    const position = positions.get(value) ?? positions.size;
    positions.set(value, position);
    codes[row] = position;
    sizes[position] = (sizes[position] ?? 0) + 1;
  });
  const starts = new Int32Array(sizes.length + 1);
  sizes.forEach((size, position) => {
    starts[position + 1] = (starts[position] ?? 0) + size;
  });
  const next = starts.slice();
  const rows = new Int32Array(starts.at(-1) ?? 0);
  codes.forEach((position, row) => {
    if (position < 0) return;
    const place = next[position] ?? 0;
    rows[place] = row;
    next[position] = place + 1;
  });
  return { codes, rows, starts };
}
