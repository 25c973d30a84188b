import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTicks } from '../../src/charts/round-ticks.ts';

describe('round ticks', () => {
  it.each([
    [0, 365, { min: 0, max: 400, stepSize: 50 }],
    [12_789, 755_000, { min: 0, max: 800_000, stepSize: 100_000 }],
    [-1.2, 3, { min: -2, max: 3, stepSize: 1 }],
    [5, 5, { min: 5, max: 5, stepSize: 1 }],
  ])('from %d to %d', (from, to, ticks) => {
    expect(roundTicks(from, to)).toMatchObject(ticks);
  });

  it('include the whole range, with at most two extra steps', () => {
    const figure = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Math.round(value * 100) / 100);
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const { min, max, stepSize } = roundTicks(from, to);
        expect(min).toBeLessThanOrEqual(from + stepSize * 1e-6);
        expect(max).toBeGreaterThanOrEqual(to - stepSize * 1e-6);
        expect((max - min) / stepSize).toBeLessThan(10.1);
      }),
    );
  });
});
