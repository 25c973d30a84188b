/**
 * Counts in bins of equal width from the least to the greatest value; the last bin includes its upper edge.
 * @param values at least one, none missing
 * @returns `edges` has one more element than `counts`
 */
export function histogram(values: readonly number[], bins: number): { edges: number[]; counts: number[] } {
  const min = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const max = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const width = (max - min || 1) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor((value - min) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges: Array.from({ length: bins + 1 }, (_, i) => min + i * width), counts };
}
