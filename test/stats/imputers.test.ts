import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillMissing, fitMedian, fitMostFrequent } from '../../src/stats/imputers.ts';

test('the median ignores missing cells and takes the mean of the middle two for an even count', () => {
  expect(fitMedian('area', [9, null, 1, 4])).toBe(4);
  expect(fitMedian('area', [10, 2, null, 9, 1])).toBe(5.5);
  expect(fitMedian('area', [100, 20, 3])).toBe(20);
});

test('the most frequent value wins; ties go to the first by code points', () => {
  expect(fitMostFrequent('street', ['b', 'a', 'b', null, null, null])).toBe('b');
  expect(fitMostFrequent('street', ['b', 'a', 'a', 'b', 'B', 'B'])).toBe('B');
  expect(fitMostFrequent('street', ['𠮷', '～', '𠮷', '～'])).toBe('～');
});

test('a missing cell is filled; a zero and an empty text are not', () => {
  expect(fillMissing([0, null, 3], 7)).toEqual([0, 7, 3]);
  expect(fillMissing(['', null], 'x')).toEqual(['', 'x']);
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
