/** The best split so far: rows with rank `below` or less go left. No rows of the node have a rank between. */
export interface BestSplit {
  /** Falls in squared error are greatest where this is; -Infinity before the first. */
  score: number;
  /** -1 before the first. */
  feature: number;
  below: number;
  above: number;
}

/** What each row brings to the sums, by row number. */
export interface Sample {
  /** How often the row counts. */
  weight: Float64Array;
  /** That times its target, less the mean of all. */
  weighted: Float64Array;
}

/** A node's stretch of rows, and the sums of its sample. */
export interface NodeSums {
  start: number;
  end: number;
  weight: number;
  sum: number;
}

/** Room for the sums of each distinct value; what is in it does not matter. */
export interface Bins {
  weight: Float64Array;
  sum: Float64Array;
}

/**
 * Looks at every split of a feature whose rows are sorted, and keeps it if it is the best so far.
 * @param sorted rows in ascending rank from the node's start to its end
 * @returns whether the feature varies in the node
 */
export function scanSorted(
  best: BestSplit,
  feature: number,
  rank: Int32Array,
  sorted: Int32Array,
  { weight: weights, weighted }: Sample,
  { start, end, weight, sum }: NodeSums,
): boolean {
  let row = sorted[start] as number;
  let current = rank[row] as number;
  if (current === rank[sorted[end - 1] as number]) return false;
  let highest = best.score;
  let leftWeight = 0;
  let leftSum = 0;
  for (let i = start + 1; i < end; i += 1) {
    leftWeight += weights[row] as number;
    leftSum += weighted[row] as number;
    row = sorted[i] as number;
    const next = rank[row] as number;
    if (next === current) continue;
    const score = scoreOf(leftSum, leftWeight, sum - leftSum, weight - leftWeight);
    if (score > highest) {
      highest = score;
      best.feature = feature;
      best.below = current;
      best.above = next;
    }
    current = next;
  }
  best.score = highest;
  return true;
}

/**
 * The same for a feature with few distinct values, whose rows may be in any order.
 * @param rows the node's from its start to its end
 * @param bins with room for every distinct value
 */
export function scanCounted(
  best: BestSplit,
  feature: number,
  distinct: number,
  rank: Int32Array,
  rows: Int32Array,
  { weight: weights, weighted }: Sample,
  { start, end, weight, sum }: NodeSums,
  bins: Bins,
): boolean {
  const { weight: binWeight, sum: binSum } = bins;
  for (let bin = 0; bin < distinct; bin += 1) {
    binWeight[bin] = 0;
    binSum[bin] = 0;
  }
  for (let i = start; i < end; i += 1) {
    const row = rows[i] as number;
    const bin = rank[row] as number;
    binWeight[bin] = (binWeight[bin] as number) + (weights[row] as number);
    binSum[bin] = (binSum[bin] as number) + (weighted[row] as number);
  }
  let leftWeight = 0;
  let leftSum = 0;
  let current = -1;
  let varies = false;
  for (let bin = 0; bin < distinct; bin += 1) {
    if (binWeight[bin] === 0) continue;
    if (current !== -1) {
      varies = true;
      const score = scoreOf(leftSum, leftWeight, sum - leftSum, weight - leftWeight);
      if (score > best.score) {
        best.score = score;
        best.feature = feature;
        best.below = current;
        best.above = bin;
      }
    }
    leftWeight += binWeight[bin] as number;
    leftSum += binSum[bin] as number;
    current = bin;
  }
  return varies;
}

/** The squared error falls most where this is greatest. */
function scoreOf(leftSum: number, leftWeight: number, rightSum: number, rightWeight: number): number {
  return (leftSum * leftSum) / leftWeight + (rightSum * rightSum) / rightWeight;
}
