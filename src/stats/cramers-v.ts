/**
 * Cramér's V of two categorical columns: sqrt(chi2 / (n (k - 1))), where k is the smaller side of the contingency
 * table. Rows with a missing cell are ignored. A 2 x 2 table gets Yates' continuity correction, like SciPy's
 * `chi2_contingency`.
 * Source: Cramér 1946, Mathematical Methods of Statistics. (The published course leaves the square root out.)
 * @param a,b codes of equal length; a missing cell is null
 * @returns 0 to 1, or null when V is undefined: a column has only one category among the shared rows
 */
export function cramersV(a: readonly (number | null)[], b: readonly (number | null)[]): number | null {
  const cells = new Map<string, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  let n = 0;
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i];
    const y = b[i];
    if (x === null || x === undefined || y === null || y === undefined) continue;
    n += 1;
    rows.set(x, (rows.get(x) ?? 0) + 1);
    columns.set(y, (columns.get(y) ?? 0) + 1);
    const key = `${x} ${y}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
  }
  const k = Math.min(rows.size, columns.size);
  if (k < 2) return null;
  const yates = rows.size === 2 && columns.size === 2;
  let chi2 = 0;
  for (const [x, rowTotal] of rows) {
    for (const [y, columnTotal] of columns) {
      const expected = (rowTotal * columnTotal) / n;
      const difference = Math.abs((cells.get(`${x} ${y}`) ?? 0) - expected);
      const corrected = yates ? difference - Math.min(0.5, difference) : difference;
      chi2 += corrected ** 2 / expected;
    }
  }
  return Math.min(1, Math.sqrt(chi2 / (n * (k - 1))));
}
