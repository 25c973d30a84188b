import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cramersV } from '../../src/stats/cramers-v.ts';

const code = fc.option(fc.integer({ min: 0, max: 4 }));

test('V is 1 when one column determines the other, and 0 when they are independent', () => {
  expect(cramersV([0, 0, 1, 1, 2, 2], [5, 5, 3, 3, 4, 4])).toBeCloseTo(1, 14);
  expect(cramersV([0, 0, 0, 1, 1, 1], [0, 1, 2, 0, 1, 2])).toBe(0);
});

test("a 2 x 2 table gets Yates' correction, like SciPy", () => {
  const a = [...new Array(10).fill(0), ...new Array(10).fill(1)];
  const b = [...new Array(8).fill(0), 1, 1, ...new Array(3).fill(0), ...new Array(7).fill(1)];
  // chi2_contingency([[8, 2], [3, 7]])[0] is 3.2323…: 20 (|8 * 7 - 2 * 3| - 10)² / (10 * 10 * 11 * 9)
  expect(cramersV(a, b)).toBeCloseTo(Math.sqrt(32000 / 9900 / 20), 14);
});

test('rows with a missing cell are ignored', () => {
  expect(cramersV([0, 0, 1, 1, 2, 2, null, 0], [5, 5, 3, 3, 4, 4, 5, null])).toBeCloseTo(1, 14);
});

test('V is undefined without two categories on both sides', () => {
  expect(cramersV([], [])).toBeNull();
  expect(cramersV([0, 0, 0], [0, 1, 2])).toBeNull();
  expect(cramersV([0, null], [null, 1])).toBeNull();
});

test('V is symmetric and from 0 to 1', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code)), (rows) => {
      const a = rows.map(([x]) => x);
      const b = rows.map(([, y]) => y);
      const v = cramersV(a, b);
      expect(cramersV(b, a)).toEqual(v === null ? null : expect.closeTo(v, 9));
      expect(v === null || (v >= 0 && v <= 1)).toBe(true);
    }),
  );
});
