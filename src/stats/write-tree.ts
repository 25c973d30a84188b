import type { TreeNodes } from './tree-nodes.ts';

/** A node as `ml-cart` writes and loads it; a leaf has a distribution, a branch the rest. */
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

/** What `DecisionTreeRegression.toJSON` gives and `load` takes, plain JSON. */
export interface RegressionTreeModel {
  name: 'DTRegression';
  options: {
    kind: 'regression';
    gainFunction: 'regression';
    splitFunction: 'mean';
    /** Nodes of so many rows or fewer are leaves. */
    minNumSamples: number;
    /** null for none. */
    maxDepth: number | null;
  };
  root: RegressionNode;
}

/** A grown tree in the JSON of `ml-cart`. */
export function writeTree(tree: TreeNodes, options: RegressionTreeModel['options']): RegressionTreeModel {
  const written: RegressionNode[] = [];
  // Children have higher numbers than their parent: from the last node to the first, both are there when it comes.
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
