import { type CodedCells, countCodes } from './code-cells.ts';

/** A column of categories, made ready once for its contingency tables with other columns. */
export interface GroupedRows {
  /** Category of each row from 0, in the order of first appearance; -1 for a missing cell. Never changed. */
  codes: Int32Array;
  /** The rows that have a category, those of category 0 first. */
  rows: Int32Array;
  /** Category k has the rows from `starts[k]` to before `starts[k + 1]`. Its length is the number of categories plus 1. */
  starts: Int32Array;
}

/** Groups the rows of a column by category, in time proportional to the rows. */
export function groupRows(cells: CodedCells): GroupedRows {
  const { codes } = cells;
  const sizes = countCodes(cells);
  const starts = new Int32Array(sizes.length + 1);
  for (const [code, size] of sizes.entries()) starts[code + 1] = (starts[code] as number) + size;
  const next = starts.slice();
  const rows = new Int32Array(starts[sizes.length] as number);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (code < 0) continue;
    const place = next[code] as number;
    rows[place] = row;
    next[code] = place + 1;
  }
  return { codes, rows, starts };
}
