import { expect, test } from 'vitest';
import { fitForest } from '../../src/stats/forest.ts';
import { FOREST, prepare, reference } from './reference-chain.ts';

const { train } = prepare();

test('the same features are the most important over ten seeds', () => {
  const sums = new Map<string, number>();
  for (let seed = 0; seed < 10; seed += 1) {
    for (const { feature, importance } of fitForest(train.features, train.target, { ...FOREST, seed }).importances) {
      sums.set(feature, (sums.get(feature) ?? 0) + importance / 10);
    }
  }
  for (const { feature, mean } of reference.train.forest.importances.slice(0, 6)) {
    expect(Math.abs((sums.get(feature) ?? 0) - mean)).toBeLessThan(0.03);
  }
});
