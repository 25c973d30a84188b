/** A grown regression tree. Each array has one entry for each node: the root first, children after their parent. */
export interface TreeNodes {
  size: number;
  /** Index of the split's feature, or -1 for a leaf. */
  feature: Int32Array;
  /** Rows with a value below the threshold go left, others right. */
  threshold: Float64Array;
  left: Int32Array;
  right: Int32Array;
  /** Mean of the target over the node's rows. */
  value: Float64Array;
  /** Sum of squared deviations from that mean. */
  error: Float64Array;
  /** Rows of the bootstrap sample in the node; a row drawn twice counts twice. */
  rows: Float64Array;
}

/** Creates an empty tree with room for `capacity` nodes. */
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
