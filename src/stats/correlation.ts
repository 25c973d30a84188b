type Cells = readonly (number | null)[];

/**
 * Pearson's r over the rows in which both columns have values (pairwise complete, like pandas `corr`).
 * @param a,b columns of equal length; a missing cell is null
 * @returns -1 to 1, or null when r is undefined: fewer than two pairs, or a constant column
 */
export function correlation(a: Cells, b: Cells): number | null {
  let moments = measure(a, b, 1, 1);
  if (moments.n < 2) return null;
  if (!isSafe(moments.squaresA) || !isSafe(moments.squaresB)) {
    // The squares would overflow or underflow. r does not depend on units, so the largest value becomes the unit.
    moments = measure(a, b, largest(a), largest(b));
  }
  const { squaresA, squaresB, products } = moments;
  if (squaresA <= 0 || squaresB <= 0) return null;
  const areSafe = isSafe(squaresA) && isSafe(squaresB);
  const spread = areSafe ? Math.sqrt(squaresA * squaresB) : Math.sqrt(squaresA) * Math.sqrt(squaresB);
  return Math.max(-1, Math.min(1, products / spread));
}

/** Sums of squared deviations and of their products, over rows where both have values; each column in its unit. */
function measure(a: Cells, b: Cells, unitA: number, unitB: number) {
  let n = 0;
  let meanA = 0;
  let meanB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  // Welford's update stays accurate where plain sums of squares cancel: areas in thousands, prices in hundred
  // thousands.
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i];
    const y = b[i];
    if (x === null || x === undefined || y === null || y === undefined) continue;
    n += 1;
    const dx = x / unitA - meanA;
    const dy = y / unitB - meanB;
    meanA += dx / n;
    meanB += dy / n;
    squaresA += dx * (x / unitA - meanA);
    squaresB += dy * (y / unitB - meanB);
    products += dx * (y / unitB - meanB);
  }
  return { n, squaresA, squaresB, products };
}

/** True when the product of two such numbers neither overflows nor underflows. */
function isSafe(squares: number): boolean {
  return squares > 1e-150 && squares < 1e150;
}

function largest(column: Cells): number {
  return column.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0) || 1;
}
