import { RATINGS, type Rating, RUBRIC, type RubricCriterion } from '../course/rubric.ts';
import type { Ratings } from './review.ts';

/** What the reviews of a request say together. */
export interface ReviewSummary {
  reviews: number;
  criteria: { criterion: RubricCriterion; median: number; counts: Record<Rating, number> }[];
}

/** The levels as points, 4 for the best and 1 for the worst, so that they have a median. */
export function pointsOf(rating: Rating): number {
  return RATINGS.length - RATINGS.indexOf(rating);
}

/**
 * The median of each criterion in points (1 to 4; of an even number, midway between the two in the middle) and how many gave
 * which level. A median, not a mean, as the levels are an order and no measure.
 */
export function summarizeReviews(all: readonly Ratings[]): ReviewSummary {
  return {
    reviews: all.length,
    criteria: RUBRIC.flatMap((criterion) => {
      const given = all.flatMap((ratings) => ratings[criterion] ?? []);
      if (given.length === 0) return [];
      const counts = Object.fromEntries(RATINGS.map((r) => [r, given.filter((one) => one === r).length]));
      return [{ criterion, median: median(given.map(pointsOf)), counts: counts as Record<Rating, number> }];
    }),
  };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}
