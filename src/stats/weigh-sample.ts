import type { Sample } from './scan-splits.ts';

/**
 * Prepares a bootstrap sample for sums. It subtracts the mean from the target, so that sums stay small and accurate.
 * @param target one value for each row
 * @param counts how often each row was drawn; at least one count is above 0
 */
export function weighSample(target: Float64Array, counts: Int32Array): Sample {
  let drawn = 0;
  let total = 0;
  target.forEach((value, row) => {
    const count = counts[row] as number;
    drawn += count;
    total += count * value;
  });
  const mean = total / drawn;
  return {
    weight: Float64Array.from(counts),
    weighted: target.map((value, row) => (counts[row] as number) * (value - mean)),
  };
}
