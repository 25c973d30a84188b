import { AppError } from '../errors.ts';

/**
 * The q-quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996; the default of NumPy
 * and pandas).
 * @param sorted ascending numbers, at least one, no missing values
 * @param q 0 to 1
 * @throws AppError too_few_values (values: subject, needs, has); RangeError for a `q` outside 0 to 1
 * @example quantile([1, 2, 3, 4], 0.25) // 1.75
 */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0) throw new AppError('too_few_values', { subject: 'quantile', needs: 1, has: 0 });
  if (!(q >= 0 && q <= 1)) throw new RangeError(`a quantile is from 0 to 1, not ${q}`);
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return Math.min(high, Math.max(low, between(low, high, position - below)));
}

/** Interpolates from the nearer end, like NumPy. */
function between(low: number, high: number, share: number): number {
  const distance = high - low;
  // The difference of two finite numbers can overflow.
  if (!Number.isFinite(distance)) return low * (1 - share) + high * share;
  return share < 0.5 ? low + distance * share : high - distance * (1 - share);
}
