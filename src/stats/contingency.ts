import type { GroupedRows } from './group-rows.ts';

/** What Cramér's V and its correction need of a contingency table. */
export interface Contingency {
  /** Rows in which both columns have a category. */
  n: number;
  /** Categories of each column among these rows. */
  categories: readonly [number, number];
  /** Pearson's chi-square; with Yates' continuity correction in a 2 x 2 table, like SciPy's `chi2_contingency`. */
  chi2: number;
}

/**
 * Contingency table of two columns, from the cells that occur: time and memory grow with the rows and the categories, not with
 * the product of the categories. Rows with a missing cell are ignored.
 * Source: chi2 = sum (O - E)² / E. An empty cell adds its E, and the E of a row's empty cells add up to its total times the
 * share of their columns in n, which is counted in whole numbers. n (sum O² / (R C) - 1) is the same, but loses the digits of
 * a small chi2 in the difference.
 * @param a,b columns of equal length
 */
export function contingency(a: GroupedRows, b: GroupedRows): Contingency {
  const kinds = b.starts.length - 1;
  const room = Math.min(a.rows.length, (a.starts.length - 1) * kinds);
  const cellKinds = new Int32Array(room);
  const cellCounts = new Int32Array(room);
  /** Where the cells of each category of `a` end. */
  const ends = new Int32Array(a.starts.length - 1);
  const rowTotals = new Int32Array(ends.length);
  const columnTotals = new Int32Array(kinds);
  const counts = new Int32Array(kinds);
  let n = 0;
  let cells = 0;
  let present = 0;
  for (let x = 0; x < ends.length; x += 1) {
    const first = cells;
    let rowTotal = 0;
    const end = a.starts[x + 1] as number;
    for (let place = a.starts[x] as number; place < end; place += 1) {
      const y = b.codes[a.rows[place] as number] as number;
      if (y < 0) continue;
      if (counts[y] === 0) {
        cellKinds[cells] = y;
        cells += 1;
      }
      counts[y] = (counts[y] as number) + 1;
      rowTotal += 1;
    }
    for (let cell = first; cell < cells; cell += 1) {
      const y = cellKinds[cell] as number;
      const count = counts[y] as number;
      cellCounts[cell] = count;
      columnTotals[y] = (columnTotals[y] as number) + count;
      counts[y] = 0;
    }
    ends[x] = cells;
    rowTotals[x] = rowTotal;
    n += rowTotal;
    if (rowTotal > 0) present += 1;
  }
  const others = columnTotals.reduce((sum, total) => sum + (total > 0 ? 1 : 0), 0);
  const yates = present === 2 && others === 2;
  let chi2 = 0;
  for (let x = 0, cell = 0; x < ends.length; x += 1) {
    const rowTotal = rowTotals[x] as number;
    let without = n;
    for (const end = ends[x] as number; cell < end; cell += 1) {
      const columnTotal = columnTotals[cellKinds[cell] as number] as number;
      const expected = (rowTotal * columnTotal) / n;
      chi2 += corrected((cellCounts[cell] as number) - expected, yates) ** 2 / expected;
      without -= columnTotal;
    }
    const expected = (rowTotal * without) / n;
    // With Yates' correction, there is at most one empty cell in a row, so this is its expected count.
    if (expected > 0) chi2 += corrected(expected, yates) ** 2 / expected;
  }
  return { n, categories: [present, others], chi2 };
}

/** A difference after Yates' continuity correction, where it applies. */
function corrected(difference: number, yates: boolean): number {
  const size = Math.abs(difference);
  return yates ? size - Math.min(0.5, size) : size;
}
