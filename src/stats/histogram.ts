import { AppError } from '../errors.ts';
import { requireFinite } from './require-finite.ts';

/**
 * Counts values in bins of equal width from the least to the greatest value. The last bin includes its upper edge.
 * @param values at least one value, no missing values
 * @param bins number of bins, at least 1
 * @returns `edges` has one more element than `counts`
 * @throws AppError too_few_values (values: subject, needs, has), numbers_too_large (values: subject)
 */
export function histogram(
  values: Float64Array | readonly number[],
  bins: number,
): { edges: number[]; counts: number[] } {
  if (values.length === 0) throw new AppError('too_few_values', { subject: 'histogram', needs: 1, has: 0 });
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const range = requireFinite('histogram', max - min || 1);
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor(((value - min) / range) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges: Array.from({ length: bins + 1 }, (_, i) => min + (i / bins) * range), counts };
}
