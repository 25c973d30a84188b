import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describe } from '../../src/stats/describe.ts';

test('the figures equal pandas describe and ignore missing cells', () => {
  expect(describe('x', [4, Number.NaN, 1, 3, 2])).toEqual({
    count: 4,
    mean: 2.5,
    std: Math.sqrt(5 / 3),
    min: 1,
    q1: 1.75,
    median: 2.5,
    q3: 3.25,
    max: 4,
  });
});

test.each([
  [[], 0],
  [[Number.NaN, 5], 1],
])('%j has too few values, and the error names the column', (values, has) => {
  expect(() => describe('Area', values)).toThrow(
    expect.objectContaining({ code: 'too_few_values', values: { subject: 'Area', needs: 2, has } }),
  );
});

test('any finite numbers have finite figures in ascending order, or an error that names the column', () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2 });
  fc.assert(
    fc.property(numbers, (values) => {
      try {
        const { min, q1, median, q3, max, mean, std } = describe('Area', values);
        for (const figure of [min, q1, median, q3, max, mean, std]) expect(figure).toSatisfy(Number.isFinite);
        expect([q1, median, q3, max].every((figure, i) => figure >= ([min, q1, median, q3][i] ?? 0))).toBe(true);
      } catch (error) {
        expect(error).toMatchObject({ code: 'numbers_too_large', values: { subject: 'Area' } });
      }
    }),
  );
});
