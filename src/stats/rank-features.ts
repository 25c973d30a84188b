/** A feature's values as ranks, so that a tree compares small integers and sorts nothing. */
export interface RankedFeature {
  /** Distinct values, ascending: `distinct[rank[row]]` is the row's value. */
  distinct: Float64Array;
  /** The rank of every row's value. */
  rank: Int32Array;
  /** Row numbers by ascending value; rows of equal value keep their order. */
  order: Int32Array;
}

/**
 * Sorts a feature once, for all trees of a forest.
 * @param values one a row, finite
 */
export function rankFeature(values: Float64Array): RankedFeature {
  const order = Int32Array.from(values, (_, row) => row);
  order.sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  const distinct: number[] = [];
  const rank = new Int32Array(values.length);
  for (const row of order) {
    const value = values[row] as number;
    if (distinct.length === 0 || value !== distinct[distinct.length - 1]) distinct.push(value);
    rank[row] = distinct.length - 1;
  }
  return { distinct: Float64Array.from(distinct), rank, order };
}
