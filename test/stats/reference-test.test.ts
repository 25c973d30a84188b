import { expect, test } from 'vitest';
import { fitElasticNet, predictElasticNet } from '../../src/stats/elastic-net.ts';
import { r2, rmse } from '../../src/stats/metrics.ts';
import { invertScaler } from '../../src/stats/scale.ts';
import { prepare, reference, rounded, TARGET } from './reference-chain.ts';

const { train, test: held, targetScaler } = prepare();

function score(predicted: ArrayLike<number>) {
  const prices = invertScaler(TARGET, targetScaler, predicted);
  return { rmse: rmse(TARGET, held.prices, prices), r2: r2(TARGET, held.prices, prices) };
}

test('on rows that it never saw, ElasticNet is as wrong as that of scikit-learn', () => {
  const model = fitElasticNet(train.features, train.target, { alpha: 1, l1Ratio: 0.05 });
  expect(held.prices).toHaveLength(reference.test.rows);
  expect(rounded(score(predictElasticNet(model, held.features)))).toEqual(rounded(reference.test.elasticNet));
});
