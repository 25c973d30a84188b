import type { RankedFeature } from './rank-features.ts';
import { createNodes, type TreeNodes } from './tree-nodes.ts';

export interface TreeOptions {
  /** Levels below the root; Infinity for none. */
  maxDepth: number;
  /** Nodes with fewer distinct rows become leaves. */
  minSamplesSplit: number;
  /** Features that a split looks at; more when all of these are constant in the node. */
  featuresPerSplit: number;
  /** Orders the features of each node, so that ties do not favour the first columns. */
  seed: number;
}

/**
 * Features with at most so many distinct values are counted into bins at each node; the others are kept sorted, node by
 * node. Both find the same splits; this was the fastest on the course's data.
 */
const FEW_VALUES = 24;

/**
 * Grows one regression tree (CART): at each node the split with the least sum of squared errors, over every distinct value
 * of the features, until the leaves are pure. Exact: bins hold one distinct value each.
 * @param features all of the same rows, ranked
 * @param target one value a row
 * @param counts how often the bootstrap drew each row; 0 leaves it out. At least one is above 0.
 * Source: Breiman et al. 1984, Classification and Regression Trees; Louppe 2014, Understanding Random Forests, chapter 5
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
  /** How often each row counts, and that times its target less the mean of all: small sums, little rounding. */
  readonly #weight: Float64Array;
  readonly #weighted: Float64Array;
  /** The tree's rows; each node owns a stretch from start to end, the same in `#rows` and in each of `#sorted`. */
  readonly #rows: Int32Array;
  /** The tree's rows by ascending value, for features of many values. */
  readonly #sorted: (Int32Array | undefined)[];
  readonly #spare: Int32Array;
  readonly #goesLeft: Uint8Array;
  readonly #binWeights = new Float64Array(FEW_VALUES);
  readonly #binSums = new Float64Array(FEW_VALUES);
  /** Feature numbers: those known to be constant in the node first, then the others in any order. */
  readonly #order: Int32Array;
  readonly #nodes: TreeNodes;
  #random: number;
  #bestScore = 0;
  #bestFeature = -1;
  #bestRank = 0;
  #bestNext = 0;

  constructor(features: readonly RankedFeature[], target: Float64Array, counts: Int32Array, options: TreeOptions) {
    this.#features = features;
    this.#target = target;
    this.#options = options;
    this.#random = options.seed || 1;
    const inBag = (row: number) => (counts[row] as number) > 0;
    this.#rows = Int32Array.from(counts, (_, row) => row).filter(inBag);
    this.#weight = Float64Array.from(counts);
    let total = 0;
    for (const row of this.#rows) total += (counts[row] as number) * (target[row] as number);
    const mean = total / this.#weight.reduce((sum, weight) => sum + weight, 0);
    this.#weighted = target.map((value, row) => (counts[row] as number) * (value - mean));
    this.#sorted = features.map(({ distinct, order }) =>
      distinct.length > FEW_VALUES ? order.filter(inBag) : undefined,
    );
    this.#spare = new Int32Array(this.#rows.length);
    this.#goesLeft = new Uint8Array(target.length);
    this.#order = Int32Array.from(features, (_, feature) => feature);
    this.#nodes = createNodes(2 * this.#rows.length - 1);
  }

  grow(): TreeNodes {
    const { minSamplesSplit, maxDepth } = this.#options;
    const nodes = this.#nodes;
    // Depth first, left before right: a node, its stretch of rows, its depth, and how many features are constant in it.
    const stack: number[] = [this.#addNode(0, this.#rows.length), 0, this.#rows.length, 0, 0];
    while (stack.length > 0) {
      const known = stack.pop() as number;
      const depth = stack.pop() as number;
      const end = stack.pop() as number;
      const start = stack.pop() as number;
      const node = stack.pop() as number;
      if (end - start < minSamplesSplit || end - start < 2 || depth >= maxDepth || nodes.error[node] === 0) continue;
      const constants = this.#findSplit(start, end, known);
      const feature = this.#bestFeature;
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
        if (sorted !== undefined) partition(sorted, start, end, this.#goesLeft, this.#spare);
      }
      stack.push(right, middle, end, depth + 1, constants, left, start, middle, depth + 1, constants);
    }
    return nodes;
  }

  #isLeaf(node: number, rows: number): boolean {
    return rows < 2 || rows < this.#options.minSamplesSplit || this.#nodes.error[node] === 0;
  }

  /** A leaf of the rows from start to end; a later split makes it a branch. */
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
      weight += this.#weight[row] as number;
      sum += (this.#weight[row] as number) * value;
      pure = pure && value === first;
    }
    const mean = pure ? first : sum / weight;
    let error = 0;
    for (let i = start; i < end; i += 1) {
      const row = this.#rows[i] as number;
      error += (this.#weight[row] as number) * ((this.#target[row] as number) - mean) ** 2;
    }
    nodes.value[node] = mean;
    nodes.error[node] = error;
    nodes.rows[node] = weight;
    return node;
  }

  /** Looks for the best split of a node's rows. @returns how many features are constant in it */
  #findSplit(start: number, end: number, known: number): number {
    let weight = 0;
    let sum = 0;
    for (let i = start; i < end; i += 1) {
      const row = this.#rows[i] as number;
      weight += this.#weight[row] as number;
      sum += this.#weighted[row] as number;
    }
    this.#bestFeature = -1;
    this.#bestScore = Number.NEGATIVE_INFINITY;
    const order = this.#order;
    let constants = known;
    let looked = 0;
    for (
      let last = order.length;
      last > constants && (looked < this.#options.featuresPerSplit || this.#bestFeature < 0);
    ) {
      const drawn = constants + this.#draw(last - constants);
      const feature = order[drawn] as number;
      looked += 1;
      const sorted = this.#sorted[feature];
      const { rank } = this.#features[feature] as RankedFeature;
      const varies =
        sorted === undefined
          ? this.#scanBins(feature, rank, start, end, weight, sum)
          : this.#scanSorted(feature, rank, sorted, start, end, weight, sum);
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

  /** Looks at every split of a feature whose rows are sorted. @returns whether the feature varies in the node */
  #scanSorted(
    feature: number,
    rank: Int32Array,
    sorted: Int32Array,
    start: number,
    end: number,
    weight: number,
    sum: number,
  ): boolean {
    let row = sorted[start] as number;
    let current = rank[row] as number;
    if (current === rank[sorted[end - 1] as number]) return false;
    const weights = this.#weight;
    const weighted = this.#weighted;
    let best = this.#bestScore;
    let leftWeight = 0;
    let leftSum = 0;
    for (let i = start + 1; i < end; i += 1) {
      leftWeight += weights[row] as number;
      leftSum += weighted[row] as number;
      row = sorted[i] as number;
      const next = rank[row] as number;
      if (next !== current) {
        const rightSum = sum - leftSum;
        const score = (leftSum * leftSum) / leftWeight + (rightSum * rightSum) / (weight - leftWeight);
        if (score > best) {
          best = score;
          this.#bestFeature = feature;
          this.#bestRank = current;
          this.#bestNext = next;
        }
        current = next;
      }
    }
    this.#bestScore = best;
    return true;
  }

  /** Looks at every split of a feature with few values. @returns whether the feature varies in the node */
  #scanBins(feature: number, rank: Int32Array, start: number, end: number, weight: number, sum: number): boolean {
    const binWeights = this.#binWeights;
    const binSums = this.#binSums;
    const bins = (this.#features[feature] as RankedFeature).distinct.length;
    for (let bin = 0; bin < bins; bin += 1) {
      binWeights[bin] = 0;
      binSums[bin] = 0;
    }
    const rows = this.#rows;
    for (let i = start; i < end; i += 1) {
      const row = rows[i] as number;
      const bin = rank[row] as number;
      binWeights[bin] = (binWeights[bin] as number) + (this.#weight[row] as number);
      binSums[bin] = (binSums[bin] as number) + (this.#weighted[row] as number);
    }
    let leftWeight = 0;
    let leftSum = 0;
    let current = -1;
    let varies = false;
    for (let bin = 0; bin < bins; bin += 1) {
      if (binWeights[bin] === 0) continue;
      if (current !== -1) {
        varies = true;
        const rightSum = sum - leftSum;
        const score = (leftSum * leftSum) / leftWeight + (rightSum * rightSum) / (weight - leftWeight);
        if (score > this.#bestScore) {
          this.#bestScore = score;
          this.#bestFeature = feature;
          this.#bestRank = current;
          this.#bestNext = bin;
        }
      }
      leftWeight += binWeights[bin] as number;
      leftSum += binSums[bin] as number;
      current = bin;
    }
    return varies;
  }

  /** Puts the node's rows left and right of the best split. @returns where the right ones begin */
  #divide(start: number, end: number): number {
    const { rank } = this.#features[this.#bestFeature] as RankedFeature;
    for (let i = start; i < end; i += 1) {
      const row = this.#rows[i] as number;
      this.#goesLeft[row] = (rank[row] as number) <= this.#bestRank ? 1 : 0;
    }
    return partition(this.#rows, start, end, this.#goesLeft, this.#spare);
  }

  /** Half-way between the values on both sides; the upper one where rounding leaves no number between. */
  #threshold(): number {
    const { distinct } = this.#features[this.#bestFeature] as RankedFeature;
    const below = distinct[this.#bestRank] as number;
    const above = distinct[this.#bestNext] as number;
    const middle = below / 2 + above / 2;
    return middle > below && middle <= above ? middle : above;
  }

  /** An integer from 0 to `below` - 1 (Marsaglia 2003, xorshift), to mix features: it decides between equal splits only. */
  #draw(below: number): number {
    let x = this.#random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#random = x;
    return (x >>> 0) % below;
  }
}

/** Moves the rows that go left before the others, in place and stably. @returns where the others begin */
function partition(rows: Int32Array, start: number, end: number, goesLeft: Uint8Array, spare: Int32Array): number {
  let left = start;
  let right = 0;
  for (let i = start; i < end; i += 1) {
    const row = rows[i] as number;
    const isLeft = goesLeft[row] as number;
    rows[left] = row;
    spare[right] = row;
    left += isLeft;
    right += 1 - isLeft;
  }
  for (let i = 0; i < right; i += 1) rows[left + i] = spare[i] as number;
  return left;
}
