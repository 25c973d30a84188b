import { RandomState } from './random-state.ts';
import type { RankedFeature } from './rank-feature.ts';
import { TreeGrower, type TreeOptions } from './tree-grower.ts';
import type { TreeNodes } from './tree-nodes.ts';

/** What the trees of a forest are grown from. Each tree depends on its seed alone, so they can be grown in any order and anywhere. */
export interface TreesTask {
  features: readonly RankedFeature[];
  target: Float64Array;
  /** One seed for each tree. */
  seeds: Int32Array;
  options: TreeOptions;
}

/** Grows all trees of a forest, and hands over each one with its place in `seeds`, in any order. */
export type GrowTrees = (task: TreesTask, take: (place: number, tree: TreeNodes) => void) => void;

/** Grows all trees in the calling thread, one after the other. */
export const growTreesHere: GrowTrees = (task, take) => {
  const growAt = treeGrowerOf(task);
  for (const place of task.seeds.keys()) take(place, growAt(place));
};

/** Creates what grows any tree of a forest, by its place in `seeds`, on its bootstrap sample. */
export function treeGrowerOf({ features, target, seeds, options }: TreesTask): (place: number) => TreeNodes {
  const grower = new TreeGrower(features, target, options);
  const rows = target.length;
  return (place) => {
    const seed = seeds[place] as number;
    const counts = new Int32Array(rows);
    const drawn = new RandomState(seed).integers(rows, rows);
    for (let i = 0; i < rows; i += 1) {
      const row = drawn[i] as number;
      counts[row] = (counts[row] as number) + 1;
    }
    return grower.grow(counts, seed);
  };
}
