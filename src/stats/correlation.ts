/**
 * Pearson's r of the rows in which both columns are present (pairwise complete, as pandas `corr`).
 * @param a,b columns of equal length; a missing cell is null
 * @returns -1 to 1, or null where r is not defined: fewer than two pairs, or a column that does not vary
 */
export function correlation(a: readonly (number | null)[], b: readonly (number | null)[]): number | null {
  let n = 0;
  let meanA = 0;
  let meanB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  // Welford's update: stable where sums of squares would cancel (areas in the thousands, prices in the hundred thousands).
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i];
    const y = b[i];
    if (x === null || x === undefined || y === null || y === undefined) continue;
    n += 1;
    const dx = x - meanA;
    const dy = y - meanB;
    meanA += dx / n;
    meanB += dy / n;
    squaresA += dx * (x - meanA);
    squaresB += dy * (y - meanB);
    products += dx * (y - meanB);
  }
  if (n < 2 || squaresA <= 0 || squaresB <= 0) return null;
  return Math.max(-1, Math.min(1, products / Math.sqrt(squaresA * squaresB)));
}
