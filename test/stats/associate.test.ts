import fc from 'fast-check';
import { expect, test } from 'vitest';
import { associate } from '../../src/stats/associate.ts';
import { codeCells } from '../../src/stats/code-cells.ts';
import { groupRows } from '../../src/stats/group-rows.ts';

const group = (values: (number | null)[]) =>
  groupRows(codeCells(values.map((value) => (value === null ? null : String(value)))));
const code = fc.option(fc.integer({ min: 0, max: 4 }));
const measure = (rows: readonly (readonly (number | null)[])[]) =>
  associate(group(rows.map(([a]) => a ?? null)), group(rows.map(([, b]) => b ?? null)));

/** Rows with these counts: `table[x][y]` rows have the codes x and y. */
const rowsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((counts, x) => counts.flatMap((count, y) => Array.from({ length: count }, () => [x, y])));

test('the corrected V is what Bergsma’s formulas give', () => {
  // n = 30, chi2 = 20, phi2 = 2 / 3; 2 / 29 of it by chance; sides of 2 - 1 / 29 and 3 - 4 / 29.
  const table = [
    [10, 5, 0],
    [0, 5, 10],
  ];
  expect(measure(rowsOf(table))).toEqual({
    v: expect.closeTo(Math.sqrt(2 / 3), 12),
    corrected: expect.closeTo(Math.sqrt((2 / 3 - 2 / 29) / (1 - 1 / 29)), 12),
    rows: 30,
  });
});

test('a column that differs in every row has V = 1 with any other, and a corrected V of 0', () => {
  const rows = Array.from({ length: 200 }, (_, row) => [row, row % 3]);
  expect(measure(rows)).toEqual({ v: expect.closeTo(1, 12), corrected: 0, rows: 200 });
  expect(measure(rows.map(([a]) => [a ?? 0, a ?? 0]))).toMatchObject({ corrected: 0 });
});

test('of many rows, a strong pair is confirmed', () => {
  const rows = Array.from({ length: 2000 }, (_, row) => [row % 5, row % 10 === 0 ? 5 : row % 5]);
  const found = measure(rows);
  expect(found?.v).toBeGreaterThan(0.9);
  expect(found?.corrected).toBeGreaterThan(0.9);
});

test('the corrected V lies between 0 and V, and neither depends on the order of the columns', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code)), (rows) => {
      const found = measure(rows);
      const turned = measure(rows.map(([a, b]) => [b, a]));
      if (found === null) {
        expect(turned).toBeNull();
        return;
      }
      expect(found.corrected).toBeGreaterThanOrEqual(0);
      expect(found.corrected).toBeLessThanOrEqual(found.v);
      expect(found.rows).toBe(rows.filter((row) => row.every((each) => each !== null)).length);
      // chi2 may differ in its last digit, and the root of what is left of it in the eighth.
      expect(turned).toEqual({
        v: expect.closeTo(found.v, 9),
        corrected: expect.closeTo(found.corrected, 6),
        rows: found.rows,
      });
    }),
  );
});

test('both are 0 for independent columns, whatever their categories', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(sizes, sizes, (a, b) => {
      const table = a.map((x) => b.map((y) => x * y));
      expect(measure(rowsOf(table))).toMatchObject({ v: expect.closeTo(0, 12), corrected: 0 });
    }),
  );
});
