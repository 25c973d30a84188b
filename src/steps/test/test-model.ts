import { AppError } from '../../errors.ts';
import { isConstant } from '../../stats/is-constant.ts';
import { r2, rmse } from '../../stats/metrics.ts';
import type { Table } from '../../table/table.ts';
import { encodeRows, take, targetOf } from '../preprocess/table-encoder.ts';
import type { TrainedModel } from '../train/model-file.ts';
import { predictRows } from '../train/predict-rows.ts';
import type { Score } from './test-findings.ts';

/**
 * Differences this small, in standard deviations of the target, are the rounding of a computation. Without this, each prediction
 * of 1e-17 for a true 0 would be off by more than any percentage.
 */
const ROUNDING = 1e-9;
/** Fewest rows that have an R2. */
const LEAST = 2;

/** Both models on the held-out rows, in the unit of the target. */
export interface Tested {
  actual: number[];
  elasticNet: Float64Array;
  forest: Float64Array;
  scores: { elasticNet: Score; forest: Score };
}

/** Predicts the held-out rows of a model. @throws AppError column_not_found, too_few_to_test, same_to_test */
export function testModel(model: TrainedModel, dataset: Table): Tested {
  const actual = take(targetOf(dataset, model.target).values, model.testRows);
  if (actual.length < LEAST) {
    throw new AppError('too_few_to_test', { rows: dataset.rows, left: actual.length, needs: LEAST });
  }
  if (isConstant(actual)) throw new AppError('same_to_test', { column: model.target, left: actual.length });
  const { elasticNet, forest } = predictRows(model, encodeRows(model.encoder, dataset, model.testRows));
  const score = (predicted: Float64Array): Score => ({
    rmse: rmse(model.target, actual, predicted),
    r2: r2(model.target, actual, predicted),
  });
  return { actual, elasticNet, forest, scores: { elasticNet: score(elasticNet), forest: score(forest) } };
}

/**
 * Share of predictions that are too far off, 0 to 1.
 * @param of.tolerancePercent how far a prediction may be off, in percent of the true value
 * @param of.scale standard deviation of the target
 */
export function offShareOf({
  actual,
  predicted,
  tolerancePercent,
  scale,
}: {
  actual: readonly number[];
  predicted: Float64Array;
  tolerancePercent: number;
  scale: number;
}): number {
  const off = actual.filter((value, i) => {
    const allowed = (Math.abs(value) * tolerancePercent) / 100 + ROUNDING * scale;
    return Math.abs((predicted[i] ?? 0) - value) > allowed;
  });
  return off.length / actual.length;
}
