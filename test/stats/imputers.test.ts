import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeCells, countCodes } from '../../src/stats/code-cells.ts';
import * as imputers from '../../src/stats/imputers.ts';
import { numbersOf } from '../helpers/columns.ts';

const { fillMissing } = imputers;
const fitMedian = (name: string, values: (number | null)[]) => imputers.fitMedian(name, numbersOf(values));
const fitMostFrequent = (name: string, values: (string | null)[]) =>
  imputers.fitMostFrequent(name, codeCells(values).words, countCodes(codeCells(values)));

test('the median ignores missing cells and takes the mean of the middle two for an even count', () => {
  expect(fitMedian('area', [9, null, 1, 4])).toBe(4);
  expect(fitMedian('area', [10, 2, null, 9, 1])).toBe(5.5);
  expect(fitMedian('area', [100, 20, 3])).toBe(20);
});

test('the median is that of the sorted values, and the column stays as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 40 }), (values) => {
      const cells = numbersOf(values);
      const sorted = values.toSorted((a, b) => a - b);
      const [lower = 0, upper = 0] = [sorted[(values.length - 1) >> 1], sorted[values.length >> 1]];
      expect(imputers.fitMedian('area', cells)).toBe((lower + upper) / 2 + 0);
      expect([...cells]).toEqual(values);
    }),
  );
});

test('the most frequent value wins; ties go to the first by code points', () => {
  expect(fitMostFrequent('street', ['b', 'a', 'b', null, null, null])).toBe('b');
  expect(fitMostFrequent('street', ['b', 'a', 'a', 'b', 'B', 'B'])).toBe('B');
  expect(fitMostFrequent('street', ['𠮷', '～', '𠮷', '～'])).toBe('～');
});

test('a missing cell is filled, in place; a zero is not', () => {
  const cells = numbersOf([0, null, 3]);
  expect([...fillMissing(cells, 7)]).toEqual([0, 7, 3]);
  expect([...cells]).toEqual([0, 7, 3]);
});

test('a column without values is an error that names the column', () => {
  const error = expect.objectContaining({ code: 'too_few_values', values: { subject: 'Alley', needs: 1, has: 0 } });
  expect(() => fitMedian('Alley', [null, null])).toThrow(error);
  expect(() => fitMostFrequent('Alley', [])).toThrow(error);
});

test('the median of any finite numbers is within their range, or an error that names the column', () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, (values) => {
      try {
        const median = fitMedian('Area', values);
        expect(median).toBeGreaterThanOrEqual(Math.min(...values));
        expect(median).toBeLessThanOrEqual(Math.max(...values));
      } catch (error) {
        expect(error).toMatchObject({ code: 'numbers_too_large', values: { subject: 'Area' } });
      }
    }),
  );
});
