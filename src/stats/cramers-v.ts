/**
 * Cramér's V of two categorical columns: sqrt(chi2 / (n (k - 1))), where k is the smaller side of the contingency
 * table. Rows with a missing cell are ignored. A 2 x 2 table gets Yates' continuity correction, like SciPy's
 * `chi2_contingency`.
 * Source: Cramér 1946, Mathematical Methods of Statistics. (The published course leaves the square root out.)
 * @param a,b codes of equal length; a missing cell is null
 * @returns 0 to 1, or null when V is undefined: a column has only one category among the shared rows
 */
export function cramersV(a: readonly (number | null)[], b: readonly (number | null)[]): number | null {
  // Names may take many values, so only cells that occur are counted and visited.
  const cells = new Map<number, { x: number; y: number; count: number }>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const positions = new Map<number, number>();
  let n = 0;
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i];
    const y = b[i];
    if (x === null || x === undefined || y === null || y === undefined) continue;
    n += 1;
    rows.set(x, (rows.get(x) ?? 0) + 1);
    columns.set(y, (columns.get(y) ?? 0) + 1);
    const key = positionOf(positions, x) * 2 ** 26 + positionOf(positions, y);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { x, y, count: 1 });
    else cell.count += 1;
  }
  const k = Math.min(rows.size, columns.size);
  if (k < 2) return null;
  const yates = rows.size === 2 && columns.size === 2;
  let chi2 = 0;
  // What an empty cell adds to chi2 is its expected count. Those of a row add up to its total by these columns' share of n.
  const columnsWithout = new Map<number, number>([...rows.keys()].map((x) => [x, n]));
  for (const { x, y, count } of cells.values()) {
    const rowTotal = rows.get(x) ?? 0;
    const columnTotal = columns.get(y) ?? 0;
    const expected = (rowTotal * columnTotal) / n;
    chi2 += corrected(count - expected, yates) ** 2 / expected;
    columnsWithout.set(x, (columnsWithout.get(x) ?? 0) - columnTotal);
  }
  for (const [x, columnTotal] of columnsWithout) {
    if (columnTotal === 0) continue;
    const expected = ((rows.get(x) ?? 0) * columnTotal) / n;
    // With Yates' correction, there is at most one empty cell in a row, so this is its expected count.
    chi2 += corrected(expected, yates) ** 2 / expected;
  }
  return Math.min(1, Math.sqrt(chi2 / (n * (k - 1))));
}

/** A difference after Yates' continuity correction, where it applies. */
function corrected(difference: number, yates: boolean): number {
  const size = Math.abs(difference);
  return yates ? size - Math.min(0.5, size) : size;
}

/** A small number for a code, which may be any number. */
function positionOf(positions: Map<number, number>, code: number): number {
  const known = positions.get(code);
  if (known !== undefined) return known;
  positions.set(code, positions.size);
  return positions.size - 1;
}
