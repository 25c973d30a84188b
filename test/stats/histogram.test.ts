import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histogram } from '../../src/stats/histogram.ts';

test('bins are of equal width, and the last one includes its upper edge', () => {
  expect(histogram([0, 1, 2, 3, 4], 4)).toEqual({ edges: [0, 1, 2, 3, 4], counts: [1, 1, 1, 2] });
});

test('equal values count in the first bin', () => {
  expect(histogram([7, 7], 2)).toEqual({ edges: [7, 7.5, 8], counts: [2, 0] });
});

test('every value counts once between rising edges, or the range overflows', () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 50 }), (values, bins) => {
      try {
        const { edges, counts } = histogram(values, bins);
        expect(counts).toHaveLength(bins);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
        expect(edges).toHaveLength(bins + 1);
        for (const edge of edges) expect(edge).toSatisfy(Number.isFinite);
      } catch (error) {
        expect(error).toMatchObject({ code: 'numbers_too_large' });
      }
    }),
  );
});

test('an empty list is an error', () => {
  expect(() => histogram([], 3)).toThrow(expect.objectContaining({ code: 'too_few_values' }));
});
