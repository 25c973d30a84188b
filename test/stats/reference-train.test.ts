import { expect, test } from 'vitest';
import { fitElasticNet, predictElasticNet } from '../../src/stats/elastic-net.ts';
import { fitForest, predictForest } from '../../src/stats/forest.ts';
import { r2 } from '../../src/stats/metrics.ts';
import { FOREST, prepare, reference, rounded, TARGET } from './reference-chain.ts';

const { rows, validationPlaces, train, validation } = prepare();
const model = fitElasticNet(train.features, train.target, { alpha: 1, l1Ratio: 0.05 });

test('the second split takes the same rows', () => {
  expect([...validationPlaces]).toEqual(reference.train.validationIndex);
  expect(rows.train.length).toBe(reference.train.trainRows);
});

test('ElasticNet has the weights of scikit-learn', () => {
  const found = train.features.map(({ name }, i) => ({ feature: name, weight: model.coefficients[i] }));
  expect(rounded(found, 6)).toEqual(rounded(reference.train.elasticNet.coefficients, 6));
});

test('ElasticNet has the intercept, iterations and validation R² of scikit-learn', () => {
  expect(rounded(model.intercept)).toBe(rounded(reference.train.elasticNet.intercept));
  expect(model.iterations).toBe(reference.train.elasticNet.iterations);
  expect(model.converged).toBe(true);
  const score = r2(TARGET, validation.target.values, predictElasticNet(model, validation.features));
  expect(rounded(score)).toBe(rounded(reference.train.elasticNet.validationR2));
});

test('the forest’s validation R² is within that of ten seeds of scikit-learn', () => {
  const { model: forest } = fitForest(train.features, train.target, FOREST);
  const score = r2(TARGET, validation.target.values, predictForest(forest, validation.features));
  expect(score).toBeGreaterThanOrEqual(reference.train.forest.validationR2.min);
  expect(score).toBeLessThanOrEqual(reference.train.forest.validationR2.max);
});
