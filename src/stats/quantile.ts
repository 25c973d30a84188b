import { AppError } from '../errors.ts';

/**
 * The q-quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996; the default of
 * NumPy and pandas).
 * @param sorted ascending numbers, at least one, none missing
 * @param q 0 to 1
 * @throws AppError too_few_values (values: subject, needs, has)
 * @example quantile([1, 2, 3, 4], 0.25) // 1.75
 */
export function quantile(sorted: readonly number[], q: number): number {
  if (sorted.length === 0) throw new AppError('too_few_values', { subject: 'quantile', needs: 1, has: 0 });
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (position - below);
}
