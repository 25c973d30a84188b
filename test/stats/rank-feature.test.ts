import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankFeature } from '../../src/stats/rank-feature.ts';

test('equal values share a rank, and rows of equal value keep their order', () => {
  const { distinct, rank, order } = rankFeature(Float64Array.of(5, -1, 5, 0, -0, 2));
  expect([...distinct]).toEqual([-1, -0, 2, 5]);
  expect([...rank]).toEqual([3, 0, 3, 1, 1, 2]);
  expect([...order]).toEqual([1, 3, 4, 5, 0, 2]);
});

test('ranks index the distinct values, and the order is ascending', () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(numbers, (values) => {
      const { distinct, rank, order } = rankFeature(Float64Array.from(values));
      expect(Array.from(rank, (at) => (distinct[at] ?? Number.NaN) + 0)).toEqual(values.map((value) => value + 0));
      expect([...order].sort((a, b) => a - b)).toEqual(values.map((_, i) => i));
      const ranks = Array.from(order, (row) => rank[row] ?? 0);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }),
  );
});
