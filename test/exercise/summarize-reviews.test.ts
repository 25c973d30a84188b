import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RATINGS, RUBRIC } from '../../src/course/rubric.ts';
import { CALIBRATION } from '../../src/exercise/calibration.ts';
import type { Ratings } from '../../src/exercise/review.ts';
import { pointsOf, summarizeReviews } from '../../src/exercise/summarize-reviews.ts';

const ratings = fc.record(Object.fromEntries(RUBRIC.map((one) => [one, fc.constantFrom(...RATINGS)])), {
  requiredKeys: [],
}) as fc.Arbitrary<Ratings>;

describe('the rubric', () => {
  it('has four ratings of one to four points', () => {
    expect(RATINGS.map(pointsOf)).toEqual([4, 3, 2, 1]);
  });

  it('uses every rating in its worked example', () => {
    expect(new Set(Object.values(CALIBRATION))).toEqual(new Set(RATINGS));
  });

  it('takes the middle of an odd count, and the mean of the middle two of an even count', () => {
    const of = (...given: Ratings['specific'][]) =>
      summarizeReviews(given.map((specific) => ({ specific }) as Ratings)).criteria[0];
    expect(of('fully', 'not', 'partly')?.median).toBe(2);
    expect(of('fully', 'partly')?.median).toBe(3);
    expect(of('fully', 'mostly')?.median).toBe(3.5);
  });

  it('omits criteria that no review rates, as in reviews of an older release', () => {
    expect(summarizeReviews([{ specific: 'fully' }]).criteria.map(({ criterion }) => criterion)).toEqual(['specific']);
    expect(summarizeReviews([])).toEqual({ reviews: 0, criteria: [] });
  });

  it('has a median between the extremes that does not depend on the order of reviews', () => {
    fc.assert(
      fc.property(fc.array(ratings, { minLength: 1, maxLength: 9 }), (all) => {
        const summary = summarizeReviews(all);
        expect(summarizeReviews(all.toReversed())).toEqual(summary);
        for (const { criterion, median, counts } of summary.criteria) {
          const points = all.flatMap((one) => (one[criterion] === undefined ? [] : [pointsOf(one[criterion])]));
          expect(median).toBeGreaterThanOrEqual(Math.min(...points));
          expect(median).toBeLessThanOrEqual(Math.max(...points));
          expect(Object.values(counts).reduce((a, b) => a + b)).toBe(points.length);
          const below = points.filter((p) => p < median).length;
          const above = points.filter((p) => p > median).length;
          expect(Math.max(below, above)).toBeLessThanOrEqual(points.length / 2);
        }
      }),
    );
  });
});
