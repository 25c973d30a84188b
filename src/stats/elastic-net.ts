import { AppError } from '../errors.ts';
import { centre } from './centre.ts';
import { descendCoordinates } from './descend-coordinates.ts';
import type { Feature } from './feature.ts';
import { requireEqualLengths } from './require-equal-lengths.ts';
import { requireFinite } from './require-finite.ts';

export interface ElasticNetParameters {
  /** Strength of the penalty, above 0. */
  alpha: number;
  /** Share of the penalty on absolute weights, 0 to 1; the rest is on squared weights. */
  l1Ratio: number;
  /** Duality gap, relative to the target's sum of squares, below which the fit stops. */
  tolerance?: number;
  maxIterations?: number;
}

/** A fitted linear model, plain JSON. */
export interface ElasticNet {
  /** One weight for each feature, in target units per feature unit. */
  coefficients: number[];
  intercept: number;
  /** Passes over all features. */
  iterations: number;
  /** False when the fit stopped at `maxIterations`; the weights are then approximate. */
  converged: boolean;
}

/**
 * Fits a linear regression with a mixed penalty: minimises 1/(2n) |y - Xw|² + alpha l1Ratio |w|₁ + alpha (1 -
 * l1Ratio)/2 |w|². Weights and number of iterations equal scikit-learn's.
 * @param features columns as long as `target`
 * @throws AppError too_few_rows (values: needs, has), numbers_too_large (values: subject); RangeError for parameters
 *   out of bounds
 * Source: https://scikit-learn.org/1.2/modules/generated/sklearn.linear_model.ElasticNet.html
 */
export function fitElasticNet(
  features: readonly Feature[],
  target: Feature,
  { alpha, l1Ratio, tolerance = 1e-4, maxIterations = 1000 }: ElasticNetParameters,
): ElasticNet {
  requireEqualLengths(target.values, ...features.map(({ values }) => values));
  const n = target.values.length;
  if (n < 2) throw new AppError('too_few_rows', { needs: 2, has: n });
  if (!(alpha > 0 && Number.isFinite(alpha))) throw new RangeError(`alpha is a number above 0, not ${alpha}`);
  if (!(l1Ratio >= 0 && l1Ratio <= 1)) throw new RangeError(`l1Ratio is a share from 0 to 1, not ${l1Ratio}`);
  const y = centre(target);
  const columns = features.map(centre);
  const { weights, iterations, converged } = descendCoordinates(
    columns.map((column) => column.values),
    y.values,
    { l1: alpha * l1Ratio * n, l2: alpha * (1 - l1Ratio) * n, tolerance, maxIterations },
  );
  const coefficients = Array.from(weights, (weight) => requireFinite(target.name, weight));
  const explained = columns.reduce((sum, { mean }, index) => sum + mean * (coefficients[index] ?? 0), 0);
  return { coefficients, intercept: requireFinite(target.name, y.mean - explained), iterations, converged };
}

/**
 * Predicts every row: intercept plus weighted features.
 * @param features the features of the fit, in the same order
 * @returns one prediction for each row, in the target's units
 * @throws AppError numbers_too_large (values: subject); RangeError when the number of features differs from the fit's
 */
export function predictElasticNet(model: ElasticNet, features: readonly Feature[]): Float64Array {
  if (features.length !== model.coefficients.length) {
    throw new RangeError(`the model has ${model.coefficients.length} features, the table ${features.length}`);
  }
  requireEqualLengths(...features.map(({ values }) => values));
  const predicted = new Float64Array(features[0]?.values.length ?? 0).fill(model.intercept);
  features.forEach(({ name, values }, index) => {
    const weight = model.coefficients[index] ?? 0;
    for (let row = 0; row < predicted.length; row += 1) {
      predicted[row] = requireFinite(name, (predicted[row] ?? 0) + weight * (values[row] ?? 0));
    }
  });
  return predicted;
}
