import fc from 'fast-check';
import { expect, test } from 'vitest';
import { split } from '../../src/stats/split.ts';

test('the rows and their order equal train_test_split', () => {
  const { train, test: held } = split(11, 0.25, 7);
  expect([...train]).toEqual([2, 1, 10, 7, 3, 6, 9, 4]);
  expect([...held]).toEqual([8, 5, 0]);
});

test('a split is a partition of the given share that depends only on the seed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 500 }),
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      (rows, share, seed) => {
        const { train, test: held } = split(rows, share, seed);
        expect([...train, ...held].sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, i) => i));
        expect(held.length).toBe(Math.ceil(share * rows));
        expect(split(rows, share, seed)).toEqual({ train, test: held });
      },
    ),
  );
});

test('another seed gives another split', () => {
  expect(split(100, 0.3, 1).test).not.toEqual(split(100, 0.3, 2).test);
});

test.each([
  [0, 0.3, 2],
  [1, 0.3, 2],
  [9, 0.9, 10],
])('%d rows are too few for a share of %d, and %d are enough', (rows, share, needs) => {
  expect(() => split(rows, share, 0)).toThrow(
    expect.objectContaining({ code: 'too_few_rows', values: { needs, has: rows } }),
  );
  expect(split(needs, share, 0).train.length).toBe(1);
});

test.each([0, 1, -0.1, Number.NaN])('a share of %d is refused', (share) => {
  expect(() => split(10, share, 0)).toThrow(RangeError);
});
