import type { TreeNodes } from './tree-nodes.ts';

/** A node in the JSON of `ml-cart`. A leaf has `distribution`, a branch has the other fields. */
type RegressionNode =
  | { distribution: number }
  | {
      splitColumn: number;
      splitValue: number;
      /** Sum of squared errors after the split. */
      gain: number;
      numberSamples: number;
      left: RegressionNode;
      right: RegressionNode;
    };

/** JSON of a tree for `DecisionTreeRegression.toJSON` and `load`. */
export interface RegressionTreeModel {
  name: 'DTRegression';
  options: {
    kind: 'regression';
    gainFunction: 'regression';
    splitFunction: 'mean';
    /** Nodes with this many rows or fewer are leaves. */
    minNumSamples: number;
    /** null means unlimited. */
    maxDepth: number | null;
  };
  root: RegressionNode;
}

/** Converts a grown tree to the JSON of `ml-cart`. */
export function writeTree(tree: TreeNodes, options: RegressionTreeModel['options']): RegressionTreeModel {
  // With its length from the start: V8 takes an array that begins at its end for a sparse one.
  const written = new Array<RegressionNode>(tree.size);
  // Children have higher indexes than their parent, so a loop from the last node writes them first.
  for (let node = tree.size - 1; node >= 0; node -= 1) {
    const left = tree.left[node] as number;
    const right = tree.right[node] as number;
    written[node] =
      tree.feature[node] === -1
        ? { distribution: tree.value[node] as number }
        : {
            splitColumn: tree.feature[node] as number,
            splitValue: tree.threshold[node] as number,
            gain: (tree.error[left] as number) + (tree.error[right] as number),
            numberSamples: tree.rows[node] as number,
            left: written[left] as RegressionNode,
            right: written[right] as RegressionNode,
          };
  }
  return { name: 'DTRegression', options, root: written[0] as RegressionNode };
}
