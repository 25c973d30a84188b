/** A grown regression tree: one entry a node in each array, the root first, children after their parent. */
export interface TreeNodes {
  size: number;
  /** The column of the split, or -1 for a leaf. */
  feature: Int32Array;
  /** Rows with a value below go left, the others right. */
  threshold: Float64Array;
  left: Int32Array;
  right: Int32Array;
  /** Mean of the target in the node. */
  value: Float64Array;
  /** Sum of squared deviations from that mean. */
  error: Float64Array;
  /** Rows of the bootstrap sample in the node; a row drawn twice counts twice. */
  rows: Float64Array;
}

/** Room for a tree of at most `capacity` nodes; none is used yet. */
export function createNodes(capacity: number): TreeNodes {
  return {
    size: 0,
    feature: new Int32Array(capacity).fill(-1),
    threshold: new Float64Array(capacity),
    left: new Int32Array(capacity),
    right: new Int32Array(capacity),
    value: new Float64Array(capacity),
    error: new Float64Array(capacity),
    rows: new Float64Array(capacity),
  };
}
