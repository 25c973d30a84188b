import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cohenKappa, fleissKappa } from '../../src/stats/kappa.ts';

test("Cohen's kappa equals cohen_kappa_score of scikit-learn", () => {
  expect(cohenKappa([...'aabbccab'], [...'abbbcaab'])).toBeCloseTo(0.6097560975609756, 14);
});

test("Fleiss' kappa of fourteen raters equals the example of Fleiss 1971", () => {
  const table = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];
  const items = table.map((counts) => counts.flatMap((count, label) => new Array<string>(count).fill(String(label))));
  const raters = Array.from({ length: 14 }, (_, rater) => items.map((labels) => labels[rater] ?? null));
  expect(fleissKappa(raters)).toBeCloseTo(0.20993, 5);
});

test('chance agreement is 0 and complete disagreement is -1', () => {
  expect(cohenKappa([...'aabb'], [...'abab'])).toBe(0);
  expect(cohenKappa([...'ab'], [...'ba'])).toBe(-1);
  expect(fleissKappa([[...'ab'], [...'ba']])).toBe(-1);
});

test('only items that every rater labelled count', () => {
  expect(cohenKappa(['a', null, 'b', 'a'], ['a', 'b', 'b', null])).toBe(1);
  expect(
    fleissKappa([
      ['a', 'b', 'a'],
      ['a', 'b', null],
      ['a', 'b', 'b'],
    ]),
  ).toBe(1);
});

test('perfect agreement is 1, even with only one category', () => {
  const labels = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 });
  fc.assert(
    fc.property(labels, fc.integer({ min: 2, max: 9 }), (given, raters) => {
      expect(cohenKappa(given, given)).toBe(1);
      expect(fleissKappa(new Array(raters).fill(given))).toBe(1);
    }),
  );
  expect(cohenKappa(['a', 'a'], ['a', 'a'])).toBe(1);
});

test('kappa is from -1 to 1 and does not depend on the order of raters', () => {
  const label = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.array(fc.tuple(label, label, label), { minLength: 1 }), (items) => {
      const [a, b, c] = [0, 1, 2].map((rater) => items.map((labels) => labels[rater] ?? null));
      if (a === undefined || b === undefined || c === undefined) return;
      for (const value of [cohenKappa(a, b), fleissKappa([a, b, c])]) {
        expect(value).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(value).toBeLessThanOrEqual(1);
      }
      expect(cohenKappa(a, b)).toBeCloseTo(cohenKappa(b, a), 12);
      expect(fleissKappa([a, b, c])).toBeCloseTo(fleissKappa([c, a, b]), 12);
    }),
  );
});

test('raters without a common item are an error', () => {
  const error = expect.objectContaining({ code: 'no_common_items', values: { raters: 2 } });
  expect(() => cohenKappa(['a', null], [null, 'a'])).toThrow(error);
  expect(() => fleissKappa([[], []])).toThrow(error);
});
