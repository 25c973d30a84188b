/**
 * Pearson's r over the rows in which both columns have values (pairwise complete, like pandas `corr`).
 * @param a,b columns of equal length; a missing cell is NaN
 * @returns -1 to 1, or null when r is undefined: fewer than two pairs, or a constant column
 */
export function correlation(a: Float64Array, b: Float64Array): number | null {
  let moments = measure(a, b);
  if (moments.n < 2) return null;
  if (!isSafe(moments.squaresA) || !isSafe(moments.squaresB)) {
    // The squares would overflow or underflow. r does not depend on units, so the largest value becomes the unit.
    moments = measure(inUnits(a), inUnits(b));
  }
  const { squaresA, squaresB, products } = moments;
  if (squaresA <= 0 || squaresB <= 0) return null;
  const areSafe = isSafe(squaresA) && isSafe(squaresB);
  const spread = areSafe ? Math.sqrt(squaresA * squaresB) : Math.sqrt(squaresA) * Math.sqrt(squaresB);
  const r = products / spread;
  // An r within the rounding error of the sums counts as 0.
  if (Math.abs(r) < moments.n * Number.EPSILON) return 0;
  return Math.max(-1, Math.min(1, r));
}

/**
 * Sums of squared deviations from the means and of their products, over rows where both have values. In two passes, because plain sums
 * of squares cancel: areas in thousands, prices in hundred thousands. The sums of the deviations are the rounding errors of the means;
 * they correct the rest (Chan, Golub and LeVeque 1983).
 */
function measure(a: Float64Array, b: Float64Array) {
  let n = 0;
  let originA = 0;
  let originB = 0;
  let sumA = 0;
  let sumB = 0;
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i] as number;
    const y = b[i] as number;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    // Sums from the first row on: those of a constant column are exactly 0.
    if (n === 0) {
      originA = x;
      originB = y;
    }
    n += 1;
    sumA += x - originA;
    sumB += y - originB;
  }
  const meanA = originA + sumA / n;
  const meanB = originB + sumB / n;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  let restA = 0;
  let restB = 0;
  for (let i = 0; i < a.length; i += 1) {
    const dx = (a[i] as number) - meanA;
    const dy = (b[i] as number) - meanB;
    if (Number.isNaN(dx) || Number.isNaN(dy)) continue;
    squaresA += dx * dx;
    squaresB += dy * dy;
    products += dx * dy;
    restA += dx;
    restB += dy;
  }
  return {
    n,
    squaresA: squaresA - (restA * restA) / n,
    squaresB: squaresB - (restB * restB) / n,
    products: products - (restA * restB) / n,
  };
}

/** True when the product of two such numbers neither overflows nor underflows. */
function isSafe(squares: number): boolean {
  return squares > 1e-150 && squares < 1e150;
}

/** A column in units of its largest value. */
function inUnits(column: Float64Array): Float64Array {
  let most = 0;
  for (const value of column) if (Math.abs(value) > most) most = Math.abs(value);
  return most === 0 ? column : column.map((value) => value / most);
}
