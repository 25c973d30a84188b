import { AppError } from '../errors.ts';
import { requireFinite } from './require-finite.ts';

/** A fitted standardisation, plain JSON: subtract the mean, divide by the scale. Both in the column's units. */
export interface Scaler {
  mean: number;
  /** Population standard deviation (divisor n), or 1 for a column that does not vary. Never 0. */
  scale: number;
}

/**
 * Mean and spread of a column, for z scores.
 * @param name the column, for the error
 * @param values none missing: fill gaps first
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
  // What is left of the differences is the rounding of the mean (Chan, Golub and LeVeque 1983).
  const variance = requireFinite(name, (squares - (rest * rest) / n) / n);
  // A spread that rounding alone explains is none.
  const rounding = n * Number.EPSILON * variance + (n * mean * Number.EPSILON) ** 2;
  const scale = variance <= rounding ? 1 : Math.sqrt(variance);
  return { mean, scale };
}

/**
 * z scores: (value - mean) / scale.
 * @param name the column, for the error
 * @param values in the column's units, none missing
 * @throws AppError numbers_too_large (values: subject)
 */
export function applyScaler(name: string, { mean, scale }: Scaler, values: ArrayLike<number>): Float64Array {
  const scores = new Float64Array(values.length);
  for (let i = 0; i < scores.length; i += 1) scores[i] = requireFinite(name, ((values[i] ?? 0) - mean) / scale);
  return scores;
}

/**
 * Back from z scores to the column's units: z * scale + mean.
 * @param name the column, for the error
 * @throws AppError numbers_too_large (values: subject)
 */
export function invertScaler(name: string, { mean, scale }: Scaler, scores: ArrayLike<number>): Float64Array {
  const values = new Float64Array(scores.length);
  for (let i = 0; i < values.length; i += 1) values[i] = requireFinite(name, (scores[i] ?? 0) * scale + mean);
  return values;
}
