import { expect, test } from 'vitest';
import { compareCodePoints } from '../../src/stats/compare-code-points.ts';
import { ordinalCodes } from '../../src/stats/ordinal-codes.ts';

test('codes follow the order of code points from 0, and a missing cell stays missing', () => {
  expect(ordinalCodes(['b', null, 'a', 'B', 'b'])).toEqual({ codes: [2, null, 1, 0, 2], categories: ['B', 'a', 'b'] });
});

test('a column of missing cells has no categories', () => {
  expect(ordinalCodes([null, null])).toEqual({ codes: [null, null], categories: [] });
});

test('rare kanji and emoji come after everything else, as in Python', () => {
  expect(['😀', '～', '𠮷', 'ab', 'a', ''].sort(compareCodePoints)).toEqual(['', 'a', 'ab', '～', '😀', '𠮷']);
});
