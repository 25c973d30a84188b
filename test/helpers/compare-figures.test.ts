import { expect, test } from 'vitest';
import { compareFigures } from './compare-figures.ts';

test.each([
  ['the ninth digit', { rows: 1.00000001 }, { rows: 1.00000002 }],
  ['a missing key', { rows: 1, columns: 2 }, { rows: 1 }],
  ['a key too many', { rows: 1 }, { rows: 1, columns: 2 }],
  ['null for a number', { r: null }, { r: 0 }],
  ['a name', { numeric: [{ column: 'a', mean: 1 }] }, { numeric: [{ column: 'b', mean: 1 }] }],
  ['the order of rows', { trainIndex: [1, 2] }, { trainIndex: [2, 1] }],
  ['a coefficient’s sixth digit', { elasticNet: { intercept: 1.00001 } }, { elasticNet: { intercept: 1.00002 } }],
  ['a forest out of its range', { forest: { r2: 0.8 } }, { forest: { r2: 0.84 } }],
])('compareFigures finds a difference: %s', (_name, ours, theirs) => {
  expect(compareFigures(ours, theirs)).not.toEqual([]);
});

test.each([
  ['a rounding error', { rows: 0.1 + 0.2 }, { rows: 0.3 }],
  ['a forest in its range', { forest: { r2: 0.8, fitMilliseconds: 1 } }, { forest: { r2: 0.82, fitMilliseconds: 9 } }],
  [
    'the order of equal correlations',
    {
      numericCorrelation: [
        { column: 'a', r: 1 },
        { column: 'b', r: 1 },
      ],
    },
    {
      numericCorrelation: [
        { column: 'b', r: 1 },
        { column: 'a', r: 1 },
      ],
    },
  ],
])('compareFigures accepts a permitted difference: %s', (_name, ours, theirs) => {
  expect(compareFigures(ours, theirs)).toEqual([]);
});
