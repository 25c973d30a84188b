import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeCells } from '../../src/stats/code-cells.ts';
import { compareCodePoints } from '../../src/stats/compare-code-points.ts';
import { orderByMedian } from '../../src/stats/order-categories.ts';

/** The median as pandas has it: the mean of the middle two for an even count. */
function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

test('categories are in the order of their medians; those with the same one in the order of their names', () => {
  const cells = codeCells(['dear', 'cheap', null, 'b', 'a', 'dear', 'cheap', 'unseen']);
  const target = Float64Array.of(9, 1, 5, 4, 4, 7, 3);
  expect(orderByMedian(cells, target, [0, 1, 2, 3, 4, 5, 6])).toEqual(['cheap', 'a', 'b', 'dear']);
});

test('every category of the rows is there once, medians never fall, and rows that aren’t learned from change nothing', () => {
  const row = fc.record({
    cell: fc.option(fc.constantFrom('a', 'b', 'c', 'あ', 'z😀')),
    price: fc.integer({ min: -50, max: 50 }),
    isLearnt: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (all) => {
      const rows = all.flatMap(({ isLearnt }, place) => (isLearnt ? [place] : []));
      const learnt = all.filter(({ isLearnt }) => isLearnt);
      const target = Float64Array.from(learnt, ({ price }) => price);
      const order = orderByMedian(codeCells(all.map(({ cell }) => cell)), target, rows);
      const known = [...new Set(learnt.flatMap(({ cell }) => (cell === null ? [] : [cell])))];
      expect([...order].sort()).toEqual(known.sort());
      const medianOf = (name: string) => median(learnt.filter(({ cell }) => cell === name).map(({ price }) => price));
      order.slice(1).forEach((name, place) => {
        const before = order[place] ?? '';
        const rise = medianOf(name) - medianOf(before);
        expect(rise > 0 || (rise === 0 && compareCodePoints(before, name) < 0)).toBe(true);
      });
      const alone = codeCells(learnt.map(({ cell }) => cell));
      expect(orderByMedian(alone, target, [...learnt.keys()])).toEqual(order);
    }),
  );
});
