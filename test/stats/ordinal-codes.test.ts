import { expect, test } from 'vitest';
import { codeCells } from '../../src/stats/code-cells.ts';
import { compareCodePoints } from '../../src/stats/compare-code-points.ts';
import { ordinalCodes } from '../../src/stats/ordinal-codes.ts';

test('codes follow the order of code points from 0, and a missing cell stays missing', () => {
  expect([...ordinalCodes(codeCells(['b', null, 'a', 'B', 'b']))]).toEqual([2, Number.NaN, 1, 0, 2]);
});

test('a column of missing cells stays missing', () => {
  expect([...ordinalCodes(codeCells([null, null]))]).toEqual([Number.NaN, Number.NaN]);
});

test('rare kanji and emoji come after everything else, as in Python', () => {
  expect(['😀', '～', '𠮷', 'ab', 'a', ''].sort(compareCodePoints)).toEqual(['', 'a', 'ab', '～', '😀', '𠮷']);
});
