import fc from 'fast-check';
import { expect, test } from 'vitest';
import { associate } from '../../src/stats/associate.ts';
import { codeCells } from '../../src/stats/code-cells.ts';
import { groupRows } from '../../src/stats/group-rows.ts';

const group = (values: readonly (number | null)[]) =>
  groupRows(codeCells(values.map((value) => (value === null ? null : String(value)))));

/** V alone. */
const cramersV = (a: readonly (number | null)[], b: readonly (number | null)[]) =>
  associate(group(a), group(b))?.v ?? null;

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

test('V is that of the whole contingency table, with its empty cells', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code)), (rows) => {
      const shared = rows.filter((row): row is [number, number] => row.every((each) => each !== null));
      const [xs, ys] = [new Set(shared.map(([x]) => x)), new Set(shared.map(([, y]) => y))];
      const yates = xs.size === 2 && ys.size === 2;
      let chi2 = 0;
      for (const x of xs) {
        for (const y of ys) {
          const expected =
            (shared.filter((row) => row[0] === x).length * shared.filter((row) => row[1] === y).length) / shared.length;
          const size = Math.abs(shared.filter((row) => row[0] === x && row[1] === y).length - expected);
          chi2 += (yates ? size - Math.min(0.5, size) : size) ** 2 / expected;
        }
      }
      const k = Math.min(xs.size, ys.size);
      const v = cramersV(
        rows.map(([x]) => x),
        rows.map(([, y]) => y),
      );
      expect(v).toEqual(k < 2 ? null : expect.closeTo(Math.min(1, Math.sqrt(chi2 / (shared.length * (k - 1)))), 12));
    }),
  );
});

test('V of two columns of names takes time by their rows, not by the square of their names', () => {
  const names = Array.from({ length: 100_000 }, (_, i) => i);
  // Ten billion cells, of which a hundred thousand occur.
  expect(cramersV(names, names.toReversed())).toBeCloseTo(1, 9);
});
