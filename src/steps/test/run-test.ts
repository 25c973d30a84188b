import { AppError } from '../../errors.ts';
import { withDateParts } from '../../table/date-parts.ts';
import type { Table } from '../../table/table.ts';
import type { BusinessFindings } from '../business-understanding/business-findings.ts';
import { paybackDay, valuePerDay } from '../business-understanding/payback.ts';
import type { FinishedRun } from '../finished-run.ts';
import { findingsOf } from '../history.ts';
import { datasetOf } from '../prepare/dataset-file.ts';
import type { StepInput } from '../step.ts';
import { modelOf, modelOfRun } from '../train/model-file.ts';
import { modelLabel } from '../train/model-label.ts';
import { countInto, edgesOf } from './count-into.ts';
import { goalVerdict } from './goal-verdict.ts';
import type { TestFindings, TestParameters } from './test-findings.ts';
import { offShareOf, type Tested, testModel } from './test-model.ts';

const POINTS = 400;
const BINS = 25;
/**
 * Tests both models on held-out rows, in the target's unit, and decides about the Business Goal. Earlier models of the
 * cohort are tested on the same rows.
 * Source: COURSE "6 Test"
 * @throws AppError predecessor_missing, column_not_found, too_few_to_test, same_to_test
 */
export function runTest(
  { unit, row, history, earlier, locale, t }: Pick<StepInput, 'unit' | 'row' | 'history' | 'earlier' | 'locale' | 't'>,
  { tolerancePercent }: TestParameters,
  progress: (share: number, stage: string) => void,
): { findings: TestFindings; data: undefined } {
  const dataset = withDateParts(datasetOf(history));
  const business = findingsOf<BusinessFindings>(history, 'business-understanding');
  const model = modelOf(history);
  progress(0.2, 'predicting');
  const tested = testModel(model, dataset);
  progress(0.6, 'comparing');
  const others = earlier.flatMap((run) => testEarlier(run, dataset, model.metadata.dataHash));
  const models = [...others, { parameters: history.train?.parameters ?? {}, scores: tested.scores }];
  progress(0.8, 'judging');
  const { scores, actual } = tested;
  const best = scores.forest.r2 >= scores.elasticNet.r2 ? 'forest' : 'elasticNet';
  const { scale } = model.encoder.target;
  const offShare = offShareOf({ actual, predicted: tested[best], tolerancePercent, scale });
  const people = business.numbers.peopleBefore * offShare;
  const value = valuePerDay(business.numbers, { people, hours: business.numbers.hoursBefore });
  const edges = edgesOf([actual, tested.elasticNet, tested.forest], BINS);
  const residuals = {
    elasticNet: actual.map((one, i) => one - (tested.elasticNet[i] ?? 0)),
    forest: actual.map((one, i) => one - (tested.forest[i] ?? 0)),
  };
  const residualEdges = edgesOf([residuals.elasticNet, residuals.forest], BINS);
  const findings: TestFindings = {
    rows: actual.length,
    ...scores,
    businessGoal: goalVerdict(business.goal, { best, ...scores[best], unit }, locale, t),
    models: models.map(({ parameters, scores: score }, index) => ({
      label: modelLabel(index + 1, parameters),
      ...score,
    })),
    value: {
      best,
      offShare,
      tolerancePercent,
      people,
      valuePerDay: value,
      paybackDay: paybackDay(business.numbers, value),
    },
    charts: {
      goal: business.goal,
      target: model.target,
      ...(unit === undefined ? {} : { unit }),
      ...(row === undefined ? {} : { row }),
      points: actual.slice(0, POINTS).map((one, i) => ({
        actual: one,
        elasticNet: tested.elasticNet[i] ?? 0,
        forest: tested.forest[i] ?? 0,
      })),
      histogram: {
        edges,
        actual: countInto(edges, actual),
        elasticNet: countInto(edges, tested.elasticNet),
        forest: countInto(edges, tested.forest),
      },
      residuals: {
        edges: residualEdges,
        elasticNet: countInto(residualEdges, residuals.elasticNet),
        forest: countInto(residualEdges, residuals.forest),
      },
    },
  };
  progress(0.95, 'writing');
  return { findings, data: undefined };
}

/** Why an earlier model isn't compared: the Dataset lacks a column that it needs, or its held-out rows give no R2. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['column_not_found', 'too_few_to_test', 'same_to_test']);

/** Tests the model of an earlier run. Returns nothing when it was trained on other data, or for a reason above. */
function testEarlier(
  run: FinishedRun,
  dataset: Table,
  dataHash: string,
): { parameters: FinishedRun['parameters']; scores: Tested['scores'] }[] {
  const model = modelOfRun(run);
  if (model === undefined || model.metadata.dataHash !== dataHash) return [];
  try {
    return [{ parameters: run.parameters, scores: testModel(model, dataset).scores }];
  } catch (error) {
    if (error instanceof AppError && NOT_COMPARED.has(error.code)) return [];
    throw error;
  }
}
