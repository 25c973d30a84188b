import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile } from '../../src/stats/quantile.ts';

test.each([
  [0, 1],
  [0.25, 1.75],
  [0.5, 2.5],
  [0.9, 3.7],
  [1, 4],
])('the %d quantile of 1, 2, 3, 4 is %d, like in NumPy', (q, expected) => {
  expect(quantile([1, 2, 3, 4], q)).toBeCloseTo(expected, 14);
});

test('a quantile is within the values and never falls with a higher share', () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(numbers, share, share, (values, a, b) => {
      const sorted = values.sort((x, y) => x - y);
      const [low, high] = [quantile(sorted, Math.min(a, b)), quantile(sorted, Math.max(a, b))];
      expect(low).toBeGreaterThanOrEqual(sorted[0] ?? 0);
      expect(high).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
      const rounding = 4 * Number.EPSILON * Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted.at(-1) ?? 0));
      expect(low - high).toBeLessThanOrEqual(rounding);
    }),
  );
});

test('an empty list and shares outside 0 to 1 are errors', () => {
  expect(() => quantile([], 0.5)).toThrow(expect.objectContaining({ code: 'too_few_values' }));
  for (const q of [-0.1, 1.1, Number.NaN]) expect(() => quantile([1], q)).toThrow(RangeError);
});
