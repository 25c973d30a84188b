import type { RankedFeature } from './rank-feature.ts';
import { type BestSplit, type NodeSums, type Sample, scoreOf } from './scan-splits.ts';

/** Two sums for each bin: the weights, and the weighted targets. */
const SUMS = 2;

/**
 * The sums of a node's rows for each distinct value of features with few of them. One pass over the rows adds to the bins of all features,
 * so that no sum has to wait for the one before it.
 */
export class ValueBins {
  private readonly sample: Sample;
  /** Number of distinct values of each counted feature, by its place. */
  private readonly distinct: Int32Array;
  /** Where the bins of each counted feature begin. */
  private readonly begins: Int32Array;
  /** The rank of each row in each counted feature, row by row. */
  private readonly ranks: Uint8Array;
  private readonly sums: Float64Array;
  private readonly width: number;

  /** @param features those to count, each with at most 256 distinct values */
  constructor(features: readonly RankedFeature[], rows: number, sample: Sample) {
    this.sample = sample;
    this.width = features.length;
    this.distinct = Int32Array.from(features, ({ distinct }) => distinct.length);
    this.begins = new Int32Array(this.width);
    this.ranks = new Uint8Array(rows * this.width);
    let begin = 0;
    for (const [place, { distinct, rank }] of features.entries()) {
      this.begins[place] = begin;
      begin += SUMS * distinct.length;
      fillColumn(this.ranks, rank, place, this.width);
    }
    this.sums = new Float64Array(begin);
  }

  /**
   * Adds up the rows from `start` to before `end`.
   * @param places which counted features are wanted: the first `count`
   */
  fill(places: Int32Array, count: number, rows: Int32Array, start: number, end: number): void {
    const { sums, ranks, begins, distinct, width } = this;
    const { weight: weights, weighted } = this.sample;
    for (let i = 0; i < count; i += 1) {
      const place = places[i] as number;
      const begin = begins[place] as number;
      const stop = begin + SUMS * (distinct[place] as number);
      for (let at = begin; at < stop; at += 1) sums[at] = 0;
    }
    for (let n = start; n < end; n += 1) {
      const row = rows[n] as number;
      const weight = weights[row] as number;
      const sum = weighted[row] as number;
      const from = row * width;
      for (let i = 0; i < count; i += 1) {
        const place = places[i] as number;
        const at = (begins[place] as number) + SUMS * (ranks[from + place] as number);
        sums[at] = (sums[at] as number) + weight;
        sums[at + 1] = (sums[at + 1] as number) + sum;
      }
    }
  }

  /**
   * Scans every split of a feature after `fill`, and updates `best`.
   * @param place which counted feature
   * @returns true when the feature varies in the node
   */
  scan(best: BestSplit, feature: number, place: number, { weight, sum }: NodeSums): boolean {
    const { sums } = this;
    const begin = this.begins[place] as number;
    const distinct = this.distinct[place] as number;
    let leftWeight = 0;
    let leftSum = 0;
    let current = -1;
    let varies = false;
    for (let bin = 0; bin < distinct; bin += 1) {
      const own = sums[begin + SUMS * bin] as number;
      if (own === 0) continue;
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
      leftWeight += own;
      leftSum += sums[begin + SUMS * bin + 1] as number;
      current = bin;
    }
    return varies;
  }
}

function fillColumn(ranks: Uint8Array, rank: Int32Array, place: number, width: number): void {
  for (let row = 0; row < rank.length; row += 1) ranks[row * width + place] = rank[row] as number;
}
