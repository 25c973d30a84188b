import type { Sample } from './scan-splits.ts';

/**
 * Prepares a bootstrap sample for sums. It subtracts the mean from the target, so that sums stay small and accurate.
 * @param target one value for each row
 * @param counts how often each row was drawn; at least one count is above 0
 * @param sample filled with the result
 */
export function weighSample(target: Float64Array, counts: Int32Array, { weight, weighted }: Sample): void {
  let drawn = 0;
  let total = 0;
  for (let row = 0; row < target.length; row += 1) {
    const count = counts[row] as number;
    drawn += count;
    total += count * (target[row] as number);
  }
  const mean = total / drawn;
  for (let row = 0; row < target.length; row += 1) {
    const count = counts[row] as number;
    weight[row] = count;
    weighted[row] = count * ((target[row] as number) - mean);
  }
}
