import { nextUp } from './next-up.ts';
import { partitionRows } from './partition-rows.ts';
import type { RankedFeature } from './rank-feature.ts';
import { type BestSplit, type Bins, type Sample, scanCounted, scanSorted } from './scan-splits.ts';
import { createNodes, type TreeNodes } from './tree-nodes.ts';
import { weighSample } from './weigh-sample.ts';

export interface TreeOptions {
  /** Most levels below the root; Infinity means unlimited. */
  maxDepth: number;
  /** Nodes with fewer distinct rows become leaves. */
  minSamplesSplit: number;
  /** Number of features that a split tries; it tries more while all tried ones are constant in the node. */
  featuresPerSplit: number;
  /** Seed of the random order of features in each node, so that ties do not favour the first columns. */
  seed: number;
}

/**
 * Features with at most this many distinct values are counted into bins; others stay sorted within each node. Both
 * methods find the same splits. This limit was the fastest on the course's data.
 */
const FEW_VALUES = 24;

/**
 * Grows one regression tree (CART). Each node takes the split with the least sum of squared errors over all distinct
 * values, until the leaves are pure. The search is exact: each bin holds one distinct value.
 * @param features ranked features of the same rows
 * @param target one value for each row
 * @param counts how often the bootstrap drew each row; 0 excludes the row, at least one count is above 0
 * Source: Breiman et al. 1984, Classification and Regression Trees; Louppe 2014, Understanding Random Forests, chapter
 * 5
 */
export function growTree(
  features: readonly RankedFeature[],
  target: Float64Array,
  counts: Int32Array,
  options: TreeOptions,
): TreeNodes {
  return new Grower(features, target, counts, options).grow();
}

class Grower {
  readonly #features: readonly RankedFeature[];
  readonly #target: Float64Array;
  readonly #options: TreeOptions;
  readonly #sample: Sample;
  /** Rows of the sample. Each node owns one range of indexes, the same in `#rows` and in each of `#sorted`. */
  readonly #rows: Int32Array;
  /** Rows of the sample by ascending value, for each feature with many values. */
  readonly #sorted: (Int32Array | undefined)[];
  readonly #spare: Int32Array;
  readonly #goesLeft: Uint8Array;
  readonly #bins: Bins = { weight: new Float64Array(FEW_VALUES), sum: new Float64Array(FEW_VALUES) };
  /** Feature indexes: first those known to be constant in the node, then the others in any order. */
  readonly #order: Int32Array;
  readonly #nodes: TreeNodes;
  #random: number;
  readonly #best: BestSplit = { score: 0, feature: -1, below: 0, above: 0 };

  constructor(features: readonly RankedFeature[], target: Float64Array, counts: Int32Array, options: TreeOptions) {
    this.#features = features;
    this.#target = target;
    this.#options = options;
    this.#random = options.seed || 1;
    const everyRow = Int32Array.from(counts.keys());
    const drawn = counts.reduce((sum, count) => (count > 0 ? sum + 1 : sum), 0);
    this.#rows = keepDrawn(everyRow, counts, drawn);
    this.#sample = weighSample(target, counts);
    this.#sorted = features.map(({ distinct, order }) =>
      distinct.length > FEW_VALUES ? keepDrawn(order, counts, drawn) : undefined,
    );
    this.#spare = new Int32Array(this.#rows.length);
    this.#goesLeft = new Uint8Array(target.length);
    this.#order = Int32Array.from(features, (_, feature) => feature);
    this.#nodes = createNodes(2 * this.#rows.length - 1);
  }

  grow(): TreeNodes {
    const { minSamplesSplit, maxDepth } = this.#options;
    const nodes = this.#nodes;
    // Depth first, left before right. Each entry: node, start, end, depth, number of features known to be constant.
    const stack: number[] = [this.#addNode(0, this.#rows.length), 0, this.#rows.length, 0, 0];
    while (stack.length > 0) {
      const known = stack.pop() as number;
      const depth = stack.pop() as number;
      const end = stack.pop() as number;
      const start = stack.pop() as number;
      const node = stack.pop() as number;
      if (end - start < minSamplesSplit || end - start < 2 || depth >= maxDepth || nodes.error[node] === 0) continue;
      const constants = this.#findSplit(start, end, known);
      const feature = this.#best.feature;
      if (feature === -1) continue;
      const middle = this.#divide(start, end);
      const left = this.#addNode(start, middle);
      const right = this.#addNode(middle, end);
      nodes.feature[node] = feature;
      nodes.threshold[node] = this.#threshold();
      nodes.left[node] = left;
      nodes.right[node] = right;
      const bothAreLeaves =
        depth + 1 >= maxDepth || (this.#isLeaf(left, middle - start) && this.#isLeaf(right, end - middle));
      if (bothAreLeaves) continue;
      for (let i = constants; i < this.#order.length; i += 1) {
        const sorted = this.#sorted[this.#order[i] as number];
        if (sorted !== undefined) partitionRows(sorted, start, end, this.#goesLeft, this.#spare);
      }
      stack.push(right, middle, end, depth + 1, constants, left, start, middle, depth + 1, constants);
    }
    return nodes;
  }

  #isLeaf(node: number, rows: number): boolean {
    return rows < 2 || rows < this.#options.minSamplesSplit || this.#nodes.error[node] === 0;
  }

  /** Adds a leaf with the rows from `start` to before `end`. A later split makes it a branch. */
  #addNode(start: number, end: number): number {
    const nodes = this.#nodes;
    const node = nodes.size;
    nodes.size += 1;
    let weight = 0;
    let sum = 0;
    const first = this.#target[this.#rows[start] as number] as number;
    let pure = true;
    for (let i = start; i < end; i += 1) {
      const row = this.#rows[i] as number;
      const value = this.#target[row] as number;
      weight += this.#sample.weight[row] as number;
      sum += (this.#sample.weight[row] as number) * value;
      pure = pure && value === first;
    }
    const mean = pure ? first : sum / weight;
    let error = 0;
    for (let i = start; i < end; i += 1) {
      const row = this.#rows[i] as number;
      error += (this.#sample.weight[row] as number) * ((this.#target[row] as number) - mean) ** 2;
    }
    nodes.value[node] = mean;
    nodes.error[node] = error;
    nodes.rows[node] = weight;
    return node;
  }

  /**
   * Finds the best split of a node's rows and stores it in `#best`.
   * @returns number of features constant in the node
   */
  #findSplit(start: number, end: number, known: number): number {
    const sample = this.#sample;
    const best = this.#best;
    const node = { start, end, weight: 0, sum: 0 };
    for (let i = start; i < end; i += 1) {
      const row = this.#rows[i] as number;
      node.weight += sample.weight[row] as number;
      node.sum += sample.weighted[row] as number;
    }
    best.feature = -1;
    best.score = Number.NEGATIVE_INFINITY;
    const order = this.#order;
    let constants = known;
    let looked = 0;
    for (let last = order.length; last > constants && (looked < this.#options.featuresPerSplit || best.feature < 0); ) {
      const drawn = constants + this.#draw(last - constants);
      const feature = order[drawn] as number;
      looked += 1;
      const sorted = this.#sorted[feature];
      const { rank, distinct } = this.#features[feature] as RankedFeature;
      const varies =
        sorted === undefined
          ? scanCounted(best, feature, distinct.length, rank, this.#rows, sample, node, this.#bins)
          : scanSorted(best, feature, rank, sorted, sample, node);
      if (varies) {
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

  /** Partitions the node's rows by the best split. @returns index at which the right rows begin */
  #divide(start: number, end: number): number {
    const { rank } = this.#features[this.#best.feature] as RankedFeature;
    for (let i = start; i < end; i += 1) {
      const row = this.#rows[i] as number;
      this.#goesLeft[row] = (rank[row] as number) <= this.#best.below ? 1 : 0;
    }
    return partitionRows(this.#rows, start, end, this.#goesLeft, this.#spare);
  }

  /**
   * The next double above the middle of the values on both sides. The model sends only values below the threshold left,
   * but in scikit-learn a value at the middle goes left, too.
   */
  #threshold(): number {
    const { distinct } = this.#features[this.#best.feature] as RankedFeature;
    const below = distinct[this.#best.below] as number;
    const above = distinct[this.#best.above] as number;
    const middle = below / 2 + above / 2;
    return nextUp(middle > below && middle < above ? middle : below);
  }

  /** An integer from 0 to `below` - 1 (xorshift, Marsaglia 2003), for the order of features. It only decides ties. */
  #draw(below: number): number {
    let x = this.#random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#random = x;
    return (x >>> 0) % below;
  }
}

/** The rows that the bootstrap drew, in the same order. */
function keepDrawn(rows: Int32Array, counts: Int32Array, drawn: number): Int32Array {
  const kept = new Int32Array(drawn);
  let next = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as number;
    if ((counts[row] as number) > 0) {
      kept[next] = row;
      next += 1;
    }
  }
  return kept;
}
