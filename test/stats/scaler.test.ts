import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyScaler, fitScaler, invertScaler } from '../../src/stats/scaler.ts';

test('z scores are population standard deviations from the mean', () => {
  const scaler = fitScaler('x', [2, 4, 4, 4, 5, 5, 7, 9]);
  expect(scaler).toEqual({ mean: 5, scale: 2 });
  expect([...applyScaler('x', scaler, [5, 9, 1])]).toEqual([0, 2, -2]);
});

test('a constant column has the scale 1, even when its mean is rounded', () => {
  expect(fitScaler('x', [7, 7, 7])).toEqual({ mean: 7, scale: 1 });
  expect(fitScaler('x', new Array(10).fill(0.1)).scale).toBe(1);
});

test('scaling can be inverted', () => {
  const numbers = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, (values) => {
      const scaler = fitScaler('x', values);
      const back = invertScaler('x', scaler, applyScaler('x', scaler, values));
      const size = Math.max(1e-9, ...values.map(Math.abs));
      back.forEach((value, i) => {
        expect(Math.abs(value - (values[i] ?? 0))).toBeLessThanOrEqual(1e-12 * size);
      });
    }),
  );
});

test('scores have mean 0 and standard deviation 1', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2 });
  fc.assert(
    fc.property(numbers, (values) => {
      const again = fitScaler('z', applyScaler('x', fitScaler('x', values), values));
      expect(again.mean).toBeCloseTo(0, 9);
      expect(again.scale).toBeCloseTo(1, 9);
    }),
  );
});

test('empty columns and too large values are errors that name the column', () => {
  expect(() => fitScaler('Area', [])).toThrow(
    expect.objectContaining({ code: 'too_few_values', values: { subject: 'Area', needs: 1, has: 0 } }),
  );
  expect(() => fitScaler('Area', [1e200, -1e200])).toThrow(
    expect.objectContaining({ code: 'numbers_too_large', values: { subject: 'Area' } }),
  );
});

test('any finite numbers have finite scores, or an error that names the column', () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, (values) => {
      try {
        const scaler = fitScaler('Area', values);
        expect(scaler.scale).toBeGreaterThan(0);
        for (const score of applyScaler('Area', scaler, values)) expect(score).toSatisfy(Number.isFinite);
      } catch (error) {
        expect(error).toMatchObject({ code: 'numbers_too_large', values: { subject: 'Area' } });
      }
    }),
  );
});
