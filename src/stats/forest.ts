import { RandomForestRegression } from 'ml-random-forest';
import { AppError } from '../errors.ts';
import type { Feature } from './feature.ts';
import { growTree } from './grow-tree.ts';
import { RandomState } from './random-state.ts';
import { rankFeature } from './rank-feature.ts';
import { requireEqualLengths } from './require-equal-lengths.ts';
import { requireFinite } from './require-finite.ts';
import { splitImportances } from './split-importances.ts';
import { type RegressionTreeModel, writeTree } from './write-tree.ts';

export interface ForestParameters {
  /** 1 to 1000. */
  trees: number;
  /** Levels below the root, at least 1; without it leaves are pure. */
  maxDepth?: number;
  /** Nodes with fewer distinct rows are not split; at least 2. */
  minSamplesSplit: number;
  /** Share of the features that each split looks at, above 0 to 1. */
  maxFeatures: number;
  /** Integer from 0 to 2^32 - 1. */
  seed: number;
}

/** What `RandomForestRegression.toJSON` gives and `load` takes, plain JSON. */
export interface ForestModel {
  name: 'RFRegression';
  selectionMethod: 'mean';
  baseModel: {
    /** The columns that each tree sees: all of them. */
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
  /** The share of the fall in squared error that each feature's splits bring, mean of the trees; sums to 1. */
  importances: { feature: string; importance: number }[];
}

const LARGEST_TREE_SEED = 2 ** 31 - 1;

/**
 * Random forest for regression: trees of all features on bootstrap samples of the rows; a prediction is the mean of the
 * trees'. A seed draws the same bootstrap samples as scikit-learn's `RandomForestRegressor(random_state=seed)`; among equally
 * good splits the choice may differ, so that scores agree as those of two seeds do.
 * @param features as many values each as `target`, at least one feature
 * @param progress told how many trees are done, after each
 * @throws AppError too_few_rows (values: needs, has), column_constant (values: column) when the target or no feature varies,
 *   numbers_too_large (values: subject); RangeError for parameters out of bounds
 * Source: Breiman 2001, Machine Learning 45(1);
 *   https://scikit-learn.org/1.2/modules/generated/sklearn.ensemble.RandomForestRegressor.html
 */
export function fitForest(
  features: readonly Feature[],
  target: Feature,
  parameters: ForestParameters,
  progress: (treesDone: number, trees: number) => void = () => {},
): Forest {
  checkParameters(parameters);
  checkData(features, target, parameters.trees);
  const { trees, maxDepth = Number.POSITIVE_INFINITY, minSamplesSplit, maxFeatures, seed } = parameters;
  const ranked = features.map(({ values }) => rankFeature(values));
  const rows = target.values.length;
  const random = new RandomState(seed);
  const treeSeeds = random.integers(LARGEST_TREE_SEED, trees);
  const importances = new Float64Array(features.length);
  const treeOptions = {
    kind: 'regression' as const,
    gainFunction: 'regression' as const,
    splitFunction: 'mean' as const,
    minNumSamples: minSamplesSplit - 1,
    maxDepth: maxDepth === Number.POSITIVE_INFINITY ? null : maxDepth,
  };
  const estimators: RegressionTreeModel[] = [];
  for (const treeSeed of treeSeeds) {
    const counts = new Int32Array(rows);
    for (const row of new RandomState(treeSeed).integers(rows, rows)) counts[row] = (counts[row] as number) + 1;
    const tree = growTree(ranked, target.values, counts, {
      maxDepth,
      minSamplesSplit,
      featuresPerSplit: Math.max(1, Math.floor(maxFeatures * features.length)),
      seed: treeSeed,
    });
    splitImportances(tree, features.length).forEach((share, i) => {
      importances[i] = (importances[i] as number) + share;
    });
    estimators.push(writeTree(tree, treeOptions));
    progress(estimators.length, trees);
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
    // Trees of one leaf have no splits; if all are such, no feature is more important than another.
    importances: features.map(({ name }, i) => ({
      feature: name,
      importance: total > 0 ? (importances[i] as number) / total : 1 / features.length,
    })),
  };
}

/** What a loaded forest of the package holds of each tree; its types leave this out. */
interface LoadedForest {
  estimators: { root: { classify(row: readonly number[]): number } }[];
}

/**
 * The mean of the trees' predictions for every row, by the trees of `ml-random-forest`. Its own `predict` gives the same, but
 * copies every row for every tree, which takes four times as long.
 * @param features the same as at the fit, in the same order
 * @returns one prediction a row, in the target's units
 * @throws RangeError when there are more or fewer features than at the fit
 */
export function predictForest(model: ForestModel, features: readonly Feature[]): Float64Array {
  if (features.length !== model.baseModel.n) {
    throw new RangeError(`the model has ${model.baseModel.n} features, the table ${features.length}`);
  }
  requireEqualLengths(...features.map(({ values }) => values));
  const rows = Array.from(features[0]?.values ?? [], (_, row) => features.map(({ values }) => values[row] as number));
  // The package's types misspell selectionMethod, too.
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
  if (isConstant(target)) throw new AppError('column_constant', { column: name });
  if (features.every(isConstant)) throw new AppError('column_constant', { column: first.name });
  // What sums and squares of any bootstrap sample, and sums of all trees, can reach at most.
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  requireFinite(name, (2 * largest * Math.max(rows, trees)) ** 2);
  for (const value of values) requireFinite(name, value);
}

function isConstant({ values }: Feature): boolean {
  return values.every((value) => value === values[0]);
}
