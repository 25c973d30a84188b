import type { Sample } from './scan-splits.ts';

/**
 * A bootstrap sample as sums need it: the target less its mean, so that sums stay small and lose few digits.
 * @param target one value a row
 * @param counts how often each row was drawn; at least one is above 0
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
