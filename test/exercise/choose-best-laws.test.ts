import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CRITERIA, RATINGS } from '../../src/course/rubric.ts';
import { chooseBest } from '../../src/exercise/choose-best.ts';
import type { Ratings } from '../../src/exercise/review.ts';
import { pointsOf } from '../../src/exercise/summarize-reviews.ts';
import { runs } from '../fuzz/runs.ts';

const ratings: fc.Arbitrary<Ratings> = fc.dictionary(fc.constantFrom(...CRITERIA), fc.constantFrom(...RATINGS));
const requests = fc
  .array(fc.array(ratings, { maxLength: 3 }), { maxLength: 8 })
  .map((all) => all.map((each, index) => ({ request: index, ratings: each })));
const points = (all: readonly Ratings[]) => all.flatMap((each) => Object.values(each).map(pointsOf));
const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;

it('chooses a request that none is rated better than, and none when nothing is rated', () => {
  fc.assert(
    fc.property(requests, (all) => {
      const rated = all.filter((each) => points(each.ratings).length > 0);
      const best = chooseBest(all);
      expect(best === undefined).toBe(rated.length === 0);
      if (best === undefined) return;
      const own = points(all[best]?.ratings ?? []);
      for (const each of rated) expect(mean(points(each.ratings))).toBeLessThanOrEqual(mean(own));
    }),
    { numRuns: runs(300) },
  );
});

it('prefers more reviews, and then the earlier request', () => {
  const good: Ratings = { specific: RATINGS[0] };
  expect(
    chooseBest([
      { request: 'a', ratings: [good] },
      { request: 'b', ratings: [good, good] },
    ]),
  ).toBe('b');
  expect(
    chooseBest([
      { request: 'a', ratings: [good] },
      { request: 'b', ratings: [good] },
    ]),
  ).toBe('a');
});
