import type { Feature } from './feature.ts';
import { requireFinite } from './require-finite.ts';

/**
 * Subtracts the mean from a column, so that a fit needs no intercept.
 * @returns the mean and the centred values
 * @throws AppError numbers_too_large (values: subject)
 */
export function centre({ name, values }: Feature): { mean: number; values: Float64Array } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = requireFinite(name, values.length === 0 ? 0 : sum / values.length);
  return { mean, values: values.map((value) => value - mean) };
}
