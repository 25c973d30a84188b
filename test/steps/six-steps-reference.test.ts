import { beforeAll, describe, expect, test } from 'vitest';
import type { ProcessId } from '../../src/course/lesson-id.ts';
import type { BusinessFindings } from '../../src/steps/business-understanding/business-findings.ts';
import type { PrepareFindings } from '../../src/steps/prepare/prepare-findings.ts';
import type { PreprocessFindings } from '../../src/steps/preprocess/preprocess-findings.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import type { TestFindings } from '../../src/steps/test/test-findings.ts';
import type { TrainFindings } from '../../src/steps/train/train-findings.ts';
import { valuesOf } from '../helpers/columns.ts';
import { found, houses, kept, reference, rounded, runSteps } from '../helpers/run-steps.ts';

let outcomes: Map<ProcessId, StepOutcome>;
beforeAll(async () => {
  outcomes = await runSteps();
});

test('the built-in scenarios pay back on day 162, never, and on day 179', () => {
  const { scenarios } = found<BusinessFindings>(outcomes, 'business-understanding');
  expect(scenarios).toEqual([
    { name: '2 people x 7.5 h', valuePerDay: 1620, paybackDay: 162 },
    { name: '10 people x 7.5 h', valuePerDay: 900, paybackDay: null },
    { name: '10 people x 2 h', valuePerDay: 1560, paybackDay: 179 },
  ]);
});

test('Prepare drops the marked columns by default and counts the filled cells', () => {
  const { dropped, kept: left, completenessBefore, completenessAfter } = found<PrepareFindings>(outcomes, 'prepare');
  expect([...dropped].sort()).toEqual(reference.preprocess.excluded);
  const { columns, rows } = houses();
  const share = (names: string[]) => {
    const cells = columns.filter(({ name }) => names.includes(name)).flatMap(valuesOf);
    return (cells.filter((cell) => cell !== null).length / (names.length * rows)) * 100;
  };
  expect(completenessBefore).toBeCloseTo(share(columns.map(({ name }) => name)), 10);
  expect(completenessAfter).toBeCloseTo(share(left), 10);
});

describe('Preprocess equals scikit-learn', () => {
  test.each(['excluded', 'trainRows', 'testRows', 'trainIndex', 'testIndex', 'trainRowsAfterFence', 'fence'] as const)(
    'the same %s',
    (key) => {
      expect(found<PreprocessFindings>(outcomes, 'preprocess')[key]).toEqual(reference.preprocess[key]);
    },
  );
  test('medians, means, scales, most frequent values and categories to nine digits', () => {
    const { numeric, categorical, target } = found<PreprocessFindings>(outcomes, 'preprocess');
    expect(rounded(numeric)).toEqual(rounded(reference.preprocess.numeric));
    expect(categorical).toEqual(reference.preprocess.categorical);
    expect(rounded({ mean: target.mean, scale: target.scale })).toEqual(rounded(reference.preprocess.target));
  });
});

test('Train gives the same ElasticNet, and a forest within the range of ten seeds of scikit-learn', () => {
  const { elasticNet, forest, metadata } = found<TrainFindings>(outcomes, 'train');
  const { coefficients, ...figures } = reference.train.elasticNet;
  expect(rounded(elasticNet)).toMatchObject(rounded(figures) as object);
  expect(rounded(elasticNet.coefficients, 6)).toEqual(rounded(coefficients, 6));
  const { min, max } = reference.train.forest.validationR2;
  expect(forest.validationR2).toBeGreaterThanOrEqual(min);
  expect(forest.validationR2).toBeLessThanOrEqual(max);
  expect(forest.importances.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1, 10);
  expect(metadata).toMatchObject({
    trainRows: reference.train.trainRows,
    validationRows: reference.train.validationRows,
  });
});

test('Test gives the same errors in dollars and an unmet goal', () => {
  const { elasticNet, forest, businessGoal, rows } = found<TestFindings>(outcomes, 'test');
  expect(rows).toBe(reference.test.rows);
  expect(rounded(elasticNet)).toEqual(rounded(reference.test.elasticNet));
  for (const key of ['rmse', 'r2'] as const) {
    expect(forest[key]).toBeGreaterThanOrEqual(reference.test.forest[key].min);
    expect(forest[key]).toBeLessThanOrEqual(reference.test.forest[key].max);
  }
  expect(businessGoal.met).toBe(false);
});

test('a lower target is met', async () => {
  const parameters = { 'business-understanding': { targetR2: 0.7 } };
  const { businessGoal } = found<TestFindings>(await runSteps({ parameters, processes: ['test'] }), 'test');
  expect(businessGoal.met).toBe(true);
});

test('a step gives the same findings from files as from data in memory', async () => {
  const history = Object.fromEntries([...outcomes].map(([process, outcome]) => [process, kept(outcome)]));
  const { train: _train, test: _test, ...before } = history;
  const figures = (all: typeof outcomes) => {
    const { elasticNet, forest } = found<TrainFindings>(all, 'train');
    return { elasticNet, validationR2: forest.validationR2, importances: forest.importances };
  };
  const trained = await runSteps({ processes: ['train'], history: before });
  expect(figures(trained)).toEqual(figures(outcomes));
  const tested = await runSteps({ processes: ['test'], history });
  expect(found<TestFindings>(tested, 'test')).toEqual(found<TestFindings>(outcomes, 'test'));
});

test('Test compares every model that the cohort trained', async () => {
  const history = Object.fromEntries([...outcomes].map(([process, outcome]) => [process, kept(outcome)]));
  const { train, test: _test, ...before } = history;
  const parameters = { train: { trees: 5, alpha: 0.1 } };
  const second = (await runSteps({ processes: ['train'], history: before, parameters, earlier: [train!] })).get(
    'train',
  )!;
  expect((second.findings as TrainFindings).charts.models.map(({ label }) => label)).toEqual([
    '#1',
    '#2 alpha=0.1 trees=5',
  ]);
  const tested = await runSteps({
    processes: ['test'],
    history: { ...before, train: kept(second) },
    earlier: [train!],
  });
  const { models, elasticNet } = found<TestFindings>(tested, 'test');
  expect(models).toHaveLength(2);
  expect(rounded(models[0]?.elasticNet)).toEqual(rounded(reference.test.elasticNet));
  expect(models[1]?.elasticNet).toEqual(elasticNet);
});
