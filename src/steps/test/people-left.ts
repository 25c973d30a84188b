import { withDateParts } from '../../table/date-parts.ts';
import type { BusinessFindings } from '../business-understanding/business-findings.ts';
import { findingsOf, type History } from '../history.ts';
import { datasetOf } from '../prepare/dataset-file.ts';
import { modelOf } from '../train/model-file.ts';
import { offShareOf, testModel } from './test-model.ts';

/**
 * How many people still do the work with one of the models: the people now, times the share of held-out rows whose prediction is off.
 * @param tolerancePercent how far a prediction may be off, in percent of the true value
 * @throws AppError as `testModel` does; predecessor_missing
 */
export function peopleLeft(history: History, model: 'elasticNet' | 'forest', tolerancePercent: number): number {
  const { numbers } = findingsOf<BusinessFindings>(history, 'business-understanding');
  const trained = modelOf(history);
  const { actual, [model]: predicted } = testModel(trained, withDateParts(datasetOf(history)));
  return (
    numbers.peopleBefore * offShareOf({ actual, predicted, tolerancePercent, scale: trained.encoder.target.scale })
  );
}
