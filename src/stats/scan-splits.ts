/** The best split so far. Rows up to rank `below` go left, rows from rank `above` go right. */
export interface BestSplit {
  /** Higher scores reduce the squared error more. -Infinity before the first split. */
  score: number;
  /** Index of the feature; -1 before the first split. */
  feature: number;
  below: number;
  above: number;
}

/** Each row's contribution to the sums, by row number. */
export interface Sample {
  /** How often the bootstrap drew the row. */
  weight: Float64Array;
  /** Weight times (target - mean of the sample). */
  weighted: Float64Array;
}

/** A node's range of rows (`start` to before `end`) and the sums of `Sample` over it. */
export interface NodeSums {
  start: number;
  end: number;
  weight: number;
  sum: number;
}

/**
 * Scans every split of a feature whose rows are sorted, and updates `best`.
 * @param rank rank of each row's value
 * @param sorted rows; ascending in rank from the node's start to its end
 * @returns true when the feature varies in the node
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

/** Score of a split. The split with the highest score reduces the squared error most. */
export function scoreOf(leftSum: number, leftWeight: number, rightSum: number, rightWeight: number): number {
  return (leftSum * leftSum) / leftWeight + (rightSum * rightSum) / rightWeight;
}
