import { type BestSplit, type NodeSums, type Sample, scoreOf } from './scan-splits.ts';

/** Nodes with at most this many rows are scanned by `FewRows`. Limits from 4 to 12 take the same time on the course's data. */
export const FEW_ROWS = 8;

/**
 * Scans the splits of a node of few rows, as most nodes of a tree are. It sorts them anew for each feature, which takes less time there
 * than to keep them sorted, or to go through the distinct values. The sums are added in the same order as in `scanSorted` and
 * `ValueBins`, so the scores are the same to the last digit.
 */
export class FewRows {
  private readonly sample: Sample;
  private readonly rows = new Int32Array(FEW_ROWS);
  /** The ranks of the rows, and the rows, ascending in rank. */
  private readonly ranks = new Int32Array(FEW_ROWS);
  private readonly sorted = new Int32Array(FEW_ROWS);
  private count = 0;
  // Doubles from the start: otherwise the compiler takes both for whole numbers, and begins again at the first double.
  private weight = Number.NaN;
  private sum = Number.NaN;

  constructor(sample: Sample) {
    this.sample = sample;
  }

  /** Takes the rows of a node. */
  begin(rows: Int32Array, { start, end, weight, sum }: NodeSums): void {
    for (let i = start; i < end; i += 1) this.rows[i - start] = rows[i] as number;
    this.count = end - start;
    this.weight = weight;
    this.sum = sum;
  }

  /**
   * Scans every split of a feature, and updates `best`.
   * @param rank rank of each row's value
   * @param isCounted whether `ValueBins` would scan it: then rows of equal value are added up first
   * @returns true when the feature varies in the node
   */
  scan(best: BestSplit, feature: number, rank: Int32Array, isCounted: boolean): boolean {
    const { sorted, ranks, count } = this;
    this.sort(rank);
    if (ranks[0] === ranks[count - 1]) return false;
    const { weight: weights, weighted } = this.sample;
    let leftWeight = 0;
    let leftSum = 0;
    let sum = 0;
    let current = ranks[0] as number;
    for (let i = 0; i < count - 1; i += 1) {
      const row = sorted[i] as number;
      leftWeight += weights[row] as number;
      if (isCounted) sum += weighted[row] as number;
      else leftSum += weighted[row] as number;
      const next = ranks[i + 1] as number;
      if (next === current) continue;
      if (isCounted) {
        leftSum += sum;
        sum = 0;
      }
      const score = scoreOf(leftSum, leftWeight, this.sum - leftSum, this.weight - leftWeight);
      if (score > best.score) {
        best.score = score;
        best.feature = feature;
        best.below = current;
        best.above = next;
      }
      current = next;
    }
    return true;
  }

  /** Sorts by insertion; rows of equal rank keep their order. */
  private sort(rank: Int32Array): void {
    const { rows, sorted, ranks, count } = this;
    for (let i = 0; i < count; i += 1) {
      const row = rows[i] as number;
      const own = rank[row] as number;
      let at = i;
      while (at > 0 && (ranks[at - 1] as number) > own) {
        ranks[at] = ranks[at - 1] as number;
        sorted[at] = sorted[at - 1] as number;
        at -= 1;
      }
      ranks[at] = own;
      sorted[at] = row;
    }
  }
}
