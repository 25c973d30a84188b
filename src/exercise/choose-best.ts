import type { Ratings } from './review.ts';
import { pointsOf } from './summarize-reviews.ts';

/**
 * Chooses the request that its reviewers rated best: the highest mean of all ratings in points, then more reviews, then the earlier request.
 * @param requests in the order in which they were sent, each with the ratings of its finished reviews
 * @returns undefined when none of them has a rating
 */
export function chooseBest<T>(requests: readonly { request: T; ratings: readonly Ratings[] }[]): T | undefined {
  const rated = requests.flatMap(({ request, ratings }) => {
    const points = ratings.flatMap((each) => Object.values(each).map(pointsOf));
    if (points.length === 0) return [];
    return [{ request, reviews: ratings.length, mean: points.reduce((sum, each) => sum + each, 0) / points.length }];
  });
  return rated.toSorted((a, b) => b.mean - a.mean || b.reviews - a.reviews)[0]?.request;
}
