/** A feature's values as ranks. A tree then compares small integers and never sorts. */
export interface RankedFeature {
  /** Distinct values, ascending: `distinct[rank[row]]` is the row's value. */
  distinct: Float64Array;
  /** The rank of every row's value. */
  rank: Int32Array;
  /** Row numbers by ascending value; rows of equal value keep their order. */
  order: Int32Array;
}

/**
 * Sorts a feature once for all trees of a forest.
 * @param values one finite value for each row
 */
export function rankFeature(values: Float64Array): RankedFeature {
  // A typed array sorts numbers natively without a compare function, which is many times faster.
  const sorted = values.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    if (count > 0 && sorted[i] === sorted[count - 1]) continue;
    sorted[count] = sorted[i] as number;
    count += 1;
  }
  const distinct = sorted.slice(0, count);
  const rank = new Int32Array(values.length);
  const ends = new Int32Array(count + 1);
  for (let row = 0; row < values.length; row += 1) {
    const found = indexOfValue(distinct, values[row] as number);
    rank[row] = found;
    ends[found + 1] = (ends[found + 1] as number) + 1;
  }
  for (let i = 1; i <= count; i += 1) ends[i] = (ends[i] as number) + (ends[i - 1] as number);
  const order = new Int32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const found = rank[row] as number;
    const place = ends[found] as number;
    order[place] = row;
    ends[found] = place + 1;
  }
  return { distinct, rank, order };
}

/** Index of a value in ascending distinct values. The value must be one of them. */
function indexOfValue(distinct: Float64Array, value: number): number {
  let low = 0;
  let high = distinct.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((distinct[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
