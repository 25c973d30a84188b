import { expect, test } from 'vitest';
import { fitElasticNet, predictElasticNet } from '../../src/stats/elastic-net.ts';
import { fitForest, predictForest } from '../../src/stats/forest.ts';
import { r2, rmse } from '../../src/stats/metrics.ts';
import { invertScaler } from '../../src/stats/scaler.ts';
import { FOREST, prepare, reference, rounded, TARGET } from './reference-chain.ts';

const { train, test: held, targetScaler } = prepare();

function score(predicted: ArrayLike<number>) {
  const prices = invertScaler(TARGET, targetScaler, predicted);
  return { rmse: rmse(TARGET, held.prices, prices), r2: r2(TARGET, held.prices, prices) };
}

test('ElasticNet has the same test error as that of scikit-learn', () => {
  const model = fitElasticNet(train.features, train.target, { alpha: 1, l1Ratio: 0.05 });
  expect(held.prices).toHaveLength(reference.test.rows);
  expect(rounded(score(predictElasticNet(model, held.features)))).toEqual(rounded(reference.test.elasticNet));
});

test('the forest’s test error is within that of ten seeds of scikit-learn', () => {
  const { model } = fitForest(train.features, train.target, FOREST);
  const found = score(predictForest(model, held.features));
  const { rmse: errors, r2: explained } = reference.test.forest;
  expect(found.rmse).toBeGreaterThanOrEqual(errors.min);
  expect(found.rmse).toBeLessThanOrEqual(errors.max);
  expect(found.r2).toBeGreaterThanOrEqual(explained.min);
  expect(found.r2).toBeLessThanOrEqual(explained.max);
});
