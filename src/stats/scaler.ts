import { AppError } from '../errors.ts';
import { requireFinite } from './require-finite.ts';

/** A fitted standardisation, plain JSON: (value - mean) / scale. Mean and scale are in the column's units. */
export interface Scaler {
  mean: number;
  /** Population standard deviation (divisor n), or 1 for a column that does not vary. Never 0. */
  scale: number;
}

/**
 * Fits mean and scale of a column, for z scores.
 * @param name name of the column, for errors
 * @param values no missing values; fill gaps first
 * @throws AppError too_few_values (values: subject, needs, has) when empty, numbers_too_large (values: subject)
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.preprocessing.StandardScaler.html
 */
export function fitScaler(name: string, values: ArrayLike<number>): Scaler {
  const n = values.length;
  if (n === 0) throw new AppError('too_few_values', { subject: name, needs: 1, has: 0 });
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += values[i] ?? 0;
  const mean = requireFinite(name, sum / n);
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < n; i += 1) {
    const difference = (values[i] ?? 0) - mean;
    squares += difference * difference;
    rest += difference;
  }
  // The sum of the differences is the rounding error of the mean; it corrects the variance (Chan, Golub and LeVeque
  // 1983).
  const variance = requireFinite(name, (squares - (rest * rest) / n) / n);
  // A variance within rounding error counts as 0.
  const rounding = n * Number.EPSILON * variance + (n * mean * Number.EPSILON) ** 2;
  const scale = variance <= rounding ? 1 : Math.sqrt(variance);
  return { mean, scale };
}

/**
 * z scores: (value - mean) / scale.
 * @param name name of the column, for errors
 * @param values in the column's units, none missing
 * @param scores gets the result; it may be `values` itself
 * @throws AppError numbers_too_large (values: subject)
 */
export function applyScaler(
  name: string,
  { mean, scale }: Scaler,
  values: ArrayLike<number>,
  scores: Float64Array = new Float64Array(values.length),
): Float64Array {
  for (let i = 0; i < scores.length; i += 1) scores[i] = requireFinite(name, ((values[i] ?? 0) - mean) / scale);
  return scores;
}

/**
 * Converts z scores back to the column's units: z * scale + mean.
 * @param name name of the column, for errors
 * @throws AppError numbers_too_large (values: subject)
 */
export function invertScaler(name: string, { mean, scale }: Scaler, scores: ArrayLike<number>): Float64Array {
  const values = new Float64Array(scores.length);
  for (let i = 0; i < values.length; i += 1) values[i] = requireFinite(name, (scores[i] ?? 0) * scale + mean);
  return values;
}
