import { expect, test } from 'vitest';
import { figures, isOfManyRuns, lessons, wrongFigures } from '../helpers/wrong-figures.ts';

const withMeans = lessons.filter((name) => figures('en', name).some(({ expression }) => isOfManyRuns(expression)));

test('a lesson has means of several runs', () => {
  expect(withMeans).not.toEqual([]);
});

test.each(withMeans)('every mean that %s marks is what the steps compute, in both languages', async (name) => {
  expect(await wrongFigures(name, ({ expression }) => isOfManyRuns(expression))).toEqual([]);
});
