import { expect, test } from 'vitest';
import { preprocess, reference, rounded } from './reference-chain.ts';

const expected = reference.preprocess;
const { train, test: held, fence, learnt, targetScaler, fittedNumeric, fittedCategorical } = preprocess();

test('the split takes the same rows in the same order as train_test_split', () => {
  expect([...train]).toEqual(expected.trainIndex);
  expect([...held]).toEqual(expected.testIndex);
});

test('the fence keeps the same number of training rows', () => {
  expect(fence).toBe(expected.fence);
  expect(learnt.length).toBe(expected.trainRowsAfterFence);
});

test('the target is scaled as StandardScaler scales it', () => {
  expect(rounded(targetScaler)).toEqual(rounded(expected.target));
});

test('numeric columns have the medians, means and scales of SimpleImputer and StandardScaler', () => {
  const found = fittedNumeric.map(({ column, median, scaler }) => ({ column, median, ...scaler }));
  expect(rounded(found)).toEqual(rounded(expected.numeric));
});

test('categorical columns have the most frequent values and categories of SimpleImputer and OrdinalEncoder', () => {
  const found = fittedCategorical.map(({ column, mostFrequent, encoder }) => ({ column, mostFrequent, ...encoder }));
  expect(found).toEqual(expected.categorical);
});

test('fitted encoders survive JSON', () => {
  const fitted = { targetScaler, fittedNumeric, fittedCategorical };
  expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
});
