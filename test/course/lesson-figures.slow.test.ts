import { expect, test } from 'vitest';
import { evaluate, lessons, wrongFigures } from '../helpers/wrong-figures.ts';

test.each(lessons)('every figure that %s marks is what the steps compute, in both languages', async (name) => {
  expect(await wrongFigures(name)).toEqual([]);
});

test.each<[string, number]>([
  ['table.count()', 2930],
  ['table.count(Id=67|1797 & Total_Bsmt_SF>=725)', 2],
  // Another column stands for its value in the same row.
  ['table.count(Year_Built=Year_Remod_Add) - table.count(Year_Built>=Year_Remod_Add)', -1],
  ['10 + 2 * 3 / 4 - 1', 10.5],
  ['analyze.target.mean to 1000', 181_000],
  ['train.elasticNet.coefficients{weight=0}.length', 28],
  // The parts of a run, and its own figures, agree.
  ['training.count() - learning.count() + preprocess.trainRowsAfterFence', 2051],
  ['fitted.count() + validation.count() - learning.count()', 0],
  ['validation.r2(forest) - train.forest.validationR2', 0],
  ['heldout.people(forestOff>10) - test.value.people', 0],
  ['heldout.valuePerDay(forestOff>10) - test.value.valuePerDay', 0],
  ['heldout.paybackDay(forestOff>10) - test.value.paybackDay', 0],
  ['heldout.mean(forestSquared) - test.forest.rmse * test.forest.rmse', 0],
  ['mean N=3..5 of test(tolerancePercent=N).value.tolerancePercent * 2', 8],
  ['preprocess(prepare.drop=-Neighborhood).excluded.length - preprocess.excluded.length', -1],
  ['heldout(train.alpha=0.01).r2(elasticNet) - test(train.alpha=0.01).elasticNet.r2', 0],
])('%s is %d', async (expression, value) => {
  expect(await evaluate(expression)).toBeCloseTo(value, 4);
});
