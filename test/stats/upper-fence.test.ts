import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describe } from '../../src/stats/describe.ts';
import { upperFence } from '../../src/stats/upper-fence.ts';

test('lies above Q3 by the factor times the interquartile range', () => {
  expect(upperFence({ q1: 129_500, q3: 213_500 }, 1.5)).toBe(339_500);
  expect(upperFence({ q1: -4, q3: -2 }, 3)).toBe(4);
});

test('is none where half of the values or more are the same', () => {
  const rare = Array.from({ length: 40 }, (_, row) => (row % 9 === 0 ? row : 0));
  expect(upperFence(describe('rare', rare), 1.5)).toBeNull();
});

test('never has more than a quarter of the values above it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2 }),
      fc.constantFrom(0.5, 1.5),
      (values, factor) => {
        const fence = upperFence(describe('values', values), factor) ?? Number.POSITIVE_INFINITY;
        expect(values.filter((value) => value > fence).length).toBeLessThanOrEqual(Math.ceil((values.length - 1) / 4));
      },
    ),
  );
});
