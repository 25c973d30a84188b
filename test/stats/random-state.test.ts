import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RandomState } from '../../src/stats/random-state.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('RandomState draws what RandomState of NumPy 1.24 draws', () => {
  it('32-bit integers', () => {
    const random = new RandomState(42);
    expect([1, 2, 3, 4].map(() => random.uint32())).toEqual([1608637542, 3421126067, 4083286876, 787846414]);
  });

  it('permutations', () => {
    expect([...new RandomState(40).permutation(10)]).toEqual([4, 3, 8, 1, 2, 9, 0, 5, 7, 6]);
    expect([...new RandomState(0).permutation(7)]).toEqual([6, 2, 1, 3, 0, 5, 4]);
  });

  it('shuffles', () => {
    const values = [0, 10, 20, 30, 40, 50];
    new RandomState(5).shuffle(values);
    expect(values).toEqual([50, 20, 40, 10, 0, 30]);
  });

  it('integers with replacement, also for the least and the greatest seed', () => {
    expect([...new RandomState(1).integers(1564, 8)]).toEqual([1061, 235, 1096, 905, 715, 847, 960, 144]);
    expect([...new RandomState(2 ** 32 - 1).integers(2 ** 31 - 1, 3)]).toEqual([419326371, 479346978, 1771170828]);
  });

  it('beyond the first 624 words', () => {
    expect([...new RandomState(3).integers(10, 700)].slice(-5)).toEqual([2, 9, 4, 0, 0]);
  });
});

test('a permutation has every number once', () => {
  fc.assert(
    fc.property(seeds, fc.nat({ max: 300 }), (seed, size) => {
      const sorted = [...new RandomState(seed).permutation(size)].sort((a, b) => a - b);
      expect(sorted).toEqual(Array.from({ length: size }, (_, i) => i));
    }),
  );
});

test('an integer stays below its bound', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed, high) => {
      for (const value of new RandomState(seed).integers(high, 20)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(high);
      }
    }),
  );
});

test.each([-1, 2 ** 32, 1.5, Number.NaN])('the seed %d is refused with the allowed range', (seed) => {
  expect(() => new RandomState(seed)).toThrow(RangeError);
});
