import { expect, test } from 'vitest';
import { nextUp } from '../../src/stats/next-up.ts';

test.each([
  [1, 1 + Number.EPSILON],
  [-1, -1 + Number.EPSILON / 2],
  [0, Number.MIN_VALUE],
  [-0, Number.MIN_VALUE],
  [-Number.MIN_VALUE, -0],
  [2 - Number.EPSILON, 2],
])('after %d comes %d, without a number between', (value, expected) => {
  expect(nextUp(value)).toBe(expected);
});
