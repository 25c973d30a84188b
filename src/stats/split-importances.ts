import type { TreeNodes } from './tree-nodes.ts';

/**
 * Each feature's share of the reduction in squared error from root to leaves, for one tree.
 * @param features number of features
 * @returns one share for each feature, summing to 1; all 0 for a tree of one leaf or without any reduction
 * Source: Breiman et al. 1984; `feature_importances_` of
 *   https://scikit-learn.org/1.2/modules/generated/sklearn.tree.DecisionTreeRegressor.html
 */
export function splitImportances(tree: TreeNodes, features: number): Float64Array {
  const gains = new Float64Array(features);
  let total = 0;
  for (let node = 0; node < tree.size; node += 1) {
    const feature = tree.feature[node] as number;
    if (feature === -1) continue;
    const left = tree.error[tree.left[node] as number] as number;
    const right = tree.error[tree.right[node] as number] as number;
    // Rounding can make the gain of a useless split negative.
    const gain = Math.max(0, (tree.error[node] as number) - left - right);
    gains[feature] = (gains[feature] as number) + gain;
    total += gain;
  }
  return total > 0 ? gains.map((gain) => gain / total) : gains;
}
