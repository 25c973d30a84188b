/**
 * Edges of bins of equal width, from the least to the greatest value of several lists.
 * @returns `bins` + 1 edges, in the values' unit
 */
export function edgesOf(lists: readonly ArrayLike<number>[], bins: number): number[] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const list of lists) {
    for (let i = 0; i < list.length; i += 1) {
      min = Math.min(min, list[i] ?? min);
      max = Math.max(max, list[i] ?? max);
    }
  }
  const width = (max - min) / bins || 1;
  return Array.from({ length: bins + 1 }, (_, i) => min + i * width);
}

/**
 * Counts values in each bin. The last bin includes its upper edge; values outside the edges count in the nearest bin.
 */
export function countInto(edges: readonly number[], values: ArrayLike<number>): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  const [min = 0, second = 1] = edges;
  for (let i = 0; i < values.length; i += 1) {
    const bin = Math.min(counts.length - 1, Math.max(0, Math.floor(((values[i] ?? 0) - min) / (second - min))));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
