import fc from 'fast-check';
import { expect, test } from 'vitest';
import { r2, rmse } from '../../src/stats/metrics.ts';

test('rmse is in the units of the target', () => {
  expect(rmse('price', [1, 2, 3], [1, 2, 3])).toBe(0);
  expect(rmse('price', [0, 0], [3, 4])).toBeCloseTo(Math.sqrt(12.5), 12);
});

test('r2 is 1 for perfect predictions, 0 for the mean and below 0 for worse', () => {
  expect(r2('price', [1, 2, 3], [1, 2, 3])).toBe(1);
  expect(r2('price', [1, 2, 3], [2, 2, 2])).toBe(0);
  expect(r2('price', [1, 2, 3], [3, 2, 1])).toBe(-3);
  expect(r2('price', [3, -0.5, 2, 7], [2.5, 0, 2, 8])).toBeCloseTo(0.9486081370449679, 14);
});

test('columns without a score are an error', () => {
  expect(() => r2('price', [5, 5, 5], [5, 4, 6])).toThrow(
    expect.objectContaining({ code: 'column_constant', values: { column: 'price' } }),
  );
  expect(() => r2('price', [5], [5])).toThrow(
    expect.objectContaining({ code: 'too_few_rows', values: { needs: 2, has: 1 } }),
  );
  expect(() => rmse('price', [], [])).toThrow(
    expect.objectContaining({ code: 'too_few_rows', values: { needs: 1, has: 0 } }),
  );
  expect(() => rmse('price', [1e200], [-1e200])).toThrow(
    expect.objectContaining({ code: 'numbers_too_large', values: { subject: 'price' } }),
  );
  expect(() => rmse('price', [1, 2], [1])).toThrow(RangeError);
});

test('any finite numbers give a finite score or an error', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), (pairs) => {
      for (const score of [r2, rmse]) {
        try {
          const truth = pairs.map(([value]) => value);
          const predicted = pairs.map(([, value]) => value);
          expect(score('price', truth, predicted)).toSatisfy(Number.isFinite);
        } catch (error) {
          expect(['too_few_rows', 'column_constant', 'numbers_too_large']).toContain((error as { code: string }).code);
        }
      }
    }),
  );
});
