import { nextUp } from './next-up.ts';
import { partitionRows } from './partition-rows.ts';
import type { RankedFeature } from './rank-feature.ts';
import { FEW_ROWS, FewRows } from './scan-few-rows.ts';
import { type BestSplit, type NodeSums, type Sample, scanSorted } from './scan-splits.ts';
import { createNodes, type TreeNodes } from './tree-nodes.ts';
import { ValueBins } from './value-bins.ts';
import { weighSample } from './weigh-sample.ts';

export interface TreeOptions {
  /** Most levels below the root; Infinity means unlimited. */
  maxDepth: number;
  /** Nodes with fewer distinct rows become leaves. */
  minSamplesSplit: number;
  /** Number of features that a split tries; it tries more while all tried ones are constant in the node. */
  featuresPerSplit: number;
}

/**
 * Features with at most this many distinct values are counted into bins; others stay sorted within each node. Both
 * methods find the same splits. Another limit takes the same time, but adds sums in another order, so a last digit could change.
 */
const FEW_VALUES = 24;

/**
 * Grows regression trees (CART) on samples of the same rows. Each node takes the split with the least sum of squared errors over all
 * distinct values, until the leaves are pure. The search is exact: each bin holds one distinct value. One grower grows many trees, because
 * the compiler is faster where the objects stay the same, and so that their memory is used again.
 * Source: Breiman et al. 1984, Classification and Regression Trees; Louppe 2014, Understanding Random Forests, chapter 5
 */
export class TreeGrower {
  private readonly features: readonly RankedFeature[];
  private readonly target: Float64Array;
  private readonly options: TreeOptions;
  private readonly sample: Sample;
  private readonly everyRow: Int32Array;
  /** Rows of the sample. Each node owns one range of indexes, the same in `rows` and in each of `sorted`. */
  private readonly rows: Int32Array;
  /** Rows of the sample by ascending value, for each feature with many values. */
  private readonly sorted: readonly (Int32Array | undefined)[];
  /** The place of each feature among those that are counted into bins; -1 for one that is sorted. */
  private readonly countedPlace: Int32Array;
  private readonly bins: ValueBins;
  /** Places of the features that are counted in a node. */
  private readonly counted: Int32Array;
  private readonly few: FewRows;
  private readonly spare: Int32Array;
  private readonly goesLeft: Uint8Array;
  /** Feature indexes: first those known to be constant in the node, then the others in any order. */
  private readonly order: Int32Array;
  private nodes: TreeNodes;
  private random = 1;
  private readonly best: BestSplit = { score: Number.NEGATIVE_INFINITY, feature: -1, below: 0, above: 0 };
  private readonly node: NodeSums = { start: 0, end: 0, weight: Number.NaN, sum: Number.NaN };

  /**
   * @param features ranked features of the same rows
   * @param target one value for each row
   */
  constructor(features: readonly RankedFeature[], target: Float64Array, options: TreeOptions) {
    const rows = target.length;
    this.features = features;
    this.target = target;
    this.options = options;
    this.sample = { weight: new Float64Array(rows), weighted: new Float64Array(rows) };
    this.everyRow = new Int32Array(rows);
    for (let row = 0; row < rows; row += 1) this.everyRow[row] = row;
    this.rows = new Int32Array(rows);
    this.spare = new Int32Array(rows);
    this.goesLeft = new Uint8Array(rows);
    this.sorted = features.map(({ distinct }) => (distinct.length > FEW_VALUES ? new Int32Array(rows) : undefined));
    this.countedPlace = new Int32Array(features.length).fill(-1);
    let places = 0;
    for (const [feature, sorted] of this.sorted.entries()) {
      if (sorted !== undefined) continue;
      this.countedPlace[feature] = places;
      places += 1;
    }
    const counted = features.filter((_, feature) => this.sorted[feature] === undefined);
    this.bins = new ValueBins(counted, rows, this.sample);
    this.counted = new Int32Array(places);
    this.few = new FewRows(this.sample);
    this.order = new Int32Array(features.length);
    this.nodes = createNodes(1);
  }

  /**
   * Grows one tree.
   * @param counts how often the bootstrap drew each row; 0 excludes the row, at least one count is above 0
   * @param seed of the random order of features in each node, so that ties do not favour the first columns
   */
  grow(counts: Int32Array, seed: number): TreeNodes {
    const { minSamplesSplit, maxDepth } = this.options;
    const drawn = this.begin(counts, seed);
    const nodes = this.nodes;
    // Depth first, left before right. Each entry: node, start, end, depth, number of features known to be constant.
    const stack: number[] = [this.addNode(0, drawn), 0, drawn, 0, 0];
    while (stack.length > 0) {
      const known = stack.pop() as number;
      const depth = stack.pop() as number;
      const end = stack.pop() as number;
      const start = stack.pop() as number;
      const node = stack.pop() as number;
      if (end - start < minSamplesSplit || end - start < 2 || depth >= maxDepth || nodes.error[node] === 0) continue;
      const constants = this.findSplit(start, end, known);
      const feature = this.best.feature;
      if (feature === -1) continue;
      const middle = this.divide(start, end);
      const left = this.addNode(start, middle);
      const right = this.addNode(middle, end);
      nodes.feature[node] = feature;
      nodes.threshold[node] = this.threshold();
      nodes.left[node] = left;
      nodes.right[node] = right;
      const bothAreLeaves =
        depth + 1 >= maxDepth || (this.isLeaf(left, middle - start) && this.isLeaf(right, end - middle));
      if (bothAreLeaves) continue;
      if (middle - start > FEW_ROWS || end - middle > FEW_ROWS) this.divideSorted(start, end, constants);
      stack.push(right, middle, end, depth + 1, constants, left, start, middle, depth + 1, constants);
    }
    return nodes;
  }

  /** @returns the number of distinct rows in the sample */
  private begin(counts: Int32Array, seed: number): number {
    const drawn = keepDrawn(this.rows, this.everyRow, counts);
    weighSample(this.target, counts, this.sample);
    for (let feature = 0; feature < this.order.length; feature += 1) {
      this.order[feature] = feature;
      const sorted = this.sorted[feature];
      if (sorted !== undefined) keepDrawn(sorted, (this.features[feature] as RankedFeature).order, counts);
    }
    this.nodes = createNodes(2 * drawn - 1);
    this.random = seed || 1;
    return drawn;
  }

  private isLeaf(node: number, rows: number): boolean {
    return rows < 2 || rows < this.options.minSamplesSplit || this.nodes.error[node] === 0;
  }

  /** Adds a leaf with the rows from `start` to before `end`. A later split makes it a branch. */
  private addNode(start: number, end: number): number {
    const { nodes, rows, target } = this;
    const { weight: weights } = this.sample;
    const node = nodes.size;
    nodes.size += 1;
    let weight = 0;
    let sum = 0;
    const first = target[rows[start] as number] as number;
    let pure = true;
    for (let i = start; i < end; i += 1) {
      const row = rows[i] as number;
      const value = target[row] as number;
      weight += weights[row] as number;
      sum += (weights[row] as number) * value;
      pure = pure && value === first;
    }
    const mean = pure ? first : sum / weight;
    let error = 0;
    for (let i = start; i < end; i += 1) {
      const row = rows[i] as number;
      error += (weights[row] as number) * ((target[row] as number) - mean) ** 2;
    }
    nodes.value[node] = mean;
    nodes.error[node] = error;
    nodes.rows[node] = weight;
    return node;
  }

  /**
   * Finds the best split of a node's rows and stores it in `best`.
   * @returns number of features constant in the node
   */
  private findSplit(start: number, end: number, known: number): number {
    const { best, order, node } = this;
    this.sum(start, end);
    best.feature = -1;
    best.score = Number.NEGATIVE_INFINITY;
    const isFew = end - start <= FEW_ROWS;
    const triesAll = this.options.featuresPerSplit >= order.length - known;
    if (isFew) this.few.begin(this.rows, node);
    else if (triesAll) this.count(known, order.length);
    let constants = known;
    let looked = 0;
    for (let last = order.length; last > constants && (looked < this.options.featuresPerSplit || best.feature < 0); ) {
      const drawn = constants + this.draw(last - constants);
      const feature = order[drawn] as number;
      looked += 1;
      if (!isFew && !triesAll) this.count(drawn, drawn + 1);
      if (this.scan(feature, isFew)) {
        last -= 1;
        order[drawn] = order[last] as number;
        order[last] = feature;
      } else {
        order[drawn] = order[constants] as number;
        order[constants] = feature;
        constants += 1;
      }
    }
    return constants;
  }

  /** Adds up the sample over a node, into `node`. */
  private sum(start: number, end: number): void {
    const { rows, node } = this;
    const { weight: weights, weighted } = this.sample;
    let weight = 0;
    let sum = 0;
    for (let i = start; i < end; i += 1) {
      const row = rows[i] as number;
      weight += weights[row] as number;
      sum += weighted[row] as number;
    }
    node.start = start;
    node.end = end;
    node.weight = weight;
    node.sum = sum;
  }

  /** Fills the bins of those features that are counted, among the ones at these places in `order`. */
  private count(from: number, to: number): void {
    let wanted = 0;
    for (let i = from; i < to; i += 1) {
      const place = this.countedPlace[this.order[i] as number] as number;
      if (place < 0) continue;
      this.counted[wanted] = place;
      wanted += 1;
    }
    if (wanted > 0) this.bins.fill(this.counted, wanted, this.rows, this.node.start, this.node.end);
  }

  /** Scans the splits of a feature. @returns whether it varies in the node */
  private scan(feature: number, isFew: boolean): boolean {
    const { best, node } = this;
    const place = this.countedPlace[feature] as number;
    if (!isFew && place >= 0) return this.bins.scan(best, feature, place, node);
    const { rank } = this.features[feature] as RankedFeature;
    return isFew
      ? this.few.scan(best, feature, rank, place >= 0)
      : scanSorted(best, feature, rank, this.sorted[feature] as Int32Array, this.sample, node);
  }

  /** Partitions the node's rows by the best split. @returns index at which the right rows begin */
  private divide(start: number, end: number): number {
    const { rows, goesLeft, best } = this;
    const { rank } = this.features[best.feature] as RankedFeature;
    const { below } = best;
    for (let i = start; i < end; i += 1) {
      const row = rows[i] as number;
      goesLeft[row] = (rank[row] as number) <= below ? 1 : 0;
    }
    return partitionRows(rows, start, end, goesLeft, this.spare);
  }

  /** Partitions the sorted rows of the features that vary, too. */
  private divideSorted(start: number, end: number, constants: number): void {
    for (let i = constants; i < this.order.length; i += 1) {
      const sorted = this.sorted[this.order[i] as number];
      if (sorted !== undefined) partitionRows(sorted, start, end, this.goesLeft, this.spare);
    }
  }

  /**
   * The next double above the middle of the values on both sides. The model sends only values below the threshold left,
   * but in scikit-learn a value at the middle goes left, too.
   */
  private threshold(): number {
    const { distinct } = this.features[this.best.feature] as RankedFeature;
    const below = distinct[this.best.below] as number;
    const above = distinct[this.best.above] as number;
    const middle = below / 2 + above / 2;
    return nextUp(middle > below && middle < above ? middle : below);
  }

  /** An integer from 0 to `below` - 1 (xorshift, Marsaglia 2003), for the order of features. It only decides ties. */
  private draw(below: number): number {
    let x = this.random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.random = x;
    return (x >>> 0) % below;
  }
}

/** Writes the rows that the bootstrap drew to `kept`, in the same order. @returns their number */
function keepDrawn(kept: Int32Array, rows: Int32Array, counts: Int32Array): number {
  let drawn = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as number;
    kept[drawn] = row;
    if ((counts[row] as number) > 0) drawn += 1;
  }
  return drawn;
}
