import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as stats from '../../src/stats/correlation.ts';
import { numbersOf } from '../helpers/columns.ts';

const correlation = (a: readonly (number | null)[], b: readonly (number | null)[]) =>
  stats.correlation(numbersOf(a), numbersOf(b));

const number = fc.integer({ min: -1000, max: 1000 });
const pairs = fc.array(fc.tuple(number, number), { minLength: 3 });

test('r of a known pair of columns, over rows without missing cells', () => {
  expect(correlation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.8, 14);
  expect(correlation([1, 2, null, 3, 4, 5, 9], [2, 1, 8, 4, 3, 5, null])).toBeCloseTo(0.8, 14);
  expect(correlation([1, 2, 3], [3, 2, 1])).toBe(-1);
});

test.each([
  [[], []],
  [[1], [2]],
  [
    [1, null, 3],
    [null, 2, 4],
  ],
  [
    [5, 5, 5],
    [1, 2, 3],
  ],
])('r of %j and %j is undefined', (a, b) => {
  expect(correlation(a, b)).toBeNull();
});

test('r does not change with the unit or the origin of a column', () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: 50 }), number, (rows, unit, zero) => {
      const a = rows.map(([x]) => x);
      const b = rows.map(([, y]) => y);
      const r = correlation(a, b);
      const moved = correlation(
        a.map((x) => unit * x + zero),
        b,
      );
      if (r === null) expect(moved).toBeNull();
      else expect(moved).toBeCloseTo(r, 9);
      expect(correlation(b, a)).toEqual(r === null ? null : expect.closeTo(r, 12));
    }),
  );
});

test('r is 0 where it is only the rounding error of the sums', () => {
  const halves = Array.from({ length: 41 }, (_, i) => (i - 20) * 0.1);
  const squares = halves.map((x) => x * x);
  expect(correlation(halves, squares)).toBe(0);
  expect(
    correlation(
      halves,
      halves.map((x, i) => x * x + (i === 0 ? 1e-9 : 0)),
    ),
  ).not.toBe(0);
});

test('r is defined for numbers whose squares overflow or underflow', () => {
  const a = [1, 2, 3, 4, 5];
  const b = [2, 1, 4, 3, 5];
  for (const unit of [1e-300, 1e-180, 1e180, 1e307]) {
    const moved = a.map((x) => x * unit);
    expect(correlation(moved, b)).toBeCloseTo(0.8, 9);
    expect(correlation(moved, moved)).toBeCloseTo(1, 12);
  }
});

test('r of any finite numbers is from -1 to 1, or undefined', () => {
  const any = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(any, any)), (rows) => {
      const r = correlation(
        rows.map(([x]) => x),
        rows.map(([, y]) => y),
      );
      expect(r === null || (r >= -1 && r <= 1)).toBe(true);
    }),
  );
});
