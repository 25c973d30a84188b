import { growTree, type TreeOptions } from './grow-tree.ts';
import { RandomState } from './random-state.ts';
import type { RankedFeature } from './rank-feature.ts';
import type { TreeNodes } from './tree-nodes.ts';

/** What the trees of a forest are grown from. Each tree depends on its seed alone, so they can be grown in any order and anywhere. */
export interface TreesTask {
  features: readonly RankedFeature[];
  target: Float64Array;
  /** One seed for each tree. */
  seeds: Int32Array;
  options: Omit<TreeOptions, 'seed'>;
}

/** Grows all trees of a forest, and hands over each one with its place in `seeds`, in any order. */
export type GrowTrees = (task: TreesTask, take: (place: number, tree: TreeNodes) => void) => void;

/** Grows all trees in the calling thread, one after the other. */
export const growTreesHere: GrowTrees = (task, take) => {
  for (const place of task.seeds.keys()) take(place, growTreeAt(task, place));
};

/** Grows one tree of a forest on its bootstrap sample. */
export function growTreeAt({ features, target, seeds, options }: TreesTask, place: number): TreeNodes {
  const seed = seeds[place] as number;
  const rows = target.length;
  const counts = new Int32Array(rows);
  for (const row of new RandomState(seed).integers(rows, rows)) counts[row] = (counts[row] as number) + 1;
  return growTree(features, target, counts, { ...options, seed });
}
