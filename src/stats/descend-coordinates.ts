import { addScaled, dot, sumOfAbsolutes } from './vectors.ts';

export interface DescentOptions {
  /** Penalty on the sum of absolute weights, beside the loss |y - Xw|²/2. */
  l1: number;
  /** Penalty on half the sum of squared weights. */
  l2: number;
  /**
   * Stop criterion, used twice: the gap is computed when the largest relative change of a weight is below it, and
   * descent stops when the gap relative to |y|² is below it.
   */
  tolerance: number;
  maxIterations: number;
}

/**
 * Minimises |y - Xw|²/2 + l1 |w|₁ + l2/2 |w|² by coordinate descent from zero, until the duality gap is small. It
 * repeats the steps of scikit-learn's `enet_coordinate_descent`, so the number of iterations is equal, too.
 * @param columns centred columns of X; a column of zeros keeps the weight 0
 * @param y centred target, as long as the columns
 * Source: Friedman, Hastie and Tibshirani 2010, Journal of Statistical Software 33(1);
 * sklearn/linear_model/_cd_fast.pyx
 */
export function descendCoordinates(
  columns: readonly Float64Array[],
  y: Float64Array,
  { l1, l2, tolerance, maxIterations }: DescentOptions,
): { weights: Float64Array; iterations: number; converged: boolean } {
  const weights = new Float64Array(columns.length);
  const norms = columns.map((column) => dot(column, column));
  const residual = y.slice();
  const gapTolerance = tolerance * dot(y, y);
  for (let iterations = 1; iterations <= maxIterations; iterations += 1) {
    let largest = 0;
    let largestChange = 0;
    for (let j = 0; j < columns.length; j += 1) {
      const column = columns[j] as Float64Array;
      const norm = norms[j] as number;
      if (norm === 0) continue;
      const before = weights[j] as number;
      if (before !== 0) addScaled(residual, before, column);
      const product = dot(column, residual);
      const after = (Math.sign(product) * Math.max(Math.abs(product) - l1, 0)) / (norm + l2);
      if (after !== 0) addScaled(residual, -after, column);
      weights[j] = after;
      largestChange = Math.max(largestChange, Math.abs(after - before));
      largest = Math.max(largest, Math.abs(after));
    }
    const settled = largest === 0 || largestChange / largest < tolerance;
    if (!settled && iterations < maxIterations) continue;
    if (dualityGap(columns, y, residual, weights, l1, l2) < gapTolerance)
      return { weights, iterations, converged: true };
    // With a target of zeros the gap is 0, which is not below `gapTolerance`; all weights stay 0.
    if (gapTolerance === 0 && largest === 0) return { weights, iterations, converged: true };
  }
  return { weights, iterations: maxIterations, converged: false };
}

/** Duality gap: an upper bound of the loss above its minimum. */
function dualityGap(
  columns: readonly Float64Array[],
  y: Float64Array,
  residual: Float64Array,
  weights: Float64Array,
  l1: number,
  l2: number,
): number {
  let dualNorm = 0;
  columns.forEach((column, j) => {
    dualNorm = Math.max(dualNorm, Math.abs(dot(column, residual) - l2 * (weights[j] as number)));
  });
  const scale = dualNorm > l1 ? l1 / dualNorm : 1;
  const squares = dot(residual, residual);
  const loss = dualNorm > l1 ? 0.5 * (squares + squares * scale ** 2) : squares;
  const penalties = l1 * sumOfAbsolutes(weights) + 0.5 * l2 * (1 + scale ** 2) * dot(weights, weights);
  return loss + penalties - scale * dot(residual, y);
}
