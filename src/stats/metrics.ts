import { AppError } from '../errors.ts';
import { requireEqualLengths } from './require-equal-lengths.ts';
import { requireFinite } from './require-finite.ts';

/**
 * Root mean squared error, in the target's units.
 * @param name name of the target, for errors
 * @param truth,predicted columns of equal length, no missing values
 * @throws AppError too_few_rows (values: needs, has) when empty, numbers_too_large (values: subject)
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.metrics.mean_squared_error.html
 */
export function rmse(name: string, truth: ArrayLike<number>, predicted: ArrayLike<number>): number {
  if (truth.length === 0) throw new AppError('too_few_rows', { needs: 1, has: 0 });
  return requireFinite(name, Math.sqrt(squaredErrors(truth, predicted) / truth.length));
}

/**
 * Coefficient of determination: the share of the target's variance that the predictions explain. 1 is perfect, 0 equals
 * a prediction of the mean, and a negative value is worse than the mean.
 * @param name name of the target, for errors
 * @param truth,predicted columns of equal length, no missing values
 * @throws AppError too_few_rows (values: needs, has), column_constant (values: column) when `truth` is constant,
 *   numbers_too_large (values: subject)
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.metrics.r2_score.html
 */
export function r2(name: string, truth: ArrayLike<number>, predicted: ArrayLike<number>): number {
  if (truth.length < 2) throw new AppError('too_few_rows', { needs: 2, has: truth.length });
  let sum = 0;
  for (let i = 0; i < truth.length; i += 1) sum += truth[i] ?? 0;
  const mean = requireFinite(name, sum / truth.length);
  let squares = 0;
  for (let i = 0; i < truth.length; i += 1) squares += ((truth[i] ?? 0) - mean) ** 2;
  if (squares === 0) throw new AppError('column_constant', { column: name });
  return requireFinite(name, 1 - squaredErrors(truth, predicted) / squares);
}

function squaredErrors(truth: ArrayLike<number>, predicted: ArrayLike<number>): number {
  requireEqualLengths(truth, predicted);
  let sum = 0;
  for (let i = 0; i < truth.length; i += 1) sum += ((truth[i] ?? 0) - (predicted[i] ?? 0)) ** 2;
  return sum;
}
