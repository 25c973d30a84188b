import { RandomForestRegression } from 'ml-random-forest';
import { AppError } from '../errors.ts';
import type { Feature } from './feature.ts';
import { type GrowTrees, growTreesHere } from './grow-trees.ts';
import { isConstant } from './is-constant.ts';
import { RandomState } from './random-state.ts';
import { rankFeature } from './rank-feature.ts';
import { requireEqualLengths } from './require-equal-lengths.ts';
import { requireFinite } from './require-finite.ts';
import { splitImportances } from './split-importances.ts';
import { type RegressionTreeModel, writeTree } from './write-tree.ts';

export interface ForestParameters {
  /** 1 to 1000. */
  trees: number;
  /** Most levels below the root, at least 1; absent means unlimited. */
  maxDepth?: number;
  /** Nodes with fewer distinct rows are not split; at least 2. */
  minSamplesSplit: number;
  /** Share of the features that each split tries, above 0 and up to 1. */
  maxFeatures: number;
  /** Integer from 0 to 2^32 - 1. */
  seed: number;
}

/** JSON of a forest for `RandomForestRegression.toJSON` and `load`. */
export interface ForestModel {
  name: 'RFRegression';
  selectionMethod: 'mean';
  baseModel: {
    /** Feature indexes of each tree: always all features. */
    indexes: number[][];
    n: number;
    replacement: false;
    maxFeatures: number;
    nEstimators: number;
    treeOptions: RegressionTreeModel['options'];
    isClassifier: false;
    seed: number;
    estimators: RegressionTreeModel[];
    useSampleBagging: true;
  };
}

export interface Forest {
  model: ForestModel;
  /** Each feature's share of the reduction in squared error, averaged over the trees; sums to 1. */
  importances: { feature: string; importance: number }[];
}

const LARGEST_TREE_SEED = 2 ** 31 - 1;

/**
 * Fits a random forest for regression: trees of all features on bootstrap samples of the rows. A prediction is the mean
 * of the trees' predictions. A seed draws the same bootstrap samples as scikit-learn's
 * `RandomForestRegressor(random_state=seed)`. The choice among equally good splits may differ, so scores differ about
 * as much as between two seeds.
 * @param features at least one column, each as long as `target`
 * @param progress called after each tree with the number of finished trees
 * @param grow grows the trees; default: in the calling thread
 * @throws AppError too_few_rows (values: needs, has), column_constant (values: column) when the target or every feature
 *   is constant, numbers_too_large (values: subject); RangeError for parameters out of bounds
 * Source: Breiman 2001, Machine Learning 45(1);
 *   https://scikit-learn.org/1.2/modules/generated/sklearn.ensemble.RandomForestRegressor.html
 */
export function fitForest(
  features: readonly Feature[],
  target: Feature,
  parameters: ForestParameters,
  progress: (treesDone: number, trees: number) => void = () => {},
  grow: GrowTrees = growTreesHere,
): Forest {
  checkParameters(parameters);
  checkData(features, target, parameters.trees);
  const { trees, maxDepth = Number.POSITIVE_INFINITY, minSamplesSplit, maxFeatures, seed } = parameters;
  const ranked = features.map(({ values }) => rankFeature(values));
  const random = new RandomState(seed);
  const treeSeeds = random.integers(LARGEST_TREE_SEED, trees);
  const treeOptions = {
    kind: 'regression' as const,
    gainFunction: 'regression' as const,
    splitFunction: 'mean' as const,
    minNumSamples: minSamplesSplit - 1,
    maxDepth: maxDepth === Number.POSITIVE_INFINITY ? null : maxDepth,
  };
  const featuresPerSplit = Math.max(1, Math.floor(maxFeatures * features.length));
  const options = { maxDepth, minSamplesSplit, featuresPerSplit };
  const estimators = new Array<RegressionTreeModel>(trees);
  const shares = new Array<Float64Array>(trees);
  let done = 0;
  grow({ features: ranked, target: target.values, seeds: Int32Array.from(treeSeeds), options }, (place, tree) => {
    shares[place] = Float64Array.from(splitImportances(tree, features.length));
    estimators[place] = writeTree(tree, treeOptions);
    done += 1;
    progress(done, trees);
  });
  // Summed in the order of the seeds: sums of doubles depend on their order.
  const importances = new Float64Array(features.length);
  for (const share of shares) {
    for (const [i, part] of share.entries()) importances[i] = (importances[i] as number) + part;
  }
  const total = importances.reduce((sum, share) => sum + share, 0);
  return {
    model: {
      name: 'RFRegression',
      selectionMethod: 'mean',
      baseModel: {
        indexes: estimators.map(() => features.map((_, i) => i)),
        n: features.length,
        replacement: false,
        maxFeatures: 1,
        nEstimators: trees,
        treeOptions,
        isClassifier: false,
        seed,
        estimators,
        useSampleBagging: true,
      },
    },
    // When every tree has only one leaf, all features are equally important.
    importances: features.map(({ name }, i) => ({
      feature: name,
      importance: total > 0 ? (importances[i] as number) / total : 1 / features.length,
    })),
  };
}

/** Fields of a loaded forest that the package's types omit. */
interface LoadedForest {
  estimators: { root: { classify(row: readonly number[]): number } }[];
}

/**
 * Predicts every row: the mean of the trees' predictions. The package's own `predict` gives the same result but copies
 * every row for every tree, which takes four times as long.
 * @param features the features of the fit, in the same order
 * @returns one prediction for each row, in the target's units
 * @throws RangeError when the number of features differs from the fit's
 */
export function predictForest(model: ForestModel, features: readonly Feature[]): Float64Array {
  if (features.length !== model.baseModel.n) {
    throw new RangeError(`the model has ${model.baseModel.n} features, the table ${features.length}`);
  }
  requireEqualLengths(...features.map(({ values }) => values));
  const rows = Array.from(features[0]?.values ?? [], (_, row) => features.map(({ values }) => values[row] as number));
  // The package's types misspell selectionMethod, hence the cast.
  const loaded = RandomForestRegression.load(model as unknown as Parameters<typeof RandomForestRegression.load>[0]);
  const { estimators } = loaded as unknown as LoadedForest;
  return Float64Array.from(rows, (row) => {
    let sum = 0;
    for (const { root } of estimators) sum += root.classify(row);
    return sum / estimators.length;
  });
}

function checkParameters({ trees, maxDepth, minSamplesSplit, maxFeatures }: ForestParameters): void {
  const integer = (value: number, min: number, max: number) => {
    if (!Number.isInteger(value) || value < min || value > max)
      throw new RangeError(`a whole number from ${min} to ${max} is needed, not ${value}`);
  };
  integer(trees, 1, 1000);
  integer(minSamplesSplit, 2, LARGEST_TREE_SEED);
  if (maxDepth !== undefined) integer(maxDepth, 1, LARGEST_TREE_SEED);
  if (!(maxFeatures > 0 && maxFeatures <= 1))
    throw new RangeError(`maxFeatures is a share above 0 up to 1, not ${maxFeatures}`);
}

function checkData(features: readonly Feature[], target: Feature, trees: number): void {
  const { name, values } = target;
  const rows = values.length;
  requireEqualLengths(values, ...features.map((feature) => feature.values));
  if (rows < 2) throw new AppError('too_few_rows', { needs: 2, has: rows });
  const first = features[0];
  if (first === undefined) throw new RangeError('a forest needs at least one feature');
  for (const feature of features) {
    for (const value of feature.values) requireFinite(feature.name, value);
  }
  if (isConstant(values)) throw new AppError('column_constant', { column: name });
  if (features.every((feature) => isConstant(feature.values)))
    throw new AppError('column_constant', { column: first.name });
  // Upper bound of sums and squares over any bootstrap sample, and of sums over all trees.
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  requireFinite(name, (2 * largest * Math.max(rows, trees)) ** 2);
  for (const value of values) requireFinite(name, value);
}
